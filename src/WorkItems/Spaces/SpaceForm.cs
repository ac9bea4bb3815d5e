using Microsoft.AspNetCore.Http;

namespace Steward.WorkItems.Spaces;

/// <summary>The fields of a space as they were typed.</summary>
public sealed record SpaceForm
{
    public string? Name { get; init; }

    public string? Key { get; init; }

    public string? Kind { get; init; }

    public string? Description { get; init; }

    public bool InPortal { get; init; }

    public IReadOnlyList<string> Types { get; init; } = [];

    internal static SpaceForm Read(IFormCollection form) => new()
    {
        Name = form["name"], Key = form["key"].ToString().Trim().ToUpperInvariant(), Kind = form["kind"], Description = form["description"],
        InPortal = form["inPortal"] == "true", Types = [.. form["types"].OfType<string>()],
    };

    internal static SpaceForm Of(Space space) => new()
    {
        Name = space.Name, Key = space.Key, Kind = space.Kind.ToString(), Description = space.Description, InPortal = space.InPortal, Types = space.TypeKeys,
    };
}
