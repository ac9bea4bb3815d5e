using Microsoft.EntityFrameworkCore;
using Steward.Clients.Organisations;
using Steward.Identity.Directory;
using Steward.Identity.People;
using Steward.Platform.Edge;
using Steward.ServiceDesk.Agreements;
using Steward.ServiceDesk.Agreements.Rules;
using Steward.ServiceDesk.Catalogue;

namespace Steward.ServiceDesk.Configuration.Graph;

/// <summary>A configuration item that was reached, and why.</summary>
/// <param name="Ci">Which.</param>
/// <param name="Depth">How many relations away.</param>
/// <param name="Via">The one next to it on the way; null for the start.</param>
/// <param name="Words">What it says of that one: "runs on".</param>
public sealed record ReachedCi(ConfigurationItem Ci, int Depth, ConfigurationItem? Via, string Words);

/// <summary>Somebody to call, and for what.</summary>
public sealed record TouchedPerson(Person Person, string Why);

/// <summary>What is touched when a configuration item fails.</summary>
/// <param name="Cis">Nearest first, without the one that fails.</param>
/// <param name="Services">Services that rest on any of them, most critical first.</param>
/// <param name="Clients">Clients whose items are touched or who are promised such a service, with why.</param>
/// <param name="People">Who answers for what is touched.</param>
/// <param name="Teams">Teams that look after it.</param>
/// <param name="Cut">More is touched than was followed.</param>
public sealed record Impact(
    IReadOnlyList<ReachedCi> Cis, IReadOnlyList<Service> Services, IReadOnlyList<(string Client, string Why)> Clients, IReadOnlyList<TouchedPerson> People, IReadOnlyList<string> Teams, bool Cut)
{
    /// <summary>Reads it: one statement for each level and one for what was reached.</summary>
    public static async Task<Impact> Of(Visit visit, ConfigurationItem failing, CancellationToken cancel = default)
    {
        var book = visit.Workspace.Get<CiBook>();
        var reach = await CiWalk.From(visit.Db, book, [failing.Id], Walking.ToTouched, cancel: cancel);
        var cis = await ReachedCis.Read(visit.Db, book, reach, cancel);
        var agreements = visit.Workspace.Get<Rulebook>().Agreements;
        var services = cis.Select(c => c.Ci.ServiceId).OfType<long>().Distinct().Select(id => agreements.Services.GetValueOrDefault(id)).OfType<Service>()
            .Where(s => s.State == ServiceState.Live).OrderByDescending(s => s.Criticality).ThenBy(s => s.Name, StringComparer.CurrentCultureIgnoreCase).ToList();
        var people = visit.Workspace.Get<PeopleDirectory>().Now;
        return new Impact(
            [.. cis.Where(c => c.Depth > 0)], services, Clientele(visit, cis, services, agreements), Called(people, cis, services),
            [.. cis.Select(c => c.Ci.TeamId).Concat(services.Select(s => s.TeamId)).OfType<long>().Distinct().Select(t => people.TeamNameOf(t)).Where(n => n.Length > 0).Order(StringComparer.CurrentCultureIgnoreCase)],
            reach.Cut);
    }

    private static List<(string Client, string Why)> Clientele(Visit visit, IReadOnlyList<ReachedCi> cis, List<Service> services, AgreementBook agreements)
    {
        var names = visit.Workspace.Get<ClientDirectory>();
        var today = visit.Now.InZone(visit.Zone).Date;
        var touched = cis.Where(c => c.Ci.ClientId is not null).Select(c => (Client: c.Ci.ClientId!.Value, Why: $"{c.Ci.Key} {c.Ci.Name}"));
        var promised = agreements.Agreements.Values.Where(a => a is { Kind: AgreementKind.Customer, ClientId: not null } && a.HoldsOn(today))
            .SelectMany(a => services.Where(s => a.AllServices || agreements.AgreedServices[a.Id].Contains(s.Id)).Select(s => (Client: a.ClientId!.Value, Why: s.Name)));
        return [.. touched.Concat(promised).Distinct().GroupBy(c => c.Client).Select(g => (names.NameOf(g.Key), string.Join(", ", g.Select(c => c.Why).Take(5)))).Where(c => c.Item1.Length > 0).OrderBy(c => c.Item1, StringComparer.CurrentCultureIgnoreCase)];
    }

    private static List<TouchedPerson> Called(Snapshot people, IReadOnlyList<ReachedCi> cis, List<Service> services) =>
    [
        .. services.Where(s => s.OwnerId is not null).Select(s => (Id: s.OwnerId!.Value, Why: s.Name)).Concat(cis.Where(c => c.Ci.OwnerId is not null).Select(c => (Id: c.Ci.OwnerId!.Value, Why: c.Ci.Name)))
            .GroupBy(p => p.Id).Select(g => (Person: people.Find(g.Key), Why: string.Join(", ", g.Select(p => p.Why).Distinct().Take(5)))).Where(p => p.Person is { DisabledAt: null })
            .Select(p => new TouchedPerson(p.Person!, p.Why)),
    ];
}

/// <summary>Turns steps into configuration items with the words of the way.</summary>
internal static class ReachedCis
{
    public static async Task<IReadOnlyList<ReachedCi>> Read(Platform.Data.AppDb db, CiBook book, CiReach reach, CancellationToken cancel)
    {
        var ids = reach.Steps.Select(s => s.Id).ToList();
        var all = await db.Set<ConfigurationItem>().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancel);
        return
        [
            .. reach.Steps.Where(s => all.ContainsKey(s.Id)).Select(s => new ReachedCi(
                all[s.Id], s.Depth, s.ViaId is { } via ? all.GetValueOrDefault(via) : null, book.Kind(s.KindId) is { } kind ? s.SpeaksFirst ? kind.Words : kind.Back : "")),
        ];
    }
}
