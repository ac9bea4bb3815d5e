using Microsoft.AspNetCore.Http;

namespace Steward.Identity.Sessions;

/// <summary>
/// The cookies of Identity. Over an encrypted connection their names begin with <c>__Host-</c>, which makes the browser keep other hosts and plain
/// connections from setting them; on a plain one, which is for the loopback address, they have none.
/// </summary>
internal static class SessionCookie
{
    private const string Session = "steward";

    public static string? Read(HttpRequest request) => request.Cookies[Name(request, Session)] is { Length: > 0 and <= 100 } secret ? secret : null;

    /// <summary>Lives as long as the browser is open; the session's own end is on the server.</summary>
    public static void Write(HttpContext http, string secret) => http.Response.Cookies.Append(Name(http.Request, Session), secret, Options(http));

    public static void Clear(HttpContext http) => http.Response.Cookies.Delete(Name(http.Request, Session), Options(http));

    public static string Name(HttpRequest request, string name) => request.IsHttps ? "__Host-" + name : name;

    public static CookieOptions Options(HttpContext http) => new()
    {
        HttpOnly = true, Secure = http.Request.IsHttps, SameSite = SameSiteMode.Lax, Path = "/", IsEssential = true,
    };
}
