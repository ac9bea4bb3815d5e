using Microsoft.EntityFrameworkCore;
using Steward.Platform;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Events;
using Steward.Platform.Live;
using Steward.ServiceDesk.Changes;
using Steward.ServiceDesk.Configuration;

namespace Steward.ServiceDesk.Examples;

/// <summary>
/// Takes out configuration items, classes and kinds of relations that came in by the door of the example. What somebody changed since, or named in own work,
/// is theirs and stays. Sent after the example's work items are gone and before its people are.
/// </summary>
public sealed record RemoveExampleConfiguration : ICommand<RemovedExampleConfiguration>
{
    public static Permission Needs => PlatformPermissions.ManageExample;
}

/// <summary>What stays, and whom it names.</summary>
public sealed record RemovedExampleConfiguration(IReadOnlyList<string> Kept, IReadOnlySet<long> NamedPeople, IReadOnlySet<long> NamedTeams, IReadOnlySet<long> NamedClients);

internal sealed class RemoveExampleConfigurationHandler : IHandle<RemoveExampleConfiguration, RemovedExampleConfiguration>
{
    public async Task<Outcome<RemovedExampleConfiguration>> Handle(RemoveExampleConfiguration command, CommandContext context)
    {
        var db = context.Db;
        var (made, madeClasses, madeKinds) = (db.MadeByExample("ci.created"), db.MadeByExample("ci-class.saved"), db.MadeByExample("ci-relation.saved"));
        var own = (await db.Set<EventRow>().Where(e => (e.Subject == "ci" || e.Subject == "ci-class" || e.Subject == "ci-relation") && e.Channel != Channel.Demo).Select(e => e.SubjectId).Distinct().ToListAsync()).ToHashSet();
        var tied = (await db.Set<CiTie>().Select(t => t.CiId).Distinct().ToListAsync()).ToHashSet();
        var cis = await db.Set<ConfigurationItem>().Where(c => made.Contains(c.Id)).ToListAsync();
        var kept = cis.FindAll(c => own.Contains(c.Id) || tied.Contains(c.Id));
        var gone = cis.Except(kept).Select(c => c.Id).ToList();
        await db.Set<CiRelation>().Where(r => gone.Contains(r.FromId) || gone.Contains(r.ToId)).ExecuteDeleteAsync();
        await db.Set<CiValue>().Where(v => gone.Contains(v.CiId)).ExecuteDeleteAsync();
        await db.Set<ConfigurationItem>().Where(c => gone.Contains(c.Id)).ExecuteDeleteAsync();
        await RemoveWords(db, madeClasses, madeKinds, own);
        await RemoveChangeWords(db);
        context.Tell(new LiveNews(CiBook.Topic));
        context.Tell(new LiveNews(ChangeBook.Topic));
        return new RemovedExampleConfiguration(
            [.. kept.Select(c => $"{c.Key} {c.Name}")], kept.Select(c => c.OwnerId).OfType<long>().ToHashSet(), kept.Select(c => c.TeamId).OfType<long>().ToHashSet(), kept.Select(c => c.ClientId).OfType<long>().ToHashSet());
    }

    /// <summary>Classes that hold nothing and relations that join nothing any more, those below before those above.</summary>
    private static async Task RemoveWords(AppDb db, IQueryable<long> madeClasses, IQueryable<long> madeKinds, HashSet<long> own)
    {
        var used = (await db.Set<ConfigurationItem>().Select(c => c.ClassId).Distinct().ToListAsync()).ToHashSet();
        var classes = await db.Set<CiClass>().ToListAsync();
        var example = (await db.Set<CiClass>().Where(c => madeClasses.Contains(c.Id)).Select(c => c.Id).ToListAsync()).ToHashSet();
        var staying = classes.Where(c => !example.Contains(c.Id) || used.Contains(c.Id) || own.Contains(c.Id)).ToList();
        var above = staying.Select(c => c.ParentId).OfType<long>().ToHashSet();
        db.RemoveRange(classes.Where(c => !staying.Contains(c) && !above.Contains(c.Id)));
        var joining = (await db.Set<CiRelation>().Select(r => r.KindId).Distinct().ToListAsync()).ToHashSet();
        db.RemoveRange((await db.Set<RelationKind>().Where(k => madeKinds.Contains(k.Id)).ToListAsync()).Where(k => !joining.Contains(k.Id) && !own.Contains(k.Id)));
    }

    /// <summary>Freezes, models no change is made by, and questions; what somebody saved since is theirs.</summary>
    private static async Task RemoveChangeWords(AppDb db)
    {
        var (models, questions, freezes) = (db.MadeByExample("change-model.saved"), db.MadeByExample("risk-question.saved"), db.MadeByExample("freeze.saved"));
        var own = (await db.Set<EventRow>().Where(e => (e.Subject == "change-model" || e.Subject == "risk-question") && e.Channel != Channel.Demo).Select(e => e.SubjectId).Distinct().ToListAsync()).ToHashSet();
        var used = (await db.Set<ChangeFacts>().Select(c => c.ModelId).Distinct().ToListAsync()).ToHashSet();
        await db.Set<Freeze>().Where(f => freezes.Contains(f.Id)).ExecuteDeleteAsync();
        db.RemoveRange((await db.Set<ChangeModel>().Where(m => models.Contains(m.Id)).ToListAsync()).Where(m => !used.Contains(m.Id) && !own.Contains(m.Id)));
        db.RemoveRange((await db.Set<RiskQuestion>().Where(q => questions.Contains(q.Id)).ToListAsync()).Where(q => !own.Contains(q.Id)));
    }
}
