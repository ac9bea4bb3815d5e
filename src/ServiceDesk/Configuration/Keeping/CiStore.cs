using NodaTime;
using Steward.Platform.Data;
using Steward.WorkItems.Querying;

namespace Steward.ServiceDesk.Configuration.Keeping;

/// <summary>Puts a written configuration item and its values into the tables.</summary>
internal static class CiStore
{
    /// <summary>Name of the counter of keys.</summary>
    public const string Counter = "ci";

    /// <summary>The same with its number.</summary>
    public static ConfigurationItem With(ConfigurationItem draft, long number) => new()
    {
        Id = draft.Id, Number = number, ClassId = draft.ClassId, Name = draft.Name, State = draft.State, TeamId = draft.TeamId, OwnerId = draft.OwnerId, ClientId = draft.ClientId, ServiceId = draft.ServiceId,
        Site = draft.Site, Description = draft.Description, ExternalKey = draft.ExternalKey, BoughtOn = draft.BoughtOn, CostCents = draft.CostCents, Currency = draft.Currency, Supplier = draft.Supplier,
        Contract = draft.Contract, ContractEnds = draft.ContractEnds, WarrantyEnds = draft.WarrantyEnds, CreatedAt = draft.CreatedAt,
        Searched = $"{ItemWords.Folded(ConfigurationItem.KeyOf(number))} {draft.Searched}",
    };

    public static void Write(AppDb db, ConfigurationItem ci, IReadOnlyCollection<CiValue> stored, Dictionary<string, string> values, bool isNew, Instant now)
    {
        ci.Version++;
        ci.ChangedAt = now;
        if (isNew)
            db.Add(ci);
        foreach (var value in stored)
        {
            if (values.TryGetValue(value.Name, out var written))
                value.Value = written;
            else
                db.Remove(value);
        }

        db.AddRange(values.Where(v => stored.All(s => s.Name != v.Key)).Select(v => new CiValue { CiId = ci.Id, Name = v.Key, Value = v.Value }));
    }
}
