using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Steward.Collaboration.Notifying;
using Steward.Platform.Workspaces;

namespace Steward.Collaboration.Mailing;

/// <summary>What a stop link stops: mails for one reason, mails of one space, or (neither) all of them.</summary>
public sealed record Stop(long Person, NewsReason? Reason = null, long? Space = null);

/// <summary>Makes and reads the sealed part of a stop link: who holds it may stop these mails and do nothing else, without signing in.</summary>
public sealed class StopLinks(IDataProtectionProvider protection)
{
    /// <summary>Path of the link, without the workspace's root.</summary>
    public string PathOf(Workspace workspace, Stop stop) => "/notices/stop/" + Seal(workspace).Protect(JsonSerializer.Serialize(stop));

    /// <summary>What the link stops; nothing when it was not made here.</summary>
    public Stop? Read(Workspace workspace, string token)
    {
        if (token.Length > 1_000)
            return null;
        try
        {
            return JsonSerializer.Deserialize<Stop>(Seal(workspace).Unprotect(token));
        }
        catch (Exception fault) when (fault is CryptographicException or JsonException or FormatException)
        {
            return null;
        }
    }

    private IDataProtector Seal(Workspace workspace) => protection.CreateProtector("news-stop:" + workspace.Id);
}
