using Microsoft.AspNetCore.Http;

namespace Steward.Platform.Design;

/// <summary>
/// How somebody wants to see Steward: theme, density, single keys, sidebar. Kept in a cookie so that the sign-in page and the portal know it too;
/// Identity may store the same words with the person.
/// </summary>
/// <param name="Theme">system, light, dark or contrast.</param>
/// <param name="Density">compact, default or comfortable.</param>
/// <param name="Hotkeys">on or off.</param>
/// <param name="Sidebar">open or icons.</param>
public sealed record Appearance(string Theme, string Density, string Hotkeys, string Sidebar)
{
    /// <summary>Name of the cookie.</summary>
    public const string Cookie = "steward-appearance";

    public static readonly Appearance Default = new("system", "default", "on", "open");

    private static readonly string[] Themes = ["system", "light", "dark", "contrast"];
    private static readonly string[] Densities = ["compact", "default", "comfortable"];
    private static readonly string[] Switch = ["on", "off"];
    private static readonly string[] Widths = ["open", "icons"];

    public static Appearance Of(HttpContext? context) => Parse(context?.Request.Cookies[Cookie]);

    /// <summary>Reads what <see cref="ToString"/> wrote; anything unknown falls back to the default, word by word.</summary>
    public static Appearance Parse(string? written)
    {
        var words = (written ?? "").Split('.');
        return Default.With(words.ElementAtOrDefault(0), words.ElementAtOrDefault(1), words.ElementAtOrDefault(2), words.ElementAtOrDefault(3));
    }

    /// <summary>The same with those words replaced that are given and known.</summary>
    public Appearance With(string? theme, string? density, string? hotkeys, string? sidebar) =>
        new(Known(Themes, theme, Theme), Known(Densities, density, Density), Known(Switch, hotkeys, Hotkeys), Known(Widths, sidebar, Sidebar));

    /// <summary>Lets this browser look so for a year.</summary>
    public void Keep(HttpContext context) => context.Response.Cookies.Append(Cookie, ToString(), new CookieOptions
    {
        Path = "/", HttpOnly = true, Secure = context.Request.IsHttps, SameSite = SameSiteMode.Lax, MaxAge = TimeSpan.FromDays(365), IsEssential = true,
    });

    public override string ToString() => $"{Theme}.{Density}.{Hotkeys}.{Sidebar}";

    private static string Known(string[] words, string? word, string otherwise) => word is not null && words.Contains(word, StringComparer.Ordinal) ? word : otherwise;
}
