using Microsoft.EntityFrameworkCore;
using Steward.Platform.Access;
using Steward.Platform.Search;
using Steward.Platform.Workspaces;
using Steward.WorkItems.Items;
using Steward.WorkItems.Tagging;

namespace Steward.WorkItems.Querying;

/// <summary>
/// Services, processes, tags and names of further fields that items of a workspace use, in memory: offered while typing, and what a condition on such a word
/// is resolved to before the database is asked.
/// </summary>
public sealed class ItemWords : IPerWorkspace<ItemWords>
{
    /// <summary>Told when an item uses a word for the first time.</summary>
    public const string Topic = "words";

    private readonly Remembered<Known> remembered;

    private ItemWords(Workspace workspace) => remembered = new(workspace, Topic, db => new Known(
        [.. db.Set<WorkItem>().Where(i => i.Service != null).Select(i => i.Service!).Distinct().AsEnumerable().Union(workspace.Contributed<IServiceWords>().SelectMany(m => m.Names(db)), StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        [.. db.Set<WorkItem>().Where(i => i.Process != null).Select(i => i.Process!).Distinct().OrderBy(s => s)],
        [.. db.Set<ItemField>().Select(f => f.Name).Distinct().OrderBy(s => s)],
        (from tag in db.Set<ItemTag>() join item in db.Set<WorkItem>() on tag.ItemId equals item.Id select new { item.SpaceId, tag.Tag }).Distinct()
            .ToLookup(t => t.SpaceId, t => t.Tag)));

    public static ItemWords Create(Workspace workspace) => new(workspace);

    public IReadOnlyList<string> Services => remembered.Now.Services;

    public IReadOnlyList<string> Processes => remembered.Now.Processes;

    public IReadOnlyList<string> FieldNames => remembered.Now.FieldNames;

    /// <summary>Tags in use where somebody works, each once, in order.</summary>
    public IReadOnlyList<string> TagsFor(Actor reader) =>
    [
        .. remembered.Now.Tags.Where(space => reader.ReadsAllOf(space.Key)).SelectMany(tags => tags)
            .DistinctBy(Folded, StringComparer.Ordinal).OrderBy(Folded, StringComparer.Ordinal),
    ];

    internal bool LacksTags(long space, IEnumerable<string> tags) => tags.Except(remembered.Now.Tags[space], StringComparer.Ordinal).Any();

    /// <summary>True when a list offered now would lack one of these.</summary>
    internal bool Lacks(string? service, string? process, IEnumerable<string> fields) =>
        (service is not null && !Services.Contains(service)) || (process is not null && !Processes.Contains(process)) || fields.Any(f => !FieldNames.Contains(f));

    /// <summary>As texts are compared: without regard to case and to marks on letters.</summary>
    public static string Folded(string text) => FoldedText.Of(text).ToLowerInvariant();

    private sealed record Known(IReadOnlyList<string> Services, IReadOnlyList<string> Processes, IReadOnlyList<string> FieldNames, ILookup<long, string> Tags);
}
