using Microsoft.EntityFrameworkCore;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.ServiceDesk.Agreements;
using Steward.ServiceDesk.Agreements.Rules;
using Steward.ServiceDesk.Clocks.Keeping;
using Steward.WorkItems.Items;

namespace Steward.ServiceDesk.Clocks.Recounting;

/// <summary>Reckons the clocks of some items anew from their moments; what did not change is not written. Sent by the program, a thousand items at a time, so that nobody waits long for the one writer.</summary>
/// <param name="After">Items with a larger id, in the order of ids.</param>
/// <param name="Finished">Clocks that ended are reckoned as well; otherwise they stay what they were.</param>
/// <param name="RecountId">Whose progress it is; null when nobody watches.</param>
public sealed record RecountClocks(long After, bool Finished, long? RecountId = null) : ICommand<RecountedClocks>
{
    public const int AtOnce = 1_000;

    public static Permission Needs => AgreementPermissions.Program;
}

/// <summary>How far it came; <see cref="Last"/> is null at the end.</summary>
public sealed record RecountedClocks(long? Last, int Items, int Clocks, int Changed);

internal sealed class RecountClocksHandler : IHandle<RecountClocks, RecountedClocks>
{
    private const int Few = 100;

    public async Task<Outcome<RecountedClocks>> Handle(RecountClocks command, CommandContext context)
    {
        var db = context.Db;
        var items = await db.Set<WorkItem>().IgnoreQueryFilters().Where(i => i.Id > command.After).OrderBy(i => i.Id).Take(RecountClocks.AtOnce).Select(i => new PromisedItem(i.Id, i.PromisedAt)).ToListAsync();
        if (items.Count == 0)
            return await Told(command, context, new RecountedClocks(null, 0, 0, 0));
        var (first, last) = (items[0].Id, items[^1].Id);
        var moments = await db.Set<Moment>().AsNoTracking().Where(m => m.ItemId >= first && m.ItemId <= last).OrderBy(m => m.ItemId).ThenBy(m => m.Id).ToListAsync();
        var stored = await db.Set<Clock>().AsNoTracking().Where(c => c.ItemId >= first && c.ItemId <= last).OrderBy(c => c.ItemId).ToListAsync();
        if (await Recalled(items, moments, context) is { Count: > 0 } past)
            moments = [.. moments.Concat(past).OrderBy(m => m.ItemId)]; // stable: moments of an item stay in their order

        var work = new ClockRecounting(context.Workspace.Get<Rulebook>(), command.Finished, context.Now);
        work.Take(items, moments, stored);
        await Write(work, first, last, context);
        return await Told(command, context, new RecountedClocks(items.Count < RecountClocks.AtOnce ? null : last, items.Count, work.Clocks, work.Written));
    }

    /// <summary>Moments of items that have none yet, out of their history.</summary>
    private static async Task<IReadOnlyList<Moment>> Recalled(List<PromisedItem> items, List<Moment> moments, CommandContext context)
    {
        var known = moments.Select(m => m.ItemId).ToHashSet();
        var forgotten = items.Where(i => !known.Contains(i.Id)).Select(i => i.Id).ToHashSet();
        if (forgotten.Count == 0)
            return [];
        var (first, last) = (items[0].Id, items[^1].Id);
        var whole = await context.Db.Set<WorkItem>().IgnoreQueryFilters().AsNoTracking().Where(i => i.Id >= first && i.Id <= last).OrderBy(i => i.Id).ToListAsync();
        var past = await Recollection.Of(context.Workspace, context.Db, whole.FindAll(i => forgotten.Contains(i.Id)), context.Now + NodaTime.Duration.FromDays(1));
        await context.InsertAll(past);
        return past;
    }

    /// <summary>Few rows one by one, many by the range they lie in: a list of thousands of ids costs the engine more than the rows.</summary>
    private static async Task Write(ClockRecounting work, long first, long last, CommandContext context)
    {
        var db = context.Db;
        if (work.Gone.Count > Few)
        {
            await db.Set<Clock>().Where(c => c.ItemId >= first && c.ItemId <= last).ExecuteDeleteAsync();
            await context.InsertAll([.. work.Fresh, .. work.Kept]);
        }
        else
        {
            if (work.Gone.Count > 0)
                await db.Set<Clock>().Where(c => work.Gone.Contains(c.Id)).ExecuteDeleteAsync();
            await context.InsertAll(work.Fresh);
        }

        if (work.Promises.Count == 0)
            return;
        var moved = db.Set<WorkItem>().IgnoreQueryFilters();
        await (work.Promises.Count > Few
                ? moved.Where(i => i.Id >= first && i.Id <= last && (i.PromisedAt != null || db.Set<Clock>().Any(c => c.ItemId == i.Id && c.Stage == ClockStage.Running)))
                : moved.Where(i => work.Promises.Contains(i.Id)))
            .PromiseAnew(item => db.Set<Clock>().Where(c => c.ItemId == item.Id && c.Stage == ClockStage.Running && c.DueAt != null).Min(c => c.DueAt));
    }

    private static async Task<Outcome<RecountedClocks>> Told(RecountClocks command, CommandContext context, RecountedClocks done)
    {
        if (command.RecountId is { } id && await context.Db.Set<ClockRecount>().FirstOrDefaultAsync(r => r.Id == id) is { } row)
        {
            (row.Done, row.Changed) = (row.Done + done.Items, row.Changed + done.Changed);
            row.EndedAt = done.Last is null ? context.Now : null;
            context.Tell(new Platform.Live.LiveNews("recounts"));
        }

        return done;
    }
}
