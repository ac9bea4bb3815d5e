using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Platform.Access;
using Steward.Platform.Edge;
using Steward.WorkItems.Items;
using Steward.WorkItems.Querying;
using Steward.WorkItems.Types;

namespace Steward.WorkItems.MyWork;

/// <summary>Why an item stands where it does; the page says it in words.</summary>
public enum Reason { Overdue, DueSoon, AnswerMe, RequesterAnswered, NewAndUrgent, DueToday, Planned, InProgress, Waiting, Asked, Later }

/// <summary>An item of somebody's work and why it is shown there.</summary>
public sealed record MyItem(ListedItem Item, Reason Why);

/// <summary>
/// What somebody should look at, in the order they should: now, today, waiting on others, later. Four statements: what is theirs, who answered,
/// what they asked for, what is new and urgent in their queues.
/// </summary>
public sealed record MyWorkBands(IReadOnlyList<MyItem> Now, IReadOnlyList<MyItem> Today, IReadOnlyList<MyItem> Waiting, IReadOnlyList<MyItem> Later)
{
    private const int MostMine = 300;
    private const int MostAsked = 50;
    private const int MostUrgent = 7;
    private const Role Working = Role.Member | Role.Agent | Role.Lead;
    private static readonly Duration Soon = Duration.FromHours(4);
    private static readonly Instant Never = Instant.FromUtc(9999, 12, 31, 0, 0);

    /// <summary>The earliest date ahead; null when nothing is dated.</summary>
    public MyItem? NextDue => Later.Concat(Waiting).Where(i => i.Item.NextDue is not null && i.Why != Reason.Asked).MinBy(i => i.Item.NextDue);

    public static async Task<MyWorkBands> Load(Visit visit, long me, CancellationToken cancel)
    {
        var mine = await visit.Items().Where(i => i.AssigneeId == me && i.Category < StateCategory.Done)
            .OrderBy(i => i.PromisedAt != null && (i.Due == null || i.PromisedAt < i.Due) ? i.PromisedAt : i.Due ?? Never).ThenByDescending(i => i.Priority).ThenBy(i => i.Id).Take(MostMine).Select(ListedItem.Of).ToListAsync(cancel);
        var answered = await Answered(visit, mine, cancel);
        var asked = await visit.Items().Where(i => i.RequesterId == me && i.Category < StateCategory.Done && i.AssigneeId != me)
            .OrderByDescending(i => i.UpdatedAt).Take(MostAsked).Select(ListedItem.Of).ToListAsync(cancel);
        var sorted = mine.Select(i => new MyItem(i, Why(i, answered, visit)))
            .Concat(asked.Select(i => new MyItem(i, i.State == "waiting" ? Reason.AnswerMe : Reason.Asked)))
            .Concat((await Urgent(visit, cancel)).Select(i => new MyItem(i, Reason.NewAndUrgent)))
            .ToList();
        return new MyWorkBands(
            [.. sorted.Where(i => i.Why <= Reason.NewAndUrgent).OrderBy(i => i.Why)],
            [.. sorted.Where(i => i.Why is Reason.DueToday or Reason.Planned or Reason.InProgress).OrderBy(i => i.Why)],
            [.. sorted.Where(i => i.Why is Reason.Waiting or Reason.Asked)],
            [.. sorted.Where(i => i.Why == Reason.Later)]);
    }

    private static Reason Why(ListedItem item, HashSet<long> answered, Visit visit)
    {
        var endOfDay = visit.Now.InZone(visit.Zone).Date.PlusDays(1).AtStartOfDayInZone(visit.Zone).ToInstant();
        return item switch
        {
            { NextDue: { } due } when due < visit.Now => Reason.Overdue,
            { NextDue: { } due } when due < visit.Now + Soon => Reason.DueSoon,
            _ when answered.Contains(item.Id) => Reason.RequesterAnswered,
            { Category: StateCategory.Waiting } => Reason.Waiting,
            { NextDue: { } due } when due < endOfDay => Reason.DueToday,
            { PlannedStart: { } start } when start < endOfDay => Reason.Planned,
            { Category: StateCategory.Active } => Reason.InProgress,
            _ => Reason.Later,
        };
    }

    /// <summary>Items whose last public word is the requester's: it is my turn.</summary>
    private static async Task<HashSet<long>> Answered(Visit visit, List<ListedItem> mine, CancellationToken cancel)
    {
        if (mine.Count == 0)
            return [];
        var ids = mine.Select(i => i.Id).ToList();
        var comments = visit.Db.Set<Comment>();
        var lastWords = await comments
            .Where(c => ids.Contains(c.ItemId) && !c.Internal && !comments.Any(later => later.ItemId == c.ItemId && !later.Internal && later.Id > c.Id))
            .Select(c => new { c.ItemId, c.AuthorId }).ToListAsync(cancel);
        var requesters = mine.ToDictionary(i => i.Id, i => i.RequesterId);
        return [.. lastWords.Where(w => w.AuthorId is not null && w.AuthorId == requesters[w.ItemId] && w.AuthorId != visit.Actor.PersonId).Select(w => w.ItemId)];
    }

    /// <summary>What came in with high priority where the person works, and nobody took yet.</summary>
    private static Task<List<ListedItem>> Urgent(Visit visit, CancellationToken cancel)
    {
        var spaces = visit.Actor.SpacesWith(Working);
        var teams = visit.Actor.Teams.ToArray();
        return visit.Db.Set<WorkItem>()
            .Where(i => spaces.Contains(i.SpaceId) && i.Category == StateCategory.New && i.AssigneeId == null && i.Priority >= Priority.High && (i.TeamId == null || teams.Contains(i.TeamId.Value)))
            .OrderByDescending(i => i.Priority).ThenBy(i => i.CreatedAt).Take(MostUrgent).Select(ListedItem.Of).ToListAsync(cancel);
    }
}
