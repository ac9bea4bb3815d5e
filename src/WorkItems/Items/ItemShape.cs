using Steward.Platform.Commands;
using Steward.Platform.Text;

namespace Steward.WorkItems.Items;

/// <summary>Lengths of an item's texts, checked before any data is read.</summary>
internal static class ItemShape
{
    public const int TitleLength = 500;
    public const int TextLength = 200_000;
    public const int FieldCount = 200;

    public static List<FieldFault> Faults(string? title, string? description, IReadOnlyDictionary<string, string>? fields)
    {
        var faults = new List<FieldFault>();
        if (title is not null && (string.IsNullOrWhiteSpace(title) || title.Length > TitleLength))
            faults.Add(new("title", Texts<WorkItemTexts>.Say("TitleShape", TitleLength)));
        if (description?.Length > TextLength)
            faults.Add(new("description", Texts<WorkItemTexts>.Say("TextTooLong", TextLength)));
        if (fields?.Count > FieldCount || fields?.Any(f => f.Key.Length is 0 or > 80 || f.Value.Length > TextLength) == true)
            faults.Add(new("fields", Texts<WorkItemTexts>.Say("FieldShape", FieldCount)));
        return faults;
    }
}
