using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Workspaces;

namespace Steward.ServiceDesk.Replying;

/// <summary>The secret that signs reply tokens of a workspace. Made once; lost with the key ring, and then made anew: older letters prove nothing from then on.</summary>
public sealed class TokenKeys
{
    private const long OnlyId = 1;
    private readonly IDataProtectionProvider protection;

    internal TokenKeys(IDataProtectionProvider protection) => this.protection = protection;

    /// <summary>The secret as it stands; null while there is none.</summary>
    internal async Task<byte[]?> Find(AppDb db, Workspace workspace) =>
        Open(workspace, await db.Set<TokenKey>().AsNoTracking().FirstOrDefaultAsync(k => k.Id == OnlyId));

    /// <summary>The secret, made when there is none.</summary>
    internal async Task<byte[]> In(CommandContext context)
    {
        var row = context.Db.Set<TokenKey>().Local.FirstOrDefault() ?? await context.Db.Set<TokenKey>().FirstOrDefaultAsync(k => k.Id == OnlyId);
        if (Open(context.Workspace, row) is { } known)
            return known;
        var made = RandomNumberGenerator.GetBytes(32);
        var closed = Sealer(context.Workspace).Protect(Convert.ToBase64String(made));
        if (row is null)
            context.Db.Add(new TokenKey { Id = OnlyId, SealedSecret = closed });
        else
            row.SealedSecret = closed;
        return made;
    }

    private byte[]? Open(Workspace workspace, TokenKey? row)
    {
        try
        {
            return row is null ? null : Convert.FromBase64String(Sealer(workspace).Unprotect(row.SealedSecret));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private IDataProtector Sealer(Workspace workspace) => protection.CreateProtector("Steward.ServiceDesk", workspace.Name, "reply-tokens");
}
