using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Steward.Browser.Tests.Browsing;

namespace Steward.Browser.Tests.Looking;

/// <summary>Walks through a running Steward by its own links, one page of each kind.</summary>
internal static partial class Crawl
{
    private const int Bound = 150;

    private static readonly HashSet<string> Narrowing = new(StringComparer.Ordinal) { "q", "order", "before", "cursor", "space", "type", "open", "team", "month" };

    // links inside a chart have no href of the kind other links have
    private const string Links = "() => [...document.querySelectorAll('a[href]')].map(a => new URL(a.getAttribute('href'), document.baseURI).href)";

    /// <summary>Where a role's way begins: pages its menu leads to, and such as no link leads to.</summary>
    public static IReadOnlyList<string> DoorsOf(Role role) => role switch
    {
        Role.Anonymous => ["/sign-in", "/forgotten-password"],
        Role.Requester or Role.ClientManager => ["/portal"],
        _ => ["/my", "/search?text=printer", "/items?layout=board"],
    };

    /// <summary>Opens every page reached from some first ones and shows it; the answer names links that lead nowhere.</summary>
    /// <param name="page">The window.</param>
    /// <param name="site">The running program.</param>
    /// <param name="from">Paths to begin with.</param>
    /// <param name="show">Looks at a page.</param>
    /// <param name="below">Follow only links below this path; all when null.</param>
    public static async Task<IReadOnlyList<string>> EachPageAsync(IPage page, Uri site, IEnumerable<string> from, Func<Uri, Task> show, string? below = null)
    {
        var waiting = new Queue<(Uri Address, string From)>(from.Select(path => (new Uri(site, path), "the start")));
        var seen = new HashSet<string>(waiting.Select(door => KindOf(door.Address)), StringComparer.Ordinal);
        List<string> dead = [];
        for (var opened = 0; waiting.Count > 0 && opened < Bound; opened++)
        {
            var (address, origin) = waiting.Dequeue();
            if (await OpenAsync(page, address) is not { } answer) continue;
            if (!answer.Ok)
            {
                dead.Add($"{address.PathAndQuery}, linked on {origin}, answers {answer.Status}");
                continue;
            }
            foreach (var link in await page.EvaluateAsync<string[]>(Links))
                if (Uri.TryCreate(link, UriKind.Absolute, out var target) && target.Authority == site.Authority
                    && (below is null || target.AbsolutePath.StartsWith(below, StringComparison.Ordinal)) && seen.Add(KindOf(target)))
                    waiting.Enqueue((new UriBuilder(target) { Fragment = "" }.Uri, address.PathAndQuery));
            await show(address);
        }
        return dead;
    }

    /// <summary>Nothing when the address is no page but a file.</summary>
    private static async Task<IResponse?> OpenAsync(IPage page, Uri address)
    {
        try
        {
            var answer = await page.GotoAsync(address.ToString());
            return answer is not null && answer.Headers.GetValueOrDefault("content-type", "").StartsWith("text/html", StringComparison.Ordinal) ? answer : null;
        }
        catch (PlaywrightException exception) when (exception.Message.Contains("Download is starting", StringComparison.Ordinal) || exception.Message.Contains("ERR_ABORTED", StringComparison.Ordinal))
        {
            return null;
        }
    }

    /// <summary>Two items are the same kind of page, so are one list sorted, narrowed and leafed through.</summary>
    private static string KindOf(Uri address) => Number().Replace(address.AbsolutePath, "*") + "?" + string.Join('&', address.Query.TrimStart('?').Split('&')
        .Select(pair => pair.Split('=')[0]).Where(name => !Narrowing.Contains(name)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    [GeneratedRegex("[A-Z][A-Z0-9]*-[0-9]+|[0-9]{2,}|(?<=/(?:s|ask)/)[^/]+", RegexOptions.None, 1000)]
    private static partial Regex Number();
}
