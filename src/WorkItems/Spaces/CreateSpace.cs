using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Steward.Identity.Directory;
using Steward.Identity.Roles;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Events;
using Steward.Platform.Live;
using Steward.Platform.Text;
using Steward.WorkItems.Types;

namespace Steward.WorkItems.Spaces;

/// <summary>Opens a space. Its maker becomes its lead.</summary>
public sealed partial record CreateSpace(string Key, string Name, SpaceKind Kind) : ICommand<SpaceAnswer>, ICheckItself
{
    public static Permission Needs => WorkItemPermissions.CreateSpaces;

    public string Description { get; init; } = "";

    public bool InPortal { get; init; }

    /// <summary>Keys of the types; those usual for the kind when empty.</summary>
    public IReadOnlyList<string> Types { get; init; } = [];

    public Refusal? Check()
    {
        var faults = new List<FieldFault>();
        if (!KeyPattern().IsMatch(Key))
            faults.Add(new("key", Texts<WorkItemTexts>.Say("SpaceKeyShape", Key)));
        if (string.IsNullOrWhiteSpace(Name) || Name.Length > 120)
            faults.Add(new("name", Texts<WorkItemTexts>.Say("SpaceName")));
        return Refusal.From(faults);
    }

    [GeneratedRegex("^[A-Z][A-Z0-9]{1,9}$", RegexOptions.None, 1000)]
    internal static partial Regex KeyPattern();
}

public sealed record SpaceAnswer(long Id, string Key, string Name);

internal sealed class CreateSpaceHandler : IHandle<CreateSpace, SpaceAnswer>
{
    public async Task<Outcome<SpaceAnswer>> Handle(CreateSpace command, CommandContext context)
    {
        if (await context.Db.Set<Space>().AnyAsync(s => s.Key == command.Key) || await context.Db.Set<FormerSpaceKey>().AnyAsync(f => f.Key == command.Key))
            return Refusal.Invalid("key", Texts<WorkItemTexts>.Say("SpaceKeyTaken", command.Key));
        var types = command.Types.Count > 0 ? command.Types : BuiltInTypes.UsualFor(command.Kind);
        if (context.UnknownTypes(types) is { } fault)
            return Refusal.From([fault])!;
        var space = new Space
        {
            Id = Ids.Next(), Key = command.Key, Name = command.Name.Trim(), Description = command.Description, Kind = command.Kind,
            InPortal = command.InPortal, Types = string.Join(',', types), CreatedAt = context.Now,
        };
        context.Db.Add(space);
        if (context.Actor.PersonId is { } maker)
        {
            context.Db.Add(new Grant { Id = Ids.Next(), SpaceId = space.Id, PersonId = maker, Roles = Role.Lead });
            context.Tell(new LiveNews(PeopleDirectory.Topic));
        }

        context.Record(new SpaceCreated { SubjectId = space.Id, SpaceId = space.Id, Changes = [new Change("key", null, space.Key), new Change("name", null, space.Name)] });
        context.Tell(new LiveNews(SpaceDirectory.Topic));
        return new SpaceAnswer(space.Id, space.Key, space.Name);
    }
}
