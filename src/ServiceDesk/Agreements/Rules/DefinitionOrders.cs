using Microsoft.EntityFrameworkCore;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Events;
using Steward.Platform.Live;
using Steward.Platform.Text;
using Steward.ServiceDesk.Clocks.Recounting;
using Steward.WorkItems.Querying;

namespace Steward.ServiceDesk.Agreements.Rules;

/// <summary>Makes a definition with a draft of the usual rules of its metric. It holds nothing yet.</summary>
public sealed record CreateDefinition(string Name, AgreementKind Kind, ClockMetric Metric) : ICommand<SavedDefinition>, ICheckItself
{
    public static Permission Needs => AgreementPermissions.Keep;

    /// <summary>What the draft says; the usual of the metric when not given.</summary>
    public RuleBody? Body { get; init; }

    public Refusal? Check() => DefinitionShape.Fault(Name);
}

/// <summary>Says the draft anew; the published version holds on. A draft may be kept with faults in it: they are told when it is to be published.</summary>
public sealed record SaveDraft(long DefinitionId, string Name, RuleBody Body) : ICommand<SavedDefinition>, ICheckItself
{
    public static Permission Needs => AgreementPermissions.Keep;

    public Refusal? Check() => DefinitionShape.Fault(Name);
}

/// <summary>Makes the draft the version that holds, and reckons the clocks that run by it.</summary>
public sealed record PublishDefinition(long DefinitionId) : ICommand<SavedDefinition>
{
    public static Permission Needs => AgreementPermissions.Keep;
}

/// <summary>No item gets this clock any more; those that run go, those that ended stay as what was measured.</summary>
public sealed record RetireDefinition(long DefinitionId) : ICommand<SavedDefinition>
{
    public static Permission Needs => AgreementPermissions.Keep;
}

/// <summary>A definition after an order: its id and the number of the version that holds, 0 when none does.</summary>
public sealed record SavedDefinition(long Id, string Name, int Version);

internal static class DefinitionShape
{
    public static Refusal? Fault(string name) => string.IsNullOrWhiteSpace(name) || name.Trim().Length > ClockDefinition.LongestName
        ? Refusal.Invalid("name", Texts<AgreementTexts>.Say("DefinitionName", ClockDefinition.LongestName))
        : null;
}

internal sealed class DefinitionHandler
    : IHandle<CreateDefinition, SavedDefinition>, IHandle<SaveDraft, SavedDefinition>, IHandle<PublishDefinition, SavedDefinition>, IHandle<RetireDefinition, SavedDefinition>
{
    public async Task<Outcome<SavedDefinition>> Handle(CreateDefinition command, CommandContext context)
    {
        if (await Taken(command.Name, null, context) is { } taken)
            return taken;
        var definition = new ClockDefinition { Id = Ids.Next(), Name = command.Name.Trim(), Kind = command.Kind, Metric = command.Metric, CreatedAt = context.Now };
        context.Db.Add(definition);
        context.Db.Add(new ClockVersion
        {
            Id = Ids.Next(), DefinitionId = definition.Id, Body = Rulebook.Written(command.Body ?? Presets.Of(command.Metric)), ChangedAt = context.Now, ById = context.Actor.PersonId,
        });
        context.Record(new DefinitionDrafted { SubjectId = definition.Id, Changes = [new Change("name", null, definition.Name)] });
        context.Tell(new LiveNews(Rulebook.Topic));
        return new SavedDefinition(definition.Id, definition.Name, 0);
    }

    public async Task<Outcome<SavedDefinition>> Handle(SaveDraft command, CommandContext context)
    {
        var (definition, refusal) = await Find(command.DefinitionId, context);
        if (definition is null)
            return refusal!;
        if (await Taken(command.Name, definition.Id, context) is { } taken)
            return taken;
        var draft = await context.Db.Set<ClockVersion>().FirstOrDefaultAsync(v => v.DefinitionId == definition.Id && v.Number == null);
        var body = Rulebook.Written(command.Body);
        List<Change> changes = [];
        if (definition.Name != command.Name.Trim())
            changes.Add(new Change("name", definition.Name, command.Name.Trim()));
        if (draft?.Body != body)
            changes.Add(new Change("draft", draft?.Body, body));
        definition.Name = command.Name.Trim();
        if (draft is null)
            context.Db.Add(draft = new ClockVersion { Id = Ids.Next(), DefinitionId = definition.Id, Body = body });
        (draft.Body, draft.ChangedAt, draft.ById) = (body, context.Now, context.Actor.PersonId);
        if (changes.Count > 0)
            context.Record(new DefinitionDrafted { SubjectId = definition.Id, Changes = changes });
        context.Tell(new LiveNews(Rulebook.Topic));
        return new SavedDefinition(definition.Id, definition.Name, await Newest(definition.Id, context));
    }

    public async Task<Outcome<SavedDefinition>> Handle(PublishDefinition command, CommandContext context)
    {
        var (definition, refusal) = await Find(command.DefinitionId, context);
        if (definition is null)
            return refusal!;
        if (await context.Db.Set<ClockVersion>().FirstOrDefaultAsync(v => v.DefinitionId == definition.Id && v.Number == null) is not { } draft)
            return Refusal.Conflict(Texts<AgreementTexts>.Say("NoDraft"));
        if (Refusal.From(RuleShape.Faults(Rulebook.BodyOf(draft), context.Workspace, context.Db, context.Now)) is { } faulty)
            return faulty;
        var number = await Newest(definition.Id, context) + 1;
        (draft.Number, draft.PublishedAt, draft.ById) = (number, context.Now, context.Actor.PersonId);
        definition.RetiredAt = null;
        context.Record(new DefinitionPublished { SubjectId = definition.Id, Changes = [new Change("version", number == 1 ? null : $"{number - 1}", $"{number}")] });
        await Recounts.Order(context, finished: false);
        return new SavedDefinition(definition.Id, definition.Name, number);
    }

    public async Task<Outcome<SavedDefinition>> Handle(RetireDefinition command, CommandContext context)
    {
        var (definition, refusal) = await Find(command.DefinitionId, context);
        if (definition is null)
            return refusal!;
        if (definition.RetiredAt is null)
        {
            definition.RetiredAt = context.Now;
            context.Record(new DefinitionRetired { SubjectId = definition.Id, Changes = [new Change("name", definition.Name, null)] });
            await Recounts.Order(context, finished: false);
        }

        return new SavedDefinition(definition.Id, definition.Name, await Newest(definition.Id, context));
    }

    private static async Task<(ClockDefinition?, Refusal?)> Find(long id, CommandContext context) => await context.Db.Set<ClockDefinition>().FirstOrDefaultAsync(d => d.Id == id) is { } found
        ? (found, null)
        : (null, Refusal.Missing(Texts<AgreementTexts>.Say("NoSuchDefinition")));

    private static async Task<int> Newest(long id, CommandContext context) =>
        await context.Db.Set<ClockVersion>().Where(v => v.DefinitionId == id).MaxAsync(v => v.Number) ?? 0;

    private static async Task<Refusal?> Taken(string name, long? own, CommandContext context)
    {
        var wanted = ItemWords.Folded(name.Trim());
        return (await context.Db.Set<ClockDefinition>().ToListAsync()).Exists(d => d.Id != own && ItemWords.Folded(d.Name) == wanted)
            ? Refusal.Invalid("name", Texts<AgreementTexts>.Say("DefinitionTaken", name.Trim()))
            : null;
    }
}
