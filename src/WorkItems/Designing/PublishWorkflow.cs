using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Events;
using Steward.Platform.Live;
using Steward.Platform.Text;
using Steward.WorkItems.Defining;
using Steward.WorkItems.Items;
using Steward.WorkItems.Moving;
using Steward.WorkItems.Types;

namespace Steward.WorkItems.Designing;

/// <summary>
/// Makes the draft the workflow items live by. Items in states it no longer has go, in the same transaction, to the states named for them: none is
/// left where no way leads on.
/// </summary>
public sealed record PublishWorkflow(string Type) : ICommand<PublishedWorkflow>
{
    public static Permission Needs => WorkItemPermissions.DesignTypes;

    /// <summary>For each state that goes and that items stand in: the state they go to.</summary>
    public IReadOnlyDictionary<string, string> Moves { get; init; } = new Dictionary<string, string>();

    /// <summary>Revision of the draft that was looked at.</summary>
    public int? Seen { get; init; }
}

public sealed record PublishedWorkflow(int Version, int Moved);

internal sealed class PublishWorkflowHandler : IHandle<PublishWorkflow, PublishedWorkflow>
{
    public async Task<Outcome<PublishedWorkflow>> Handle(PublishWorkflow command, CommandContext context)
    {
        if (await context.Db.Set<ItemType>().FirstOrDefaultAsync(t => t.Key == command.Type) is not { } type)
            return TypeOrders.NoSuchType(command.Type);
        if (await context.Db.Set<TypeDraft>().FirstOrDefaultAsync(d => d.TypeKey == type.Key) is not { } draft)
            return Refusal.Conflict(Texts<WorkflowTexts>.Say("NoDraft"));
        if (DraftOrders.MustBeTheDraftSeen(draft, command.Seen) is { } stale)
            return stale;
        var next = JsonSerializer.Deserialize<Workflow>(draft.Definition, PlatformJson.Options)!;
        var impact = await WorkflowImpact.Of(context.Db, type.Key, type.Workflow, next);
        if (Refusal.From([.. WorkflowRules.Faults(next, type.Key, WayGuards.Scope(context.Workspace, context.Actor, context.Db, context.Now)), .. impact.MissingMoves(command.Moves, next)]) is { } refusal)
            return refusal;

        var moved = await CarriedOver.Items(type.Key, next, command.Moves, context);
        if (!await context.Db.Set<TypeVersion>().AnyAsync(v => v.TypeKey == type.Key && v.Version == type.Version))
            context.Db.Add(new TypeVersion { TypeKey = type.Key, Version = type.Version, Definition = type.Definition, At = context.Now });
        (type.Definition, type.Version) = (draft.Definition, type.Version + 1);
        if (draft.Source is not null)
            (type.Source, type.SourceVersion) = (draft.Source, draft.SourceVersion);
        context.Db.Add(new TypeVersion { TypeKey = type.Key, Version = type.Version, Definition = type.Definition, At = context.Now, ById = context.Actor.PersonId });
        context.Db.Remove(draft);
        context.Record(new WorkflowPublished
        {
            SubjectId = type.EventId,
            Changes =
            [
                new Change("version", (type.Version - 1).ToString(CultureInfo.InvariantCulture), type.Version.ToString(CultureInfo.InvariantCulture)),
                .. impact.Removed.Where(r => r.Items > 0).Select(r => new Change("state", r.State, command.Moves[r.State])),
            ],
        });
        context.Tell(new LiveNews(TypeDirectory.Topic));
        return new PublishedWorkflow(type.Version, moved);
    }
}

/// <summary>A type has a new workflow; items of the states that went are told one by one.</summary>
public sealed record WorkflowPublished : TypeHappening
{
    public override string Kind => "type.published";
}
