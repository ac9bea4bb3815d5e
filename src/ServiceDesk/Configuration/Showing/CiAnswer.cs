using NodaTime;
using Steward.Clients.Organisations;
using Steward.Identity.Directory;
using Steward.Platform.Workspaces;
using Steward.ServiceDesk.Agreements.Rules;
using Steward.ServiceDesk.Configuration.Keeping;

namespace Steward.ServiceDesk.Configuration.Showing;

/// <summary>A configuration item as the API answers it. People are named by their mail address, or by name when they have none; amounts are written with a point.</summary>
public sealed record CiAnswer(
    string Key, string Name, string Class, string State, string? Team, string? Owner, string? Client, string? Service, string Site, string Description, string? ExternalKey,
    LocalDate? BoughtOn, string? Cost, string Currency, string Supplier, string Contract, LocalDate? ContractEnds, LocalDate? WarrantyEnds,
    IReadOnlyDictionary<string, string> Fields, int Version, Instant CreatedAt, Instant ChangedAt)
{
    public static CiAnswer Of(ConfigurationItem ci, IEnumerable<CiValue> values, Workspace workspace)
    {
        var people = workspace.Get<PeopleDirectory>().Now;
        var owner = people.Find(ci.OwnerId);
        return new CiAnswer(
            ci.Key, ci.Name, workspace.Get<CiBook>().Class(ci.ClassId)?.Key ?? "", ci.State.Slug(), ci.TeamId is null ? null : people.TeamNameOf(ci.TeamId), owner?.Email ?? owner?.Name,
            ci.ClientId is null ? null : workspace.Get<ClientDirectory>().NameOf(ci.ClientId), ci.ServiceId is { } id ? workspace.Get<Rulebook>().Agreements.Services.GetValueOrDefault(id)?.Name : null,
            ci.Site, ci.Description, ci.ExternalKey, ci.BoughtOn, ci.CostCents is null ? null : CiMoney.Written(ci.CostCents), ci.Currency, ci.Supplier, ci.Contract, ci.ContractEnds, ci.WarrantyEnds,
            values.ToDictionary(v => v.Name, v => v.Value, StringComparer.Ordinal), ci.Version, ci.CreatedAt, ci.ChangedAt);
    }
}
