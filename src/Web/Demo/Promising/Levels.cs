using NodaTime;
using Steward.Platform.Commands;
using Steward.ServiceDesk.Agreements;
using Steward.ServiceDesk.Agreements.Rules;
using Steward.ServiceDesk.Catalogue;
using Steward.ServiceDesk.Clocks;
using Steward.Web.Demo.Cast;
using Steward.Web.Demo.Stories;
using Steward.WorkItems.Items;

namespace Steward.Web.Demo.Promising;

/// <summary>What Northwind IT provides and promises: a service for every word its tickets use, an agreement with each client, and four clocks.</summary>
/// <param name="company">Whose.</param>
/// <param name="today">The day the history ends.</param>
/// <param name="send">Sends a command by the door of the example.</param>
internal sealed class Levels(Company company, LocalDate today, Levels.Door send)
{
    /// <summary>Sends commands by the door of the example.</summary>
    public interface Door
    {
        Task<T> Send<T>(ICommand<T> command);
    }

    // who takes a ticket has responded: at Northwind they often write only when they know more
    private const string Taken = "answered = yes or stateCategory != new";

    private readonly Dictionary<string, long> services = new(StringComparer.Ordinal);

    /// <summary>Services by name.</summary>
    public IReadOnlyDictionary<string, long> Services => services;

    public async Task Agree()
    {
        foreach (var (name, space) in Story.All.Where(s => s.Service is not null).Select(s => (Name: s.Service!, s.Space)).Append((Name: "Remote access", Space: "NET")).DistinctBy(s => s.Name).OrderBy(s => s.Name, StringComparer.Ordinal))
            services[name] = (await send.Send(new SaveServiceOffer(null, Wish(name, space)))).Id;
        var halden = (await send.Send(new SaveAgreement(null, new AgreementWish("Halden Logistics: applications", AgreementKind.Customer, today.PlusYears(-1))
        {
            ClientId = company.Clients[Organisation.Halden], AllServices = true, Calendar = "workspace",
        }))).Id;
        var marigold = (await send.Send(new SaveAgreement(null, new AgreementWish("Marigold Clinics: round the clock", AgreementKind.Customer, today.PlusMonths(-8))
        {
            ClientId = company.Clients[Organisation.Marigold], AllServices = true, Calendar = "always",
        }))).Id;
        await Publish("First response", AgreementKind.Customer, ClockMetric.FirstResponse, Table(TargetUnit.BusinessMinutes, [(halden, [60, 120, 240, 480]), (marigold, [120, 240, 480, 960])], [120, 240, 480, 960]), Taken);
        await Publish("Resolution", AgreementKind.Customer, ClockMetric.Resolution, Table(TargetUnit.BusinessHours, [(halden, [4, 8, 20, 40]), (marigold, [8, 24, 72, 120])], [6, 12, 32, 64]));
        await Publish("Next response", AgreementKind.Customer, ClockMetric.NextResponse, Table(TargetUnit.BusinessHours, [], [2, 4, 8, 16]));
        await Publish("Team handling", AgreementKind.Internal, ClockMetric.Custom, Table(TargetUnit.BusinessHours, [], [3, 6, 24, 48]));
    }

    private ServiceWish Wish(string name, string space)
    {
        var (unit, lead, _) = Organisation.Teams.First(t => t.Space == space);
        return new ServiceWish(name)
        {
            Owner = company[lead].Email, TeamId = company.Teams[unit],
            Criticality = name switch { "ERP" or "Network" or "Email" => Criticality.Vital, "Remote access" or "CRM" => Criticality.High, _ => Criticality.Medium },
        };
    }

    private async Task Publish(string name, AgreementKind kind, ClockMetric metric, IReadOnlyList<TargetRow> targets, string? stop = null)
    {
        var usual = Presets.Of(metric);
        var made = await send.Send(new CreateDefinition(name, kind, metric) { Body = usual with { Targets = targets, Stop = stop ?? usual.Stop } });
        _ = await send.Send(new PublishDefinition(made.Id));
    }

    private static IReadOnlyList<TargetRow> Table(TargetUnit unit, IReadOnlyList<(long Agreement, int[] Amounts)> agreed, int[] everybody)
    {
        Priority?[] priorities = [Priority.Urgent, Priority.High, Priority.Medium, null];
        return
        [
            .. agreed.SelectMany(a => priorities.Zip(a.Amounts, (p, amount) => new TargetRow { AgreementId = a.Agreement, Priority = p, Amount = amount, Unit = unit })),
            .. priorities.Zip(everybody, (p, amount) => new TargetRow { Priority = p, Amount = amount, Unit = unit }),
        ];
    }
}
