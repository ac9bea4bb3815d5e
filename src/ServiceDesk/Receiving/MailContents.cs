using Microsoft.EntityFrameworkCore;
using Steward.Platform.Blobs;
using Steward.Platform.Data;

namespace Steward.ServiceDesk.Receiving;

/// <summary>Raw mails and their HTML must stay as long as their rows name them.</summary>
internal sealed class MailContents : IUseBlobs
{
    public async Task<IReadOnlyList<string>> Used(AppDb db, IReadOnlyList<string> hashes, CancellationToken cancel) =>
    [
        .. await db.Set<ReceivedMail>().Where(m => hashes.Contains(m.RawHash)).Select(m => m.RawHash).ToListAsync(cancel),
        .. await db.Set<ReceivedMail>().Where(m => m.HtmlHash != null && hashes.Contains(m.HtmlHash)).Select(m => m.HtmlHash!).ToListAsync(cancel),
    ];
}
