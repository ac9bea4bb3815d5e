using System.Text.Json;
using Microsoft.Playwright;

namespace Steward.Browser.Tests.Browsing;

/// <summary>Asks axe-core what on a page breaks WCAG 2.2 AA.</summary>
public static class Axe
{
    private static readonly string Script = Embedded();

    /// <summary>One sentence per offence, with the element: empty is clean. With a rule named, only that one is asked.</summary>
    public static async Task<IReadOnlyList<string>> CheckAsync(IPage page, string? rule = null)
    {
        // evaluated through the debugger, so the page's own content security policy stays as strict as it is
        await page.EvaluateAsync($"if (!window.axe) {{ {Script} }}");
        var result = await page.EvaluateAsync<JsonElement>("""
            async rule => (await axe.run(document, { runOnly: rule ? { type: "rule", values: [rule] } : ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], resultTypes: ["violations"] }))
              .violations.flatMap(rule => rule.nodes.map(node => `${rule.id} (${rule.impact}): ${rule.help}: ${node.target.join(" ")} ${node.html.slice(0, 160)}`))
            """, rule);
        return [.. result.EnumerateArray().Select(line => line.GetString()!)];
    }

    private static string Embedded()
    {
        using var stream = typeof(Axe).Assembly.GetManifestResourceStream("axe.min.js")!;
        return new StreamReader(stream).ReadToEnd();
    }
}
