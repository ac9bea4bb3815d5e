using Microsoft.EntityFrameworkCore;
using Steward.Platform;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Events;
using Steward.Platform.Live;
using Steward.ServiceDesk.Agreements;
using Steward.ServiceDesk.Agreements.Rules;
using Steward.ServiceDesk.Catalogue;
using Steward.ServiceDesk.Clocks;
using Steward.WorkItems.Items;
using Steward.WorkItems.Querying;

namespace Steward.ServiceDesk.Examples;

/// <summary>
/// Takes out services, agreements and clocks that came in by the door of the example, with the clocks they gave to own items: what the example promised,
/// nobody else did. What somebody changed since is theirs and stays, with all it may name. Sent after the example's items are gone.
/// </summary>
public sealed record RemoveExampleLevels : ICommand<RemovedExampleLevels>
{
    public static Permission Needs => PlatformPermissions.ManageExample;
}

/// <summary>What stays, and the clients agreements that stay are with.</summary>
public sealed record RemovedExampleLevels(IReadOnlyList<string> Kept, IReadOnlySet<long> NamedClients);

internal sealed class RemoveExampleLevelsHandler : IHandle<RemoveExampleLevels, RemovedExampleLevels>
{
    public async Task<Outcome<RemovedExampleLevels>> Handle(RemoveExampleLevels command, CommandContext context)
    {
        var db = context.Db;
        var (madeDefinitions, madeAgreements, madeServices) = (db.MadeByExample("clock.drafted"), db.MadeByExample("agreement.saved"), db.MadeByExample("service.saved"));
        var own = (await db.Set<EventRow>().Where(e => (e.Subject == "clock" || e.Subject == "agreement" || e.Subject == "service") && e.Channel != Channel.Demo)
            .Select(e => e.SubjectId).Distinct().ToListAsync()).ToHashSet();
        var definitions = await db.Set<ClockDefinition>().Where(d => madeDefinitions.Contains(d.Id)).ToListAsync();
        var agreements = await db.Set<Agreement>().Where(a => madeAgreements.Contains(a.Id)).ToListAsync();
        var services = await db.Set<Service>().Where(s => madeServices.Contains(s.Id)).ToListAsync();
        var all = definitions.Exists(d => own.Contains(d.Id));

        var gone = definitions.FindAll(d => !own.Contains(d.Id));
        await RemoveClocks(db, gone.ConvertAll(d => d.Id));
        db.RemoveRange(gone);
        var over = all ? [] : agreements.FindAll(a => !own.Contains(a.Id));
        var overIds = over.ConvertAll(a => a.Id);
        await db.Set<Coverage>().Where(a => overIds.Contains(a.AgreementId)).ExecuteDeleteAsync();
        db.RemoveRange(over);
        var agreed = await db.Set<Coverage>().Where(a => !overIds.Contains(a.AgreementId)).Select(a => a.ServiceId).Distinct().ToListAsync();
        var closed = all ? [] : services.FindAll(s => !own.Contains(s.Id) && !agreed.Contains(s.Id));
        db.RemoveRange(closed);
        context.Tell(new LiveNews(Rulebook.Topic));
        context.Tell(new LiveNews(ItemWords.Topic));
        return new RemovedExampleLevels(
            [.. definitions.Except(gone).Select(d => d.Name), .. agreements.Except(over).Select(a => a.Name), .. services.Except(closed).Select(s => s.Name)],
            agreements.Except(over).Select(a => a.ClientId).OfType<long>().ToHashSet());
    }

    private static async Task RemoveClocks(Platform.Data.AppDb db, List<long> definitions)
    {
        if (definitions.Count == 0)
            return;
        await db.Set<ClockVersion>().Where(v => definitions.Contains(v.DefinitionId)).ExecuteDeleteAsync();
        await db.Set<Clock>().Where(c => definitions.Contains(c.DefinitionId)).ExecuteDeleteAsync();
        await db.Set<WorkItem>().IgnoreQueryFilters().Where(i => i.PromisedAt != null)
            .PromiseAnew(item => db.Set<Clock>().Where(c => c.ItemId == item.Id && c.Stage == ClockStage.Running && c.DueAt != null).Min(c => c.DueAt));
        if (!await db.Set<ClockDefinition>().AnyAsync(d => !definitions.Contains(d.Id)))
            await db.Set<ClockRecount>().ExecuteDeleteAsync();
    }
}
