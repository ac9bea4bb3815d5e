using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Events;
using Steward.Platform.Jobs;
using Steward.Platform.Workspaces;
using Steward.WorkItems.Items;

namespace Steward.WorkItems.Retention;

/// <summary>Does what a rule says to some of the items it reaches; answers how many. Called until nothing is left.</summary>
public sealed record KeepRetention(long RuleId) : ICommand<KeptRetention>
{
    public const int AtOnce = 200;

    public static Permission Needs => WorkItemPermissions.Recount;
}

public sealed record KeptRetention(int Archived, int Deleted);

public sealed record ItemDeleted : ItemHappening
{
    public override string Kind => "item.deleted";
}

internal sealed class KeepRetentionHandler : IHandle<KeepRetention, KeptRetention>
{
    public async Task<Outcome<KeptRetention>> Handle(KeepRetention command, CommandContext context)
    {
        var db = context.Db;
        var rule = await db.Set<RetentionRule>().FirstOrDefaultAsync(r => r.Id == command.RuleId);
        if (rule is null)
            return new KeptRetention(0, 0);
        var gone = await RetentionReach.ToDelete(db, rule, context.Now).OrderBy(i => i.Id).Take(KeepRetention.AtOnce).ToListAsync();
        var ids = gone.ConvertAll(i => i.Id);
        if (gone.Count > 0)
            await ItemRemoval.RemoveParts(context.Workspace, db, db.Set<WorkItem>().IgnoreQueryFilters().Where(i => ids.Contains(i.Id)).Select(i => i.Id));
        foreach (var item in gone)
        {
            // the key and no more: what was deleted is not kept in words
            context.Record(new ItemDeleted { SubjectId = item.Id, SpaceId = item.SpaceId, Internal = true, Changes = [new Change("key", context.KeyOf(item), null)] });
            context.TellAbout(item);
            db.Remove(item);
        }

        var archived = await RetentionReach.ToArchive(db, rule, context.Now).Where(i => !ids.Contains(i.Id)).OrderBy(i => i.Id).Take(KeepRetention.AtOnce).ToListAsync();
        foreach (var item in archived)
        {
            item.ArchivedAt = context.Now;
            item.Version++;
            context.Record(new ItemArchived { SubjectId = item.Id, SpaceId = item.SpaceId, Internal = true });
            context.TellAbout(item);
        }

        return new KeptRetention(archived.Count, gone.Count);
    }
}

/// <summary>Keeps the rules by night (between 1 and 4 UTC).</summary>
internal sealed class RetentionNight(Dispatcher dispatcher, TimeProvider clock) : IRepeatedJob
{
    public string Kind => "items.retention";

    public Duration Every => Duration.FromHours(1);

    public Task Run(Workspace workspace, CancellationToken cancel) =>
        clock.GetUtcNow().Hour is >= 1 and < 4 ? Keep(workspace, cancel) : Task.CompletedTask;

    /// <summary>Does everything that is due; answers how much.</summary>
    public async Task<KeptRetention> Keep(Workspace workspace, CancellationToken cancel)
    {
        List<long> rules;
        using (var lease = workspace.Database.Read())
            rules = await lease.Db.Set<RetentionRule>().OrderBy(r => r.Id).Select(r => r.Id).ToListAsync(cancel);
        var (archived, deleted) = (0, 0);
        foreach (var rule in rules)
        {
            KeptRetention done;
            do
            {
                done = (await dispatcher.Send(workspace, new KeepRetention(rule), Actor.System, cancel: cancel)).Answer;
                (archived, deleted) = (archived + done.Archived, deleted + done.Deleted);
            }
            while (done.Archived == KeepRetention.AtOnce || done.Deleted == KeepRetention.AtOnce);
        }

        return new KeptRetention(archived, deleted);
    }
}
