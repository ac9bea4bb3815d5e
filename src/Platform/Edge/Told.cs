using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Steward.Platform.Design;

namespace Steward.Platform.Edge;

/// <summary>What an act has to say on the page it leads to: "48 changed, 2 skipped". Shown once, at the top, announced politely.</summary>
/// <param name="Text">More than the title says, such as why something was skipped.</param>
/// <param name="Path">A page it is about, without the workspace's root.</param>
/// <param name="Label">Words of the link to it.</param>
public sealed record Told(Tone Tone, string Title, string? Text = null, string? Path = null, string? Label = null)
{
    /// <summary>A form the line offers besides: where it posts to, without the workspace's root.</summary>
    public string? PostPath { get; init; }

    /// <summary>Words of its button.</summary>
    public string? PostLabel { get; init; }
}

/// <summary>Carries one result over a redirect, in a sealed cookie: nobody can put words on another's page by a link.</summary>
public static class TellingNext
{
    private const string Cookie = "steward-told";
    private const int LongestText = 900; // a cookie holds four kilobytes, and sealing grows them

    /// <summary>Leaves a result for the next page of this browser.</summary>
    public static void TellNext(this HttpContext http, Told told)
    {
        var text = told.Text is { Length: > LongestText } ? told.Text[..LongestText] + "…" : told.Text;
        var written = JsonSerializer.Serialize(told with { Text = text });
        http.Response.Cookies.Append(Cookie, Seal(http).Protect(written), Options(http));
    }

    /// <summary>The result left for this page, which is told once; null when there is none.</summary>
    internal static Told? TakeTold(this HttpContext http)
    {
        if (http.Request.Cookies[Cookie] is not { Length: > 0 } kept || http.Response.HasStarted)
            return null;
        http.Response.Cookies.Delete(Cookie, Options(http));
        try
        {
            return JsonSerializer.Deserialize<Told>(Seal(http).Unprotect(kept));
        }
        catch (Exception fault) when (fault is CryptographicException or JsonException)
        {
            return null; // not ours, or of an older version: nothing to say
        }
    }

    private static IDataProtector Seal(HttpContext http) =>
        http.RequestServices.GetRequiredService<IDataProtectionProvider>().CreateProtector("told:" + http.Request.PathBase);

    private static CookieOptions Options(HttpContext http) => new()
    {
        HttpOnly = true, Secure = http.Request.IsHttps, SameSite = SameSiteMode.Lax, Path = "/", IsEssential = true,
    };
}
