using System.Text.RegularExpressions;

namespace Steward.WorkItems.Importing.Reading;

/// <summary>A person or a team as a file names it. Who that is here is decided when the plan is applied.</summary>
public sealed record NamedParty(string? Name, string? Mail)
{
    /// <summary>The mail where there is one, else the name.</summary>
    public string Key => Mail ?? Name ?? "";

    public override string ToString() => Mail is null ? Name ?? "" : Name is null ? Mail : Name + " <" + Mail + ">";
}

internal enum PartyKind
{
    Person,
    Team,

    /// <summary>Nobody in particular: "TBD", "all", "N/A".</summary>
    Vague,
}

/// <summary>Reads "Ana Duarte", "Vogt, Lena", "Lena Vogt &lt;lena@…&gt;", "lena@…", "Service Desk team", "TBD", "Ana / Chen".</summary>
internal static partial class PersonWords
{
    private static readonly HashSet<string> Vague = new(
        ("tbd, tba, tbc, t b d, n a, na, none, no one, nobody, niemand, keiner, all, everyone, everybody, alle, jeder, various, diverse, several, mehrere, unknown, unbekannt, "
         + "to be defined, to be determined, to be decided, open, offen, noch offen, unklar, unclear, somebody, someone, jemand, team, xxx, xx, x, unassigned, nicht zugewiesen, -").Split(", "),
        StringComparer.Ordinal);

    public static (PartyKind Kind, NamedParty? Party, bool Several) Read(string text)
    {
        var normal = Words.Normal(text);
        if (normal.Length == 0 || Vague.Contains(normal)) return (PartyKind.Vague, null, false);
        var parts = Several().Split(text).Where(part => part.Trim().Length > 0).ToArray();
        var first = parts[0].Trim();
        if (TeamWord().IsMatch(first) && !first.Contains('@')) return (PartyKind.Team, new NamedParty(first, null), parts.Length > 1);
        return (PartyKind.Person, One(first), parts.Length > 1);
    }

    private static NamedParty One(string text)
    {
        if (Bracketed().Match(text) is { Success: true } match && IsMail(match.Groups["mail"].Value))
            return new(Turned(match.Groups["name"].Value.Trim(' ', '"', '\'')), match.Groups["mail"].Value.ToLowerInvariant());
        return IsMail(text) ? new(null, text.ToLowerInvariant()) : new(Turned(text), null);
    }

    public static bool IsMail(string text) => text.Length <= 254 && Mail().IsMatch(text);

    // "Vogt, Lena" is one person; "Opened by  8" keeps its words but not the doubled space.
    private static string? Turned(string name)
    {
        var parts = name.Split(',', 2, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var turned = parts.Length == 2 ? parts[1] + " " + parts[0] : parts.FirstOrDefault();
        return turned is null ? null : string.Join(' ', turned.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    [GeneratedRegex(@"\s*[;/\n&+]\s*|\s+(?:and|und|oder|or)\s+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Several();

    [GeneratedRegex(@"\b(team|teams|group|gruppe|desk|department|abteilung|office|büro|squad|board|committee|gremium|support|helpdesk|operations|it)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TeamWord();

    [GeneratedRegex(@"^(?<name>[^<>]*)<(?<mail>[^<>\s]+)>$|^(?<name>[^()]*)\((?<mail>[^()\s]+@[^()\s]+)\)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"^[A-Za-z0-9._%+'-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Mail();
}
