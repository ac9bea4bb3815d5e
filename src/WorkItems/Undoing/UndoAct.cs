using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Identity.Directory;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Search;
using Steward.Platform.Text;
using Steward.WorkItems.Defining;
using Steward.WorkItems.Items;
using Steward.WorkItems.Spaces;
using Steward.WorkItems.Tagging;
using Steward.WorkItems.Types;

namespace Steward.WorkItems.Undoing;

/// <summary>Takes back one's own act of the last day: the named one, or the latest. What somebody changed again since stays as it is and is named.</summary>
public sealed record UndoAct(long? ActId = null) : ICommand<UndoneAct>
{
    public static Permission Needs => WorkItemPermissions.Undo;
}

/// <summary>How many items were set back, and which were not, with the reason.</summary>
public sealed record UndoneAct(int Items, IReadOnlyList<KeptItem> Kept);

/// <summary>An item that stayed as it is.</summary>
public sealed record KeptItem(string Key, string Why);

internal sealed class UndoActHandler : IHandle<UndoAct, UndoneAct>
{
    public async Task<Outcome<UndoneAct>> Handle(UndoAct command, CommandContext context)
    {
        if (context.Actor.PersonId is not { } me)
            return Refusal.Missing(Texts<UndoTexts>.Say("NothingToUndo"));
        var since = context.Now - ActStep.Undoable;
        var own = context.Db.Set<ActStep>().Where(s => s.PersonId == me && s.At > since && s.UndoneAt == null);
        var act = command.ActId ?? await own.OrderByDescending(s => s.At).ThenByDescending(s => s.Id).Select(s => (long?)s.ActId).FirstOrDefaultAsync();
        var steps = await own.Where(s => s.ActId == act).OrderBy(s => s.Id).ToListAsync();
        if (steps.Count == 0)
            return Refusal.Missing(Texts<UndoTexts>.Say("NothingToUndo"));

        context.IsUndoing();
        var kept = new List<KeptItem>();
        var ids = steps.Select(s => s.ItemId).Distinct().ToList();
        var items = await context.Db.ItemsFor(context.Actor).Where(i => ids.Contains(i.Id)).ToDictionaryAsync(i => i.Id);
        foreach (var some in steps.GroupBy(s => s.ItemId))
        {
            if (!items.TryGetValue(some.Key, out var item))
                kept.Add(new("…", Say("NoLongerSeen")));
            else if (await Return(item, [.. some], context) is { } why)
                kept.Add(new(context.KeyOf(item), why));
        }

        foreach (var step in steps)
            step.UndoneAt = context.Now;
        return new UndoneAct(ids.Count - kept.Count, kept);
    }

    /// <summary>Sets one item back; answers why not when it is not to be.</summary>
    private static async Task<string?> Return(WorkItem item, IReadOnlyList<ActStep> steps, CommandContext context)
    {
        if (context.Authorise(WorkItemPermissions.Change, item.SpaceId) is { } forbidden)
            return forbidden.Sentence.ToString();
        if (context.Workspace.Get<SpaceDirectory>().Find(item.SpaceId) is { ArchivedAt: not null } archived)
            return Texts<WorkItemTexts>.Say("SpaceIsArchived", archived.Name).ToString();
        var fields = await context.Db.Set<ItemField>().Where(f => f.ItemId == item.Id).ToDictionaryAsync(f => f.Name);
        // a field changed twice by the act goes back to what it was before the first, if the last still stands
        var returns = steps.GroupBy(s => s.Field).Select(g => (Field: g.Key, To: g.First().Was, From: g.Last().Became)).ToList();
        if (returns.FirstOrDefault(r => !string.Equals(Now(item, r.Field, fields) ?? "", r.From ?? "", StringComparison.Ordinal)).Field is { } changed)
            return Say("ChangedSince", IsFurther(changed) ? FurtherName(changed) : changed);

        if (returns.FirstOrDefault(r => r.Field == "state") is { Field: not null } state)
        {
            if (context.TypeOf(item.Type)?.Workflow.Find(state.To ?? "") is not { } before)
                return Say("StateIsGone", state.To);
            item.Return(before, await context.Db.Set<Closure>().FirstOrDefaultAsync(c => c.ItemId == item.Id), context);
        }

        var people = context.Workspace.Get<PeopleDirectory>().Now;
        var change = item.Change(people.NameOf);
        foreach (var (field, to, _) in returns.Where(r => r.Field != "state" && !IsFurther(r.Field)))
            await Set(item, change, field, to, people, context);
        await FieldWriting.Write(returns.Where(r => IsFurther(r.Field)).ToDictionary(r => FurtherName(r.Field), r => r.To ?? ""), item, change, context);
        change.Finish(context);
        if (change.TextChanged)
            await context.Db.Reindex(new SearchEntry { Id = item.Id, ItemId = item.Id, Title = item.Title, Body = item.Description });
        context.TellAbout(item);
        return null;
    }

    private static string? Now(WorkItem item, string field, Dictionary<string, ItemField> fields) => field switch
    {
        "title" => item.Title,
        "description" => item.Description,
        "state" => item.State,
        "priority" => Raw((int)item.Priority),
        "assignee" => Raw(item.AssigneeId),
        "requester" => Raw(item.RequesterId),
        "team" => Raw(item.TeamId),
        "parent" => Raw(item.ParentId),
        "service" => item.Service,
        "process" => item.Process,
        "planned start" => Raw(item.PlannedStart?.ToUnixTimeMilliseconds()),
        "due" => Raw(item.Due?.ToUnixTimeMilliseconds()),
        "progress" => Raw(item.Progress),
        "tags" => item.Tags,
        _ => fields.GetValueOrDefault(FurtherName(field))?.Value,
    };

    private static async Task Set(
        WorkItem item, WorkItem.Changing change, string field, string? to, Snapshot people, CommandContext context)
    {
        long? number = long.TryParse(to, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var read) ? read : null;
        switch (field)
        {
            case "title": change.Title(to ?? ""); break;
            case "description": change.Description(to ?? ""); break;
            case "priority": change.Priority((Priority)(number ?? 0)); break;
            case "assignee": change.Assignee(number); break;
            case "requester": change.Requester(number); break;
            case "team": change.Team(number, people.TeamNameOf); break;
            case "parent": change.Parent(number, await context.KeyOf(item.ParentId), await context.KeyOf(number)); break;
            case "service": change.Service(to); break;
            case "process": change.Process(to); break;
            case "planned start": change.PlannedStart(Moment(number)); break;
            case "due": change.Due(Moment(number)); break;
            case "progress": change.Progress((int?)number); break;
            case "tags": await context.SetTags(item, change, TagText.Split(to)); break;
        }
    }

    private static bool IsFurther(string field) => field.StartsWith(ActStep.FurtherField, StringComparison.Ordinal);

    private static string FurtherName(string field) => field[ActStep.FurtherField.Length..];

    private static Instant? Moment(long? milliseconds) => milliseconds is { } ms ? Instant.FromUnixTimeMilliseconds(ms) : null;

    private static string? Raw(long? value) => value?.ToString(CultureInfo.InvariantCulture);

    private static string Say(string key, params object?[] arguments) => Texts<UndoTexts>.Say(key, arguments).ToString();
}
