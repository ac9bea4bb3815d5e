using System.Text.RegularExpressions;
using Steward.Identity.Directory;
using Steward.Platform.Access;
using Steward.Platform.Workspaces;
using Steward.WorkItems.Items;
using Steward.WorkItems.Spaces;
using Steward.WorkItems.Types;

namespace Steward.ServiceDesk.TextBlocks;

/// <summary>Placeholders of text blocks: <c>{requester.name}</c>. What nobody filled in becomes nothing, so no answer leaves with a brace in it.</summary>
internal static partial class BlockWords
{
    public static readonly IReadOnlyList<string> Known =
        ["requester.name", "requester.firstName", "item.key", "item.title", "item.state", "item.service", "space.name", "me.name", "me.firstName", "team.name"];

    /// <summary>The first placeholder nobody knows; null when all are known.</summary>
    public static string? Unknown(string text) => Placeholder().Matches(text).Select(m => m.Groups["name"].Value).FirstOrDefault(name => !Known.Contains(name));

    /// <summary>The text as it is inserted into an answer to the item, in the requester's language.</summary>
    public static string Fill(TextBlock block, WorkItem item, Actor by, Workspace workspace) =>
        Fill(block.In(workspace.Get<PeopleDirectory>().Now.Find(item.RequesterId)?.Culture ?? by.Culture), item, by, workspace);

    /// <summary>Any text with placeholders.</summary>
    public static string Fill(string text, WorkItem item, Actor by, Workspace workspace)
    {
        var people = workspace.Get<PeopleDirectory>().Now;
        var spaces = workspace.Get<SpaceDirectory>();
        var requester = people.Find(item.RequesterId);
        return Placeholder().Replace(text, match => match.Groups["name"].Value switch
        {
            "requester.name" => requester?.Name ?? "",
            "requester.firstName" => First(requester?.Name),
            "item.key" => new WorkItemKey(spaces.KeyOf(item.SpaceId), item.Number).ToString(),
            "item.title" => item.Title,
            "item.state" => workspace.Get<TypeDirectory>().StateName(item.Type, item.State),
            "item.service" => item.Service ?? "",
            "space.name" => spaces.Find(item.SpaceId)?.Name ?? "",
            "me.name" => by.Name,
            "me.firstName" => First(by.Name),
            "team.name" => people.TeamNameOf(item.TeamId),
            _ => "",
        });
    }

    private static string First(string? name) => name?.Split(' ', 2)[0] ?? "";

    [GeneratedRegex(@"\{(?<name>[a-zA-Z]+\.[a-zA-Z]+)\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Placeholder();
}
