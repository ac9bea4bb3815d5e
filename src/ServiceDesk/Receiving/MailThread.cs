using Microsoft.EntityFrameworkCore;
using Steward.Platform.Commands;

namespace Steward.ServiceDesk.Receiving;

/// <summary>The ids of an item's thread: of what came and left, and of what those refer to, so that two mails with a common ancestor find each other.</summary>
internal static class MailThread
{
    private const int Longest = 250;

    public static async Task Remember(CommandContext context, long item, IEnumerable<string?> ids)
    {
        var wanted = ids.OfType<string>().Where(id => id.Length <= Longest).Distinct(StringComparer.Ordinal).ToList();
        var known = await context.Db.Set<ThreadMail>().Where(t => t.ItemId == item && wanted.Contains(t.MessageId)).Select(t => t.MessageId).ToListAsync();
        known.AddRange(context.Db.Set<ThreadMail>().Local.Where(t => t.ItemId == item).Select(t => t.MessageId));
        foreach (var id in wanted.Except(known, StringComparer.Ordinal))
            context.Db.Add(new ThreadMail { ItemId = item, MessageId = id, At = context.Now });
    }
}
