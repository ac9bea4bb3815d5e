using Microsoft.EntityFrameworkCore;
using Steward.Platform.Data;
using Steward.ServiceDesk.Replying;
using Steward.WorkItems.Items;

namespace Steward.ServiceDesk.Receiving;

/// <summary>When items go, their mail goes with them.</summary>
internal sealed class MailParts : IPartsOfItems
{
    public async Task Remove(AppDb db, IQueryable<long> gone)
    {
        await db.Set<ReceivedMail>().Where(m => m.RelatedId != null && gone.Contains(m.RelatedId.Value)).ExecuteUpdateAsync(set => set.SetProperty(m => m.RelatedId, (long?)null));
        await db.Set<ReceivedMail>().Where(m => m.ItemId != null && gone.Contains(m.ItemId.Value)).ExecuteDeleteAsync();
        await db.Set<SentMail>().Where(m => gone.Contains(m.ItemId)).ExecuteDeleteAsync();
        await db.Set<ThreadMail>().Where(m => gone.Contains(m.ItemId)).ExecuteDeleteAsync();
    }
}
