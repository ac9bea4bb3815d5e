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

/// <summary>Takes out services, agreements and clocks that came in by the door of the example, but those own work stands on. Sent after the example's items are gone.</summary>
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
        var definitions = await db.Set<ClockDefinition>().Where(d => madeDefinitions.Contains(d.Id)).ToListAsync();
        var measuring = await db.Set<Clock>().Select(c => c.DefinitionId).Distinct().ToListAsync();
        var gone = definitions.FindAll(d => !measuring.Contains(d.Id));
        var goneIds = gone.ConvertAll(d => d.Id);
        await db.Set<ClockVersion>().Where(v => goneIds.Contains(v.DefinitionId)).ExecuteDeleteAsync();
        db.RemoveRange(gone);

        var agreements = await db.Set<Agreement>().Where(a => madeAgreements.Contains(a.Id)).ToListAsync();
        var promising = await db.Set<Clock>().Where(c => c.AgreementId != null).Select(c => c.AgreementId!.Value).Distinct().ToListAsync();
        var over = agreements.FindAll(a => !promising.Contains(a.Id));
        var overIds = over.ConvertAll(a => a.Id);
        await db.Set<AgreedService>().Where(a => overIds.Contains(a.AgreementId)).ExecuteDeleteAsync();
        db.RemoveRange(over);

        var services = await db.Set<Service>().Where(s => madeServices.Contains(s.Id)).ToListAsync();
        var named = await db.Set<WorkItem>().IgnoreQueryFilters().Where(i => i.Service != null).Select(i => i.Service!).Distinct().ToListAsync();
        var agreed = await db.Set<AgreedService>().Where(a => !overIds.Contains(a.AgreementId)).Select(a => a.ServiceId).Distinct().ToListAsync();
        var closed = services.FindAll(s => !named.Contains(s.Name) && !agreed.Contains(s.Id));
        db.RemoveRange(closed);
        context.Tell(new LiveNews(Rulebook.Topic));
        context.Tell(new LiveNews(ItemWords.Topic));
        return new RemovedExampleLevels(
            [.. definitions.Except(gone).Select(d => d.Name), .. agreements.Except(over).Select(a => a.Name), .. services.Except(closed).Select(s => s.Name)],
            agreements.Except(over).Select(a => a.ClientId).OfType<long>().ToHashSet());
    }
}
