using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Platform.Data;
using Steward.Platform.Text;
using Steward.Platform.Workspaces;
using Steward.ServiceDesk.Configuration.Keeping;
using Steward.ServiceDesk.Configuration.Showing;

namespace Steward.ServiceDesk.Configuration.Importing;

/// <summary>
/// Compares a file with what is there, by external key. The same plan is shown by the dry run and carried out by the import, in five statements however many
/// rows there are.
/// </summary>
/// <param name="workspace">Whose items.</param>
/// <param name="db">Where they are read; tracked when the plan is to be carried out.</param>
internal sealed class CiPlanning(Workspace workspace, AppDb db)
{
    private readonly CiBook book = workspace.Get<CiBook>();
    private readonly List<CiProblem> problems = [];

    public async Task<CiPlan> Make(CiRows rows, Instant now, CancellationToken cancel = default)
    {
        problems.AddRange(rows.Problems);
        var named = rows.Items.Select(i => i.Wish.ExternalKey?.Trim()).Concat(rows.Relations.SelectMany(r => new[] { r.From, r.To })).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var numbers = named.Select(ConfigurationItem.NumberIn).OfType<long>().ToList();
        var known = await db.Set<ConfigurationItem>().Where(c => (c.ExternalKey != null && named.Contains(c.ExternalKey)) || numbers.Contains(c.Number)).ToListAsync(cancel);
        var ids = known.ConvertAll(c => c.Id);
        var values = (await db.Set<CiValue>().Where(v => ids.Contains(v.CiId)).ToListAsync(cancel)).ToLookup(v => v.CiId);
        var byKey = known.Where(c => c.ExternalKey is not null).ToDictionary(c => c.ExternalKey!, StringComparer.Ordinal);
        var planned = Items(rows.Items, byKey, values, now);
        await MustCarryNobody(planned, cancel);
        foreach (var item in planned.Where(p => p.Fate is CiRowFate.Created))
            byKey[item.Ci.ExternalKey!] = item.Ci;
        var (relations, there) = await Relations(rows.Relations, byKey, known.ToDictionary(c => c.Number), cancel);
        return new CiPlan(planned, relations, there, await Missing(rows, planned, cancel), [.. problems.OrderBy(p => p.Row)]);
    }

    private List<PlannedCi> Items(IReadOnlyList<CiRow> rows, Dictionary<string, ConfigurationItem> byKey, ILookup<long, CiValue> values, Instant now)
    {
        var planned = new List<PlannedCi>();
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (row, wish) in rows)
        {
            var key = wish.ExternalKey?.Trim() ?? "";
            if (key.Length == 0)
            {
                Problem(row, Say("RowNeedsKey", row));
                continue;
            }

            if (!seen.TryAdd(key, row))
            {
                Problem(row, Say("RowTwice", row, key, seen[key]));
                continue;
            }

            var isNew = !byKey.TryGetValue(key, out var ci);
            ci ??= new ConfigurationItem { Id = Ids.Next(), Name = "", CreatedAt = now, State = CiState.InUse };
            CiValue[] stored = [.. values[ci.Id]];
            var own = stored.ToDictionary(v => v.Name, v => v.Value, StringComparer.Ordinal);
            var before = isNew ? null : CiForm.Of(ci, new Dictionary<string, string>(own), workspace);
            var writing = new CiWriting(workspace);
            writing.Write(ci, own, wish);
            foreach (var fault in writing.Faults)
                Problem(row, Say("RowWrong", row, fault.Sentence.ToString()));
            if (writing.Faults.Count > 0 && !isNew)
                Forget(ci);
            var fate = writing.Faults.Count > 0 ? CiRowFate.Wrong : isNew ? CiRowFate.Created : writing.Changes.Count > 0 ? CiRowFate.Changed : CiRowFate.Unchanged;
            planned.Add(new PlannedCi(row, fate, ci, before, stored, own, writing.Changes));
        }

        return planned;
    }

    /// <summary>The rule of retiring, asked once for the whole file; what the file retires too does not stand in the way.</summary>
    private async Task MustCarryNobody(List<PlannedCi> planned, CancellationToken cancel)
    {
        var retiring = planned.Where(p => p.Fate == CiRowFate.Changed && p.Ci.State == CiState.Retired && p.Changes.Any(c => c.Field == "state")).Select(p => p.Ci.Id).ToList();
        if (retiring.Count == 0)
            return;
        var (back, _) = book.CarryingKinds();
        var carried = (await (from relation in db.Set<CiRelation>()
                              join other in db.Set<ConfigurationItem>() on relation.FromId equals other.Id
                              where retiring.Contains(relation.ToId) && back.Contains(relation.KindId) && (other.State == CiState.InUse || other.State == CiState.InRepair) && !retiring.Contains(other.Id)
                              select new { relation.ToId, other.Number, other.Name }).ToListAsync(cancel)).ToLookup(c => c.ToId);
        for (var at = 0; at < planned.Count; at++)
        {
            var item = planned[at];
            if (!carried.Contains(item.Ci.Id) || !retiring.Contains(item.Ci.Id))
                continue;
            var first = carried[item.Ci.Id].First();
            Problem(item.Row, Say("RowWrong", item.Row, Say("StillCarries", item.Ci.Key, $"{ConfigurationItem.KeyOf(first.Number)} {first.Name}")));
            Forget(item.Ci);
            planned[at] = item with { Fate = CiRowFate.Wrong };
        }
    }

    private async Task<(List<PlannedRelation> New, int There)> Relations(IReadOnlyList<RelationWish> wishes, Dictionary<string, ConfigurationItem> byKey, Dictionary<long, ConfigurationItem> byNumber, CancellationToken cancel)
    {
        var found = new List<PlannedRelation>();
        foreach (var wish in wishes)
        {
            var (one, other, end) = (Find(wish.From), Find(wish.To), book.FindEnd(wish.End));
            if (end is null)
                Problem(wish.Row, Say("RowRelationUnknown", wish.Row, wish.End, string.Join(", ", book.Ends.Select(e => e.Words))));
            else if (one is null || other is null)
                Problem(wish.Row, Say("RowOtherMissing", wish.Row, one is null ? wish.From : wish.To));
            else if (one.Id == other.Id)
                Problem(wish.Row, Say("RowRelatesItself", wish.Row, wish.To));
            else
                found.Add(end.Reversed ? new(wish.Row, other, one, end.Kind) : new(wish.Row, one, other, end.Kind));
        }

        var distinct = found.DistinctBy(r => (r.From.Id, r.To.Id, r.Kind.Id)).ToList();
        var from = distinct.Select(r => r.From.Id).Distinct().ToList();
        var stands = (await db.Set<CiRelation>().Where(r => from.Contains(r.FromId)).Select(r => new { r.FromId, r.ToId, r.KindId }).ToListAsync(cancel)).Select(r => (r.FromId, r.ToId, r.KindId)).ToHashSet();
        var missing = distinct.FindAll(r => !stands.Contains((r.From.Id, r.To.Id, r.Kind.Id)));
        return (missing, distinct.Count - missing.Count);

        ConfigurationItem? Find(string word) => byKey.GetValueOrDefault(word) ?? (ConfigurationItem.NumberIn(word) is { } number ? byNumber.GetValueOrDefault(number) : null);
    }

    private async Task<IReadOnlyList<ConfigurationItem>> Missing(CiRows rows, List<PlannedCi> planned, CancellationToken cancel)
    {
        var classes = planned.Where(p => p.Fate != CiRowFate.Wrong).Select(p => p.Ci.ClassId).Distinct().ToList();
        if (classes.Count == 0)
            return [];
        var named = rows.Items.Select(i => i.Wish.ExternalKey?.Trim() ?? "").ToHashSet(StringComparer.Ordinal);
        var all = await db.Set<ConfigurationItem>().AsNoTracking().Where(c => c.ExternalKey != null && classes.Contains(c.ClassId) && c.State != CiState.Retired).OrderBy(c => c.Number).ToListAsync(cancel);
        return all.FindAll(c => !named.Contains(c.ExternalKey!));
    }

    /// <summary>A row that is left out leaves nothing behind in an item the command tracks.</summary>
    private void Forget(ConfigurationItem ci)
    {
        var entry = db.Entry(ci);
        if (entry.State == EntityState.Modified || entry.State == EntityState.Unchanged)
            entry.CurrentValues.SetValues(entry.OriginalValues);
    }

    private void Problem(int row, string sentence) => problems.Add(new CiProblem(row, sentence, true));

    private static string Say(string key, params object?[] arguments) => Texts<ConfigurationTexts>.Say(key, arguments).ToString();
}
