using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Steward.Identity.Directory;
using Steward.Platform.Commands;
using Steward.Platform.Search;
using Steward.Platform.Text;
using Steward.WorkItems.Grouping;
using Steward.WorkItems.Listing;
using Steward.WorkItems.Querying;

namespace Steward.WorkItems.Views;

/// <summary>What a saved view demands.</summary>
internal static class ViewRules
{
    public const int LongestName = 120;
    public const int MostPins = 10;
    private const int LongestSettings = 12_000;

    public static Refusal? MustHaveAName(string name) => name.Trim().Length is > 0 and <= LongestName
        ? null
        : Refusal.Invalid("name", Texts<ViewTexts>.Say("NameShape", LongestName));

    /// <summary>A view that could not be opened must not be saved: the query is read and bound before.</summary>
    public static Refusal? MustBeReadable(string settings, CommandContext context)
    {
        if (settings.Length > LongestSettings)
            return Refusal.Invalid("settings", Texts<ViewTexts>.Say("SettingsTooLong"));
        var read = Read("", settings);
        if (!read.Succeeded)
            return read.Refusal;
        var scope = new QueryScope(context.Workspace, context.Actor, context.Db, context.Now);
        var address = read.Answer;
        return ItemConditions.Bind(address.Where, scope).Refusal ?? ItemOrder.Of(address.Order, scope).Refusal
            ?? MustBeADimension(address.Group) ?? MustBeADimension(address.Lanes);
    }

    public static Refusal? MustShareWithOwnTeam(ViewAudience audience, long? teamId, CommandContext context)
    {
        if (audience != ViewAudience.Team)
            return null;
        var teams = context.Workspace.Get<PeopleDirectory>().Now.Teams;
        return teamId is { } team && teams.ContainsKey(team) && (context.Actor.IsAdmin || context.Actor.Teams.Contains(team))
            ? null
            : Refusal.Invalid("team", Texts<ViewTexts>.Say("TeamNeeded"));
    }

    /// <summary>What a view says, as the address of a page.</summary>
    public static Outcome<ListAddress> Read(string path, string settings) =>
        ListAddress.Read(path, new QueryCollection(QueryHelpers.ParseQuery(settings)));

    /// <summary>The name as part of an address: small letters, digits and dashes.</summary>
    public static string SlugOf(string name)
    {
        var slug = new StringBuilder();
        foreach (var c in FoldedText.Of(name).ToLowerInvariant().Take(60))
        {
            if (char.IsAsciiLetterOrDigit(c))
                slug.Append(c);
            else if (slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }

        return slug.ToString().Trim('-') is { Length: > 0 } made ? made : "view";
    }

    private static Refusal? MustBeADimension(string? name) => name is null || Dimensions.Find(name) is not null
        ? null
        : Refusal.Invalid("group", Texts<ViewTexts>.Say("NoSuchGroup", name, string.Join(", ", Dimensions.All.Select(d => d.Key))));
}
