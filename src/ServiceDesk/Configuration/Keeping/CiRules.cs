using Microsoft.EntityFrameworkCore;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Text;

namespace Steward.ServiceDesk.Configuration.Keeping;

/// <summary>What must hold of configuration items, each rule as its sentence.</summary>
internal static class CiRules
{
    private const int MostNamed = 3;

    /// <summary>An import finds an item by its external key, so no two bear the same.</summary>
    public static async Task<FieldFault?> MustBearItsOwnKey(AppDb db, long id, string external) =>
        await db.Set<ConfigurationItem>().Where(c => c.ExternalKey == external && c.Id != id).Select(c => new { c.Number, c.Name }).FirstOrDefaultAsync() is { } other
            ? new("externalKey", Texts<ConfigurationTexts>.Say("ExternalKeyTaken", external, ConfigurationItem.KeyOf(other.Number), other.Name))
            : null;

    /// <summary>What others in use still run on or depend on is not retired before they are moved.</summary>
    public static async Task<Refusal?> MustCarryNobody(AppDb db, CiBook book, ConfigurationItem ci)
    {
        var (back, _) = book.CarryingKinds();
        var carried = await (from relation in db.Set<CiRelation>()
                             join other in db.Set<ConfigurationItem>() on relation.FromId equals other.Id
                             where relation.ToId == ci.Id && back.Contains(relation.KindId) && (other.State == CiState.InUse || other.State == CiState.InRepair)
                             orderby other.Number
                             select new { other.Number, other.Name }).Take(MostNamed + 1).ToListAsync();
        return carried.Count == 0
            ? null
            : Refusal.Invalid("state", Texts<ConfigurationTexts>.Say(
                "StillCarries", ci.Key, string.Join(", ", carried.Take(MostNamed).Select(c => $"{ConfigurationItem.KeyOf(c.Number)} {c.Name}")) + (carried.Count > MostNamed ? " …" : "")));
    }
}
