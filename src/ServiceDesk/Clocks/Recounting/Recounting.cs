using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Events;
using Steward.Platform.Jobs;
using Steward.Platform.Live;
using Steward.Platform.Text;
using Steward.Platform.Workspaces;
using Steward.ServiceDesk.Agreements;
using Steward.ServiceDesk.Agreements.Rules;
using Steward.WorkItems.Items;

namespace Steward.ServiceDesk.Clocks.Recounting;

/// <summary>All clocks of the workspace are to be reckoned anew: a definition, an agreement or a calendar changed.</summary>
public sealed record RecountAllClocks(long? RecountId, bool Finished) : IJob
{
    public static string Kind => "desk.recount";

    public static Said? Words => Texts<AgreementTexts>.Say("JobRecount");
}

/// <summary>Goes through all items by their ids, a transaction for each portion; run again it starts anew and finds less to do.</summary>
public sealed class Recounting(Dispatcher dispatcher) : IJobHandler<RecountAllClocks>
{
    public Task Run(RecountAllClocks job, Workspace workspace, CancellationToken cancel) => Run(workspace, job.Finished, job.RecountId, cancel);

    /// <summary>Reckons everything; answers how many items and clocks were looked at, and how many clocks were written.</summary>
    public async Task<RecountedClocks> Run(Workspace workspace, bool finished, long? recount = null, CancellationToken cancel = default)
    {
        long? last = 0;
        var (items, clocks, changed) = (0, 0, 0);
        while (last is { } after)
        {
            var done = (await dispatcher.Send(workspace, new RecountClocks(after, finished, recount), Actor.System, cancel: cancel)).Answer;
            (last, items, clocks, changed) = (done.Last, items + done.Items, clocks + done.Clocks, changed + done.Changed);
        }

        return new RecountedClocks(null, items, clocks, changed);
    }
}

/// <summary>Orders a recount. Sent by whoever changed what clocks are reckoned by.</summary>
public sealed record OrderRecount(bool Finished = false) : ICommand<Done>
{
    public static Permission Needs => AgreementPermissions.Keep;
}

internal sealed class OrderRecountHandler : IHandle<OrderRecount, Done>
{
    public async Task<Outcome<Done>> Handle(OrderRecount command, CommandContext context)
    {
        await Recounts.Order(context, command.Finished);
        return Done.Instance;
    }
}

internal static class Recounts
{
    /// <summary>Puts the recount into the outbox, with a row that shows how far it is.</summary>
    public static async Task Order(CommandContext context, bool finished)
    {
        context.Tell(new LiveNews(Rulebook.Topic));
        if (await context.Db.Set<ClockRecount>().AnyAsync(r => r.EndedAt == null && r.Done == 0 && (r.Finished || !finished)))
            return; // one that has not begun will see this change as well
        var items = await context.Db.Set<WorkItem>().IgnoreQueryFilters().CountAsync();
        var row = new ClockRecount { Id = Ids.Next(), StartedAt = context.Now, Finished = finished, Items = items, ById = context.Actor.PersonId };
        context.Db.Add(row);
        context.Record(new ClocksRecounted { SubjectId = row.Id, Changes = [new Change("items", null, items.ToString(CultureInfo.InvariantCulture))] });
        context.Enqueue(new RecountAllClocks(row.Id, finished));
    }
}
