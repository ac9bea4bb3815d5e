using System.Globalization;
using Steward.Identity.Directory;
using Steward.Platform.Design;
using Steward.Platform.Text;
using Steward.Platform.Workspaces;
using Steward.WorkItems.Types;
using Steward.WorkItems.Views;

namespace Steward.WorkItems.Macros;

/// <summary>A macro as the API and the pages show it.</summary>
public sealed record MacroAnswer(string Id, string Name, ViewAudience Audience, string? Team, string Owner, MacroSteps Does)
{
    public static MacroAnswer Of(Macro macro, Workspace workspace)
    {
        var people = workspace.Get<PeopleDirectory>().Now;
        var owner = people.Find(macro.OwnerId);
        return new MacroAnswer(
            macro.Id.ToString(CultureInfo.InvariantCulture), macro.Name, macro.Audience, macro.TeamId is null ? null : people.TeamNameOf(macro.TeamId),
            owner?.Email ?? owner?.Name ?? "", MacroNames.StepsOf(macro).Named(people));
    }

    /// <summary>What it does, a few words for each change.</summary>
    public IReadOnlyList<string> Words(Workspace workspace)
    {
        var words = new List<string>();
        if (Does.To is { } to)
            words.Add(Say("Does_To", workspace.Get<TypeDirectory>().StateWords(to)));
        if (Does.Priority is { } priority)
            words.Add(Say("Does_Priority", new Said(typeof(DesignTexts), "Priority" + priority, []).ToString()));
        if (Does.Assignee is { } assignee)
            words.Add(assignee switch { MacroSteps.Me => Say("Does_Me"), MacroSteps.Nobody => Say("Does_Nobody"), _ => Say("Does_Assignee", NameOf(workspace, assignee)) });
        if (Does.Team is { } team)
            words.Add(team == MacroSteps.Nobody ? Say("Does_NoTeam") : Say("Does_Team", team));
        if (Does.AddTags.Count > 0)
            words.Add(Say("Does_AddTags", string.Join(", ", Does.AddTags)));
        if (Does.RemoveTags.Count > 0)
            words.Add(Say("Does_RemoveTags", string.Join(", ", Does.RemoveTags)));
        if (Does.DueDays is { } days)
            words.Add(days == 1 ? Say("Does_DueOne") : Say("Does_Due", days));
        if (Does.Comment is not null)
            words.Add(Say(Does.Internal ? "Does_Note" : "Does_Reply"));
        return words;
    }

    private static string NameOf(Workspace workspace, string mail) => workspace.Get<PeopleDirectory>().Now.Find(mail)?.Name ?? mail;

    private static string Say(string key, params object?[] arguments) => Texts<MacroTexts>.Say(key, arguments).ToString();
}
