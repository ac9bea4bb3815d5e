using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Events;
using Steward.Platform.Text;

namespace Steward.WorkItems.Spaces;

/// <summary>Changes how a space is called and what may be created in it. What is null is not touched.</summary>
public sealed record ChangeSpace(string Key) : ICommand<SpaceAnswer>, ICheckItself
{
    public static Permission Needs => WorkItemPermissions.ManageSpace;

    public string? Name { get; init; }

    public string? Description { get; init; }

    public bool? InPortal { get; init; }

    /// <summary>Keys of the types, in the order of the create form. Items of a type taken away stay what they are.</summary>
    public IReadOnlyList<string>? Types { get; init; }

    public Refusal? Check()
    {
        var faults = new List<FieldFault>();
        if (Name is not null && (string.IsNullOrWhiteSpace(Name) || Name.Length > 120))
            faults.Add(new("name", Texts<WorkItemTexts>.Say("SpaceName")));
        if (Description?.Length > 2_000)
            faults.Add(new("description", Texts<WorkItemTexts>.Say("TextTooLong", 2_000)));
        return Refusal.From(faults);
    }
}

internal sealed class ChangeSpaceHandler : IHandle<ChangeSpace, SpaceAnswer>
{
    public async Task<Outcome<SpaceAnswer>> Handle(ChangeSpace command, CommandContext context)
    {
        var (space, refusal) = await context.Space(command.Key);
        if (space is null)
            return refusal!;
        if (command.Types is not null && context.UnknownTypes(command.Types) is { } fault)
            return Refusal.From([fault])!;

        var changes = new List<Change>();
        if (command.Name is { } name)
            Note("name", space.Name, space.Name = name.Trim());
        if (command.Description is { } description)
            Note("description", space.Description, space.Description = description);
        if (command.InPortal is { } inPortal)
            Note("in portal", Say(space.InPortal), Say(space.InPortal = inPortal));
        if (command.Types is { } types)
            Note("types", space.Types, space.Types = string.Join(',', types.Distinct(StringComparer.Ordinal)));
        if (changes.Count > 0)
            context.Record(new SpaceChanged { SubjectId = space.Id, SpaceId = space.Id, Changes = changes });
        return context.Answer(space);

        void Note(string field, string before, string after)
        {
            if (!string.Equals(before, after, StringComparison.Ordinal))
                changes.Add(new Change(field, before, after));
        }
    }

    private static string Say(bool value) => value ? "yes" : "no";
}
