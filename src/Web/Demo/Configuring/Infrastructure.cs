using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Steward.Platform.Workspaces;
using Steward.ServiceDesk.Configuration;
using Steward.ServiceDesk.Configuration.Classes;
using Steward.ServiceDesk.Configuration.Keeping;
using Steward.Web.Demo.Cast;
using Steward.Web.Demo.Promising;
using Steward.WorkItems.Items;
using Steward.WorkItems.Types;

namespace Steward.Web.Demo.Configuring;

/// <summary>What the services of Northwind IT rest on, as its file of infrastructure tells it, and which open tickets are about some of it.</summary>
/// <param name="company">Whose.</param>
/// <param name="workspace">Where it is built.</param>
/// <param name="today">The day the history ends.</param>
/// <param name="send">Sends a command by the door of the example.</param>
internal sealed class Infrastructure(Company company, Workspace workspace, LocalDate today, Levels.Door send)
{
    /// <summary>Services whose newest open tickets are about one thing.</summary>
    private static readonly (string Service, string Ci, int Tickets)[] Affected =
        [("ERP", "DB-ERP", 2), ("Network", "SW-11", 2), ("Printing", "PRN-31", 1), ("Mail", "SRV-MX1", 1), ("Remote access", "VPN-01", 2), ("CRM", "APP-CRM", 1), ("Wireless", "AP-31", 1), ("Backup", "SRV-ST1", 1)];

    private readonly Dictionary<string, string> keys = new(StringComparer.Ordinal);

    /// <summary>Keys by external key, once it is built.</summary>
    public IReadOnlyDictionary<string, string> Keys => keys;

    public async Task Build()
    {
        _ = await send.Send(new TakeUsualClasses());
        var lines = ContentFile.Table("infrastructure.txt").ToList();
        foreach (var line in lines)
            keys[line[1]] = (await send.Send(new SaveConfigurationItem(null, Wish(line)))).Key;
        foreach (var line in lines)
        {
            foreach (var (how, other) in Relations(line[9]))
                _ = await send.Send(new RelateCis(keys[line[1]], how, keys[other]));
        }
    }

    /// <summary>Ties open tickets; sent after they are told.</summary>
    public async Task Affect()
    {
        foreach (var (item, ci) in Found())
            _ = await send.Send(new TieItem(item, keys[ci]));
    }

    private List<(string Item, string Ci)> Found()
    {
        using var lease = workspace.Database.Read();
        var spaces = company.Spaces.ToDictionary(s => s.Value, s => s.Key);
        var found = new List<(string, string)>();
        foreach (var (service, ci, tickets) in Affected)
        {
            var items = lease.Db.Set<WorkItem>().Where(i => i.Service == service && i.Category < StateCategory.Done).OrderByDescending(i => i.CreatedAt).ThenByDescending(i => i.Id)
                .Select(i => new { i.SpaceId, i.Number }).Take(tickets).ToList();
            found.AddRange(items.Where(i => spaces.ContainsKey(i.SpaceId)).Select(i => (new WorkItemKey(spaces[i.SpaceId], i.Number).ToString(), ci)));
        }

        return found;
    }

    private CiWish Wish(string[] line)
    {
        var asset = line.Length > 10 ? line[10].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : [];
        return new CiWish
        {
            Class = line[0], ExternalKey = line[1], Name = line[2], Team = line[3], Owner = line[4].Length == 0 ? "" : company[line[4]].Email, Service = Known(line[5]), Client = line[6], Site = line[7],
            State = line[2].EndsWith("in repair", StringComparison.Ordinal) ? CiState.InRepair.Slug() : CiState.InUse.Slug(),
            Fields = line[8].Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(v => v.Split('=', 2)).ToDictionary(v => v[0], v => v[1], StringComparer.Ordinal),
            BoughtOn = asset.Length == 0 ? null : Day(-Number(asset[0])), Cost = asset.Length == 0 ? null : asset[1], Currency = asset.Length == 0 ? null : "EUR", Supplier = asset.Length == 0 ? null : asset[2],
            WarrantyEnds = asset.Length == 0 ? null : Day(Number(asset[3])),
        };
    }

    /// <summary>Tickets tell which services there are; a word none of them uses names none.</summary>
    private string Known(string service) => workspace.Get<ServiceDesk.Agreements.Rules.Rulebook>().Agreements.Named(service) is null ? "" : service;

    private string Day(int months) => LocalDatePattern.Iso.Format(today.PlusMonths(months));

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>"runs on SRV-1, SRV-2; depends on DB-1": the key is the last word.</summary>
    private static IEnumerable<(string How, string Other)> Relations(string text) => text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).SelectMany(part =>
    {
        var others = part.Split(',', StringSplitOptions.TrimEntries);
        var cut = others[0].LastIndexOf(' ');
        return others.Select((other, at) => (others[0][..cut], at == 0 ? other[(cut + 1)..] : other));
    });
}
