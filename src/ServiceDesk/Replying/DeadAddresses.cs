using Microsoft.EntityFrameworkCore;
using Steward.Platform.Commands;

namespace Steward.ServiceDesk.Replying;

/// <summary>Addresses nothing is sent to any more.</summary>
internal static class DeadAddresses
{
    public static async Task Add(CommandContext context, string address, string? words)
    {
        if (await context.Db.Set<DeadAddress>().FirstOrDefaultAsync(d => d.Address == address) is { } known)
            (known.Since, known.Words) = (context.Now, words);
        else
            context.Db.Add(new DeadAddress { Address = address, Since = context.Now, Words = words });
    }
}
