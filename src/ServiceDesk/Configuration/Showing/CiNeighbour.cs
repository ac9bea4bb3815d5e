using Microsoft.EntityFrameworkCore;
using Steward.Platform.Data;

namespace Steward.ServiceDesk.Configuration.Showing;

/// <summary>A relation of a configuration item, in its own words.</summary>
public sealed record CiNeighbour(long RelationId, RelationEnd End, ConfigurationItem Ci)
{
    private const int Most = 500;

    /// <summary>All relations of one item in one statement.</summary>
    public static async Task<IReadOnlyList<CiNeighbour>> Of(AppDb db, CiBook book, long id, CancellationToken cancel = default)
    {
        var rows = await (from relation in db.Set<CiRelation>()
                          join ci in db.Set<ConfigurationItem>() on relation.FromId == id ? relation.ToId : relation.FromId equals ci.Id
                          where relation.FromId == id || relation.ToId == id
                          orderby ci.Name, ci.Number
                          select new { Relation = relation, Ci = ci }).Take(Most).ToListAsync(cancel);
        return
        [
            .. rows.Where(r => book.Kind(r.Relation.KindId) is not null)
                .Select(r => new CiNeighbour(r.Relation.Id, new RelationEnd(book.Kind(r.Relation.KindId)!, r.Relation.FromId != id), r.Ci)).OrderBy(n => n.End.Kind.Id).ThenBy(n => n.End.Reversed),
        ];
    }
}
