using Microsoft.EntityFrameworkCore;
using Steward.Platform.Blobs;
using Steward.Platform.Data;
using Steward.WorkItems.Items;

namespace Steward.WorkItems.Attaching;

/// <summary>Contents that items name must stay.</summary>
internal sealed class FilesInUse : IUseBlobs
{
    public async Task<IReadOnlyList<string>> Used(AppDb db, IReadOnlyList<string> hashes, CancellationToken cancel) =>
        await db.Set<Attachment>().Where(a => hashes.Contains(a.Hash)).Select(a => a.Hash).Distinct().ToListAsync(cancel);
}
