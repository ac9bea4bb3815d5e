using Microsoft.AspNetCore.WebUtilities;
using NodaTime;
using Steward.Clients.Organisations;
using Steward.Identity.Directory;
using Steward.Platform.Workspaces;
using Steward.ServiceDesk.Agreements.Rules;
using Steward.ServiceDesk.Configuration.Keeping;
using Steward.WorkItems.Querying;

namespace Steward.ServiceDesk.Configuration.Showing;

/// <summary>What of the configuration items is listed; all of it stands in the address.</summary>
public sealed record CiFilter
{
    /// <summary>Words that must all be found in key, name, external key, site, supplier, contract or a value.</summary>
    public string? Words { get; init; }

    /// <summary>Key of a class; those below it count.</summary>
    public string? Class { get; init; }

    /// <summary>Slug of a state; all but retired ones when empty, <c>all</c> for every one.</summary>
    public string? State { get; init; }

    public string? Team { get; init; }

    public string? Client { get; init; }

    public string? Service { get; init; }

    /// <summary>Warranty or contract ends within so many days, or has ended.</summary>
    public int? Ends { get; init; }

    public bool IsUsual => this == new CiFilter();

    /// <summary>The items it means. A name nobody bears means none.</summary>
    public IQueryable<ConfigurationItem> Apply(IQueryable<ConfigurationItem> all, Workspace workspace, LocalDate today)
    {
        foreach (var word in ItemWords.Folded(Words ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(8))
            all = all.Where(c => c.Searched.Contains(word));
        if (!string.IsNullOrEmpty(Class))
        {
            var book = workspace.Get<CiBook>();
            var classes = book.FindClass(Class) is { } known ? book.Within(known.Id) : [];
            all = all.Where(c => classes.Contains(c.ClassId));
        }

        if (string.IsNullOrEmpty(State))
            all = all.Where(c => c.State != CiState.Retired);
        else if (State != "all")
            all = CiStates.Read(State) is { } state ? all.Where(c => c.State == state) : all.Where(_ => false);
        if (!string.IsNullOrEmpty(Team))
        {
            var team = workspace.Get<PeopleDirectory>().Now.Teams.Values.FirstOrDefault(t => Same(t.Name, Team))?.Id ?? -1;
            all = all.Where(c => c.TeamId == team);
        }

        if (!string.IsNullOrEmpty(Client))
        {
            var client = workspace.Get<ClientDirectory>().Now.Values.FirstOrDefault(c => Same(c.Name, Client))?.Id ?? -1;
            all = all.Where(c => c.ClientId == client);
        }

        if (!string.IsNullOrEmpty(Service))
        {
            var service = workspace.Get<Rulebook>().Agreements.Named(Service)?.Id ?? -1;
            all = all.Where(c => c.ServiceId == service);
        }

        if (Ends is { } days)
        {
            var last = today.PlusDays(Math.Clamp(days, 0, 3_650));
            // days are stored as text that sorts as days do
            all = all.Where(c => (c.WarrantyEnds != null && c.WarrantyEnds <= last) || (c.ContractEnds != null && c.ContractEnds <= last));
        }

        return all;
    }

    /// <summary>As the query of an address.</summary>
    public string Query(int page = 1)
    {
        var pairs = new (string Name, string? Value)[]
        {
            ("q", Words), ("class", Class), ("state", State), ("team", Team), ("client", Client), ("service", Service), ("ends", Ends?.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            ("page", page > 1 ? page.ToString(System.Globalization.CultureInfo.InvariantCulture) : null),
        };
        return QueryHelpers.AddQueryString("", pairs.Where(p => !string.IsNullOrEmpty(p.Value)).ToDictionary(p => p.Name, p => p.Value));
    }

    private static bool Same(string one, string other) => string.Equals(one, other.Trim(), StringComparison.OrdinalIgnoreCase);
}
