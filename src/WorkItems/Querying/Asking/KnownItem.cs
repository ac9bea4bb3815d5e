using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Platform.Data;
using Steward.Platform.Events;
using Steward.Platform.Workspaces;
using Steward.WorkItems.Items;
using Steward.WorkItems.Tagging;

namespace Steward.WorkItems.Querying;

/// <summary>An item with all that a query can ask about it, read beforehand: what guards, clocks and rules are evaluated on.</summary>
public sealed record KnownItem(WorkItem Item)
{
    public Instant? ClosedAt { get; init; }

    public IReadOnlyDictionary<string, ItemField> Fields { get; init; } = new Dictionary<string, ItemField>();

    public IReadOnlySet<long> Watchers { get; init; } = new HashSet<long>();

    /// <summary>Tags as they are compared.</summary>
    public IReadOnlySet<string> Tags { get; init; } = new HashSet<string>();

    public IReadOnlyList<ItemLink> Links { get; init; } = [];

    public IReadOnlyList<ChangedField> Past { get; init; } = [];

    /// <summary>Title, description and comments, for words.</summary>
    public IReadOnlyList<string> Texts { get; init; } = [];

    /// <summary>Facts of other modules, by the name their fields register.</summary>
    public IReadOnlyDictionary<string, object?> Facts { get; init; } = new Dictionary<string, object?>();

    /// <summary>An item that is only being made: nobody watches it, nothing happened to it.</summary>
    internal static KnownItem NotYet(WorkItem item, IReadOnlyDictionary<string, string> fields, IEnumerable<string> tags) => new KnownItem(item)
    {
        Tags = tags.Select(TagText.Folded).ToHashSet(StringComparer.Ordinal), Texts = [item.Title, item.Description],
    }.With(fields);

    /// <summary>The same item with further fields as they would be; an empty value takes one away.</summary>
    internal KnownItem With(IReadOnlyDictionary<string, string> fields)
    {
        var all = new Dictionary<string, ItemField>(Fields, StringComparer.Ordinal);
        foreach (var (name, value) in fields)
        {
            if (value.Length == 0)
                all.Remove(name);
            else
                all[name] = new ItemField { ItemId = Item.Id, Name = name, Value = value };
        }

        return this with { Fields = all };
    }

    /// <summary>Reads items whole, in seven statements for any number of them and those of the modules above.</summary>
    public static async Task<IReadOnlyList<KnownItem>> Load(Workspace workspace, AppDb db, IReadOnlyCollection<WorkItem> items, CancellationToken cancel = default)
    {
        long[] ids = [.. items.Select(i => i.Id)];
        var closures = await db.Set<Closure>().AsNoTracking().Where(c => ids.Contains(c.ItemId)).ToDictionaryAsync(c => c.ItemId, c => c.At, cancel);
        var fields = (await db.Set<ItemField>().AsNoTracking().Where(f => ids.Contains(f.ItemId)).ToListAsync(cancel)).ToLookup(f => f.ItemId);
        var watchers = (await db.Set<Watcher>().AsNoTracking().Where(w => ids.Contains(w.ItemId)).ToListAsync(cancel)).ToLookup(w => w.ItemId, w => w.PersonId);
        var tags = (await db.Set<ItemTag>().AsNoTracking().Where(t => ids.Contains(t.ItemId)).ToListAsync(cancel)).ToLookup(t => t.ItemId, t => t.Folded);
        var links = await db.Set<ItemLink>().AsNoTracking().Where(l => ids.Contains(l.FromId) || ids.Contains(l.ToId)).ToListAsync(cancel);
        var past = (await db.Set<ChangedField>().AsNoTracking().Where(c => ids.Contains(c.SubjectId)).ToListAsync(cancel)).ToLookup(c => c.SubjectId);
        var comments = (await db.Set<Comment>().AsNoTracking().Where(c => ids.Contains(c.ItemId)).Select(c => new { c.ItemId, c.Text }).ToListAsync(cancel)).ToLookup(c => c.ItemId, c => c.Text);
        var facts = new List<(string Name, IReadOnlyDictionary<long, object?> Of)>();
        foreach (var module in workspace.Contributed<IFactsOfItems>())
            facts.Add((module.Name, await module.Read(db, ids, cancel)));
        return
        [
            .. items.Select(i => new KnownItem(i)
            {
                ClosedAt = closures.TryGetValue(i.Id, out var at) ? at : null,
                Fields = fields[i.Id].ToDictionary(f => f.Name, StringComparer.Ordinal),
                Watchers = watchers[i.Id].ToHashSet(),
                Tags = tags[i.Id].ToHashSet(StringComparer.Ordinal),
                Links = [.. links.Where(l => l.FromId == i.Id || l.ToId == i.Id)],
                Past = [.. past[i.Id]],
                Texts = [i.Title, i.Description, .. comments[i.Id]],
                Facts = facts.ToDictionary(f => f.Name, f => f.Of.GetValueOrDefault(i.Id), StringComparer.Ordinal),
            }),
        ];
    }
}
