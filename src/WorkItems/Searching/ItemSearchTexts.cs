using Microsoft.EntityFrameworkCore;
using Steward.Platform.Data;
using Steward.Platform.Search;
using Steward.WorkItems.Items;

namespace Steward.WorkItems.Searching;

/// <summary>Titles and descriptions.</summary>
internal sealed class ItemSearchTexts : ISearchTexts
{
    public async Task<IReadOnlyList<SearchEntry>> After(AppDb db, long id, int most, CancellationToken cancel) =>
    [
        .. (await db.Set<WorkItem>().IgnoreQueryFilters().Where(i => i.Id > id).OrderBy(i => i.Id).Take(most).Select(i => new { i.Id, i.Title, i.Description }).ToListAsync(cancel))
            .Select(i => new SearchEntry { Id = i.Id, ItemId = i.Id, Title = i.Title, Body = i.Description }),
    ];
}

/// <summary>What was said at items.</summary>
internal sealed class CommentSearchTexts : ISearchTexts
{
    public async Task<IReadOnlyList<SearchEntry>> After(AppDb db, long id, int most, CancellationToken cancel) =>
    [
        .. (await db.Set<Comment>().Where(c => c.Id > id).OrderBy(c => c.Id).Take(most).Select(c => new { c.Id, c.ItemId, c.Internal, c.Text }).ToListAsync(cancel))
            .Select(c => new SearchEntry { Id = c.Id, ItemId = c.ItemId, Internal = c.Internal ? 1 : 0, Title = "", Body = c.Text }),
    ];
}
