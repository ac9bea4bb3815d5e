using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Steward.ServiceDesk.TextBlocks;

/// <summary>The form of a text block as it was typed. The audience is <c>mine</c>, <c>team:ID</c> or <c>space:KEY</c>.</summary>
public sealed record TextBlockForm(string Name, string Shortcut, string Audience, string English, string German)
{
    public const string Mine = "mine";
    private const string TeamPrefix = "team:";
    private const string SpacePrefix = "space:";

    public static readonly TextBlockForm Empty = new("", "", Mine, "", "");

    public static TextBlockForm Read(IFormCollection form) => new(
        form["name"].ToString(), form["shortcut"].ToString().Trim().TrimStart(':').ToLowerInvariant(), form["audience"].ToString(),
        form["english"].ToString().ReplaceLineEndings("\n"), form["german"].ToString().ReplaceLineEndings("\n"));

    public static TextBlockForm Of(TextBlock block, string space) => new(block.Name, block.Shortcut, block.Audience switch
    {
        BlockAudience.Team => OfTeam(block.TeamId ?? 0),
        BlockAudience.Space => OfSpace(space),
        _ => Mine,
    }, block.English, block.German);

    public static string OfTeam(long team) => TeamPrefix + team.ToString(CultureInfo.InvariantCulture);

    public static string OfSpace(string key) => SpacePrefix + key;

    internal TextBlockWish Wish() => new(Name, Shortcut)
    {
        English = English, German = German,
        Audience = Audience.StartsWith(TeamPrefix, StringComparison.Ordinal) ? BlockAudience.Team : Audience.StartsWith(SpacePrefix, StringComparison.Ordinal) ? BlockAudience.Space : BlockAudience.Mine,
        TeamId = Audience.StartsWith(TeamPrefix, StringComparison.Ordinal) && long.TryParse(Audience.AsSpan(TeamPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var team) ? team : null,
        Space = Audience.StartsWith(SpacePrefix, StringComparison.Ordinal) ? Audience[SpacePrefix.Length..] : null,
    };
}
