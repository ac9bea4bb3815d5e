using Microsoft.Extensions.Localization;
using Steward.Collaboration.Notifying;
using Steward.Identity.Directory;
using Steward.Platform.Access;
using Steward.Platform.Design;
using Steward.WorkItems.Items;
using Steward.WorkItems.Types;

namespace Steward.Collaboration.Inbox;

/// <summary>What happened, as one line in the reader's language. Of what a reader must not know no more is said than that something changed.</summary>
public sealed class NewsWords(Snapshot people, TypeDirectory types, Actor reader, IStringLocalizer<CollaborationTexts> texts, IStringLocalizer<ItemTexts> items)
{
    public string Line(string type, long space, NewsReason reason, NewsKind kind, long? actor, string? detail, bool internally)
    {
        var who = people.Find(actor)?.Name ?? "Steward";
        if (internally && !reader.ReadsAllOf(space))
            return texts["Line_Something"];
        return kind switch
        {
            NewsKind.Assigned => texts[reason == NewsReason.Team ? "Line_ToTeam" : "Line_Assigned", who],
            NewsKind.Changed => texts["Line_Changed", who, string.Join(", ", (detail ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Field))],
            NewsKind.Moved => texts["Line_Moved", who, types.StateName(type, detail ?? "")],
            NewsKind.Attached => texts["Line_Attached", who, detail ?? ""],
            NewsKind.ApprovalEnded => texts["Line_Approval" + detail],
            NewsKind.PromiseNears or NewsKind.PromiseBroken or NewsKind.TakenBack => texts["Line_" + kind, detail ?? ""],
            NewsKind.DueSoon or NewsKind.Overdue or NewsKind.Returned => texts["Line_" + kind],
            _ => texts[(reason, kind) is (NewsReason.Mentioned, _) ? "Line_Mentioned" : "Line_" + kind, who],
        };
    }

    public string Line(InboxRow row) => Line(row.Type, row.SpaceId, row.News.LatestReason, row.News.LatestKind, row.News.LatestActorId, row.News.LatestDetail, row.News.LatestInternal);

    /// <summary>Why, in words: "Assigned to you".</summary>
    public string Why(NewsReason reason) => texts["Reason_" + reason];

    public static IconName Icon(NewsReason reason) => reason switch
    {
        NewsReason.Mentioned => IconName.Chat,
        NewsReason.Assigned => IconName.Assign,
        NewsReason.Decision => IconName.Check,
        NewsReason.Asked => IconName.Reply,
        NewsReason.Yours => IconName.Person,
        NewsReason.Due => IconName.Clock,
        NewsReason.Team => IconName.Team,
        NewsReason.Watching => IconName.Watch,
        _ => IconName.Folder,
    };

    private string Field(string name)
    {
        var said = items["Field_" + (name == "planned start" ? "plannedStart" : name)];
        return said.ResourceNotFound ? name : said.Value;
    }
}
