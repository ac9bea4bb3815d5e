using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Text;
using Steward.WorkItems.Defining;
using Steward.WorkItems.Items;
using Steward.WorkItems.Types;

namespace Steward.WorkItems.Designing;

/// <summary>Keeps the next workflow of a type as a draft. It may still break rules; items know nothing of it.</summary>
public sealed record DraftWorkflow(string Type, Workflow Workflow) : ICommand<Done>, ICheckItself
{
    public static Permission Needs => WorkItemPermissions.DesignTypes;

    /// <summary>Revision of the draft that was seen; 0 when there was none. Somebody else's save since then is not overwritten.</summary>
    public int? Seen { get; init; }

    public Refusal? Check() => Refusal.From(WorkflowShape.Faults(Workflow));
}

internal sealed class DraftWorkflowHandler : IHandle<DraftWorkflow, Done>
{
    public async Task<Outcome<Done>> Handle(DraftWorkflow command, CommandContext context)
    {
        if (context.TypeOf(command.Type) is null)
            return TypeOrders.NoSuchType(command.Type);
        var draft = await context.Db.Set<TypeDraft>().FirstOrDefaultAsync(d => d.TypeKey == command.Type);
        if (DraftOrders.MustBeTheDraftSeen(draft, command.Seen) is { } stale)
            return stale;
        DraftOrders.Keep(draft, command.Type, JsonSerializer.Serialize(command.Workflow, PlatformJson.Options), context);
        return Done.Instance;
    }
}

/// <summary>Throws the draft away; the published workflow stays.</summary>
public sealed record DiscardDraft(string Type) : ICommand<Done>
{
    public static Permission Needs => WorkItemPermissions.DesignTypes;
}

internal sealed class DiscardDraftHandler : IHandle<DiscardDraft, Done>
{
    public async Task<Outcome<Done>> Handle(DiscardDraft command, CommandContext context)
    {
        if (context.TypeOf(command.Type) is null)
            return TypeOrders.NoSuchType(command.Type);
        if (await context.Db.Set<TypeDraft>().FirstOrDefaultAsync(d => d.TypeKey == command.Type) is { } draft)
            context.Db.Remove(draft);
        return Done.Instance;
    }
}

/// <summary>Makes an earlier version the draft: it is looked at and published like any other.</summary>
public sealed record RestoreVersion(string Type, int Version) : ICommand<Done>
{
    public static Permission Needs => WorkItemPermissions.DesignTypes;
}

internal sealed class RestoreVersionHandler : IHandle<RestoreVersion, Done>
{
    public async Task<Outcome<Done>> Handle(RestoreVersion command, CommandContext context)
    {
        if (await context.Db.Set<TypeVersion>().FirstOrDefaultAsync(v => v.TypeKey == command.Type && v.Version == command.Version) is not { } version)
            return Refusal.Missing(Texts<WorkflowTexts>.Say("NoSuchVersion", command.Version));
        DraftOrders.Keep(await context.Db.Set<TypeDraft>().FirstOrDefaultAsync(d => d.TypeKey == command.Type), command.Type, version.Definition, context);
        return Done.Instance;
    }
}

internal static class DraftOrders
{
    public static Refusal? MustBeTheDraftSeen(TypeDraft? draft, int? seen) =>
        seen is { } revision && revision != (draft?.Revision ?? 0) ? new Refusal(RefusalKind.Stale, Texts<WorkflowTexts>.Say("DraftChanged")) : null;

    /// <summary>Keeps a definition as the draft. What was taken from the gallery is followed on; edits by hand leave that as it is.</summary>
    public static void Keep(TypeDraft? draft, string type, string definition, CommandContext context, string? source = null, int sourceVersion = 0)
    {
        if (draft is null)
            context.Db.Add(draft = new TypeDraft { TypeKey = type, Definition = definition });
        draft.Definition = definition;
        if (source is not null)
            (draft.Source, draft.SourceVersion) = (source, sourceVersion);
        draft.Revision++;
        (draft.At, draft.ById) = (context.Now, context.Actor.PersonId);
    }
}
