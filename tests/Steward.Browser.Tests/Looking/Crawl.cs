using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Steward.Browser.Tests.Looking;

/// <summary>Finds the pages of a running Steward by following its own links, one page of each kind.</summary>
internal static partial class Crawl
{
    private const int Bound = 150;

    /// <summary>The addresses reached from some first ones with the window's session, each kind of page once.</summary>
    public static async Task<IReadOnlyList<Uri>> PagesAsync(IBrowserContext window, Uri site, IEnumerable<string> from)
    {
        var page = await window.NewPageAsync();
        var waiting = new Queue<Uri>(from.Select(path => new Uri(site, path)));
        var seen = new HashSet<string>(waiting.Select(KindOf), StringComparer.Ordinal);
        var found = new List<Uri>();
        while (waiting.Count > 0 && found.Count < Bound)
        {
            var address = waiting.Dequeue();
            // a link may be a download; only answers that are pages count
            var answer = await window.APIRequest.GetAsync(address.ToString());
            if (!answer.Ok || !answer.Headers.GetValueOrDefault("content-type", "").StartsWith("text/html", StringComparison.Ordinal)) continue;
            found.Add(address);
            await page.GotoAsync(address.ToString());
            foreach (var link in await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('a[href]')].map(a => a.href)"))
                if (Uri.TryCreate(link, UriKind.Absolute, out var target) && target.Authority == site.Authority && seen.Add(KindOf(target)))
                    waiting.Enqueue(new UriBuilder(target) { Fragment = "" }.Uri);
        }
        return found;
    }

    /// <summary>Two items are the same kind of page, so are two sort orders of one list.</summary>
    private static string KindOf(Uri address) =>
        Number().Replace(address.AbsolutePath, "*") + "?" + string.Join('&', address.Query.TrimStart('?').Split('&').Select(pair => pair.Split('=')[0]).Order(StringComparer.Ordinal));

    [GeneratedRegex("[A-Z][A-Z0-9]*-[0-9]+|[0-9]{2,}|(?<=/s/)[^/]+", RegexOptions.None, 1000)]
    private static partial Regex Number();
}
