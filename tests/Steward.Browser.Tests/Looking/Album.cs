using System.Net;
using System.Text;
using Steward.Browser.Tests.Browsing;

namespace Steward.Browser.Tests.Looking;

/// <summary>A page to leaf through: every page once per role, with its pictures side by side and what axe said.</summary>
internal static class Album
{
    private const string Sheet = """
        body { margin: 2rem; font: 14px/1.5 system-ui, sans-serif; color: #1A1D24; background: #F6F7F9 }
        h2 { font-size: 16px; margin: 2rem 0 .5rem } .pictures { display: flex; gap: 12px; align-items: start; overflow-x: auto }
        a { display: block; flex: none } img { display: block; height: 320px; width: auto; max-width: 640px; object-fit: cover; object-position: top; border: 1px solid #CDD2DB; border-radius: 6px }
        .bad { color: #B3211D } pre { white-space: pre-wrap } nav a { display: inline; margin-right: 1rem }
        """;

    public static string Of(IReadOnlyCollection<Photograph> taken)
    {
        var page = new StringBuilder($"""<!doctype html><html lang="en"><meta charset="utf-8"><title>Every page</title><style>{Sheet}</style><h1>Every page</h1><nav>""");
        foreach (var role in taken.Select(photograph => photograph.Who).Distinct(StringComparer.Ordinal)) page.Append($"<a href=\"#{role}\">{role}</a>");
        page.Append("</nav>");
        foreach (var role in taken.GroupBy(photograph => photograph.Who))
        {
            page.Append($"<section id=\"{role.Key}\">");
            foreach (var shown in role.GroupBy(photograph => photograph.Address)) Append(page, shown.Key, role.Key, [.. shown]);
            page.Append("</section>");
        }
        return page.ToString();
    }

    private static void Append(StringBuilder page, Uri address, string who, IReadOnlyList<Photograph> pictures)
    {
        var offences = pictures.SelectMany(picture => picture.Offences.Select(offence => $"{picture.Theme} {picture.Width}: {offence}")).ToList();
        page.Append($"<h2>{WebUtility.HtmlEncode(address.PathAndQuery)} <small>{who}</small> {(offences.Count == 0 ? "✓ clean" : $"<span class=\"bad\">✕ {offences.Count} offences</span>")}</h2><div class=\"pictures\">");
        foreach (var picture in pictures)
            page.Append($"<a href=\"{picture.FileName}\"><img loading=\"lazy\" src=\"{picture.FileName}\" alt=\"{picture.Theme}, {picture.Width} px\"></a>");
        page.Append("</div>");
        if (offences.Count > 0) page.Append($"<pre class=\"bad\">{WebUtility.HtmlEncode(string.Join('\n', offences))}</pre>");
    }
}
