using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Collaboration.Mailing;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Jobs;
using Steward.Platform.Text;
using Steward.Platform.Workspaces;
using Steward.WorkItems.Items;
using Steward.WorkItems.Types;

namespace Steward.Collaboration.Notifying;

/// <summary>Tells owners (or, without one, the team) what is due within a day and what became overdue, once for each due date.</summary>
public sealed record RemindOfDue : ICommand<Done>
{
    public static Permission Needs => CollaborationPermissions.Program;
}

internal sealed class RemindOfDueHandler(IEnumerable<IOutgoingNews> doors) : IHandle<RemindOfDue, Done>
{
    /// <summary>What was overdue longer than this before anybody could be told is old news.</summary>
    private static readonly Duration Past = Duration.FromDays(1);

    private static readonly Duration Ahead = Duration.FromDays(1);

    public async Task<Outcome<Done>> Handle(RemindOfDue command, CommandContext context)
    {
        if (!context.Actor.IsSystem)
            return Refusal.Forbidden(Texts<CollaborationTexts>.Say("OnlyProgram"));
        var (from, now, until) = (context.Now - Past, context.Now, context.Now + Ahead);
        var due = await DueReminders.Due(context.Db, from, now, until).Take(DueReminders.AtOnce).ToListAsync();
        if (due.Count == 0)
            return Done.Instance;
        var ids = due.Select(i => i.Id).ToList();
        var earlier = await context.Db.Set<DueReminder>().Where(r => ids.Contains(r.ItemId)).ToDictionaryAsync(r => (r.ItemId, r.Kind));
        var telling = Telling.Of(context, doors);
        var concerned = due.ToDictionary(i => i.Id, i => Concerned(i, telling));
        await telling.Prepare(ids, [.. concerned.Values.SelectMany(people => people).Distinct()]);
        foreach (var item in due)
        {
            var kind = item.Due!.Value <= now ? NewsKind.Overdue : NewsKind.DueSoon;
            if (earlier.TryGetValue((item.Id, kind), out var reminder))
                reminder.DueAt = item.Due.Value;
            else
                context.Db.Add(new DueReminder { ItemId = item.Id, Kind = kind, DueAt = item.Due.Value });
            await telling.Tell(item, new(kind, Internal: true), concerned[item.Id].Select(person => (person, NewsReason.Due)));
        }

        return Done.Instance;
    }

    private static long[] Concerned(WorkItem item, Telling telling) =>
        item.AssigneeId is { } owner ? [owner] : item.TeamId is { } team ? [.. telling.People.MembersOf(team)] : [];
}

/// <summary>Looks every minute, by one range of the index on due dates; writes only when there is something to tell.</summary>
internal sealed class DueReminders(Dispatcher dispatcher, TimeProvider clock) : IRepeatedJob
{
    public const int AtOnce = 200;

    public string Kind => "collaboration.due";

    public Duration Every => Duration.FromMinutes(1);

    public async Task Run(Workspace workspace, CancellationToken cancel)
    {
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        bool any;
        using (var lease = workspace.Database.Read())
            any = await Due(lease.Db, now - Duration.FromDays(1), now, now + Duration.FromDays(1)).AnyAsync(cancel);
        if (any)
            await dispatcher.Send(workspace, new RemindOfDue(), Actor.System, cancel: cancel);
    }

    public static IQueryable<WorkItem> Due(AppDb db, Instant from, Instant now, Instant until) =>
        from item in db.Set<WorkItem>()
        where item.Due > @from && item.Due <= until && item.Category < StateCategory.Done && (item.AssigneeId != null || item.TeamId != null)
        where !db.Set<DueReminder>().Any(r => r.ItemId == item.Id && r.DueAt == item.Due && r.Kind == (item.Due <= now ? NewsKind.Overdue : NewsKind.DueSoon))
        orderby item.Due
        select item;
}
