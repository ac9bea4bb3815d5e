using System.Globalization;
using Microsoft.Extensions.Localization;
using NodaTime.Text;
using Steward.Platform.Design;
using Steward.Platform.Edge;
using Steward.Platform.Events;
using Steward.WorkItems.Items;
using Steward.WorkItems.Linking;
using Steward.WorkItems.Types;
using Steward.WorkItems.Viewing;

namespace Steward.WorkItems.Timeline;

/// <summary>One field of a change as a person reads it.</summary>
/// <param name="Long">A text too long for a line.</param>
/// <param name="Href">Where the new value leads, when it is an item this reader sees.</param>
internal sealed record ChangeWords(string Field, string? From, string? To, bool Long = false, string? Href = null);

/// <summary>Turns events into sentences in the reader's language; values become the words the page uses for them.</summary>
internal sealed class HistoryWords(SeenItem view, Visit visit, IStringLocalizer<ItemTexts> texts, IStringLocalizer<DesignTexts> design)
{
    private const int LongestValue = 120;

    public static IconName Icon(EventRow row) => row.Kind switch
    {
        "item.created" => IconName.Add,
        "item.linked" or "item.unlinked" => IconName.Link,
        "item.file-attached" or "item.evidence-marked" or "item.file-judged" or "item.file-classified" => IconName.Attach,
        "item.file-infected" => IconName.Warning,
        "item.watched" or "item.unwatched" => IconName.Eye,
        "item.check-ticked" => IconName.Check,
        "item.relocated" => IconName.Move,
        "item.closed" => IconName.Check,
        "item.comment-edited" => IconName.Edit,
        _ => IconName.Dot,
    };

    /// <summary>What was done, when the changes alone do not say it.</summary>
    public string? Act(EventRow row)
    {
        var said = texts["Act_" + row.Kind];
        return said.ResourceNotFound ? null : said.Value;
    }

    public IEnumerable<ChangeWords> Changes(EventRow row) => row.Kind switch
    {
        "item.created" => [],
        "item.comment-edited" => [],
        _ => row.ReadChanges().Select(change => Words(change)).OfType<ChangeWords>(),
    };

    private ChangeWords? Words(Change change)
    {
        if (LinkEnd.Find(change.Field) is { } end)
            return Link(end.Words, change);
        if (change.Field == "key" || NamedItems.NamesAnother(change.Field))
            return Link(Field(change.Field), change);
        if (change.Field == "description" || change.From?.Length > LongestValue || change.To?.Length > LongestValue)
            return new ChangeWords(Field(change.Field), null, null, Long: true);
        return new ChangeWords(Field(change.Field), Value(change.Field, change.From), Value(change.Field, change.To));
    }

    /// <summary>Keys of items the reader does not see are not said.</summary>
    private ChangeWords Link(string words, Change change)
    {
        var to = change.To is null ? null : view.TextLinks.Key(change.To) ?? (change.To == view.Key ? new Platform.Text.KeyLink("", "") : null);
        var from = change.From is null ? null : change.Field == "key" ? change.From : view.TextLinks.Key(change.From) is null ? texts["AnotherItem"].Value : change.From;
        return new ChangeWords(words, from, change.To is null ? null : to is null ? texts["AnotherItem"].Value : change.To, Href: to is { Href.Length: > 0 } ? to.Href : null);
    }

    private string Field(string name)
    {
        var said = texts["Field_" + (name == "planned start" ? "plannedStart" : name)];
        return said.ResourceNotFound ? name : said.Value;
    }

    private string? Value(string field, string? value)
    {
        if (string.IsNullOrEmpty(value))
            return null;
        return field switch
        {
            "state" => visit.Workspace.Get<TypeDirectory>().StateName(view.Item.Type, value),
            "approval" when Enum.TryParse<Attaching.Judging.FileApproval>(value, out var approval) => Attaching.Judging.FileCareWords.Approval(approval),
            "priority" when Enum.TryParse<Priority>(value, out var priority) => design["Priority" + priority],
            "how" => RouteWords.Say(value),
            "due" or "planned start" when InstantPattern.General.Parse(value) is { Success: true } at =>
                TimeWords.DateAndTime(at.Value, visit.Now, visit.Zone, CultureInfo.CurrentCulture),
            _ => value,
        };
    }
}
