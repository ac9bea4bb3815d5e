using System.Globalization;
using Steward.Platform.Commands;
using Steward.Platform.Text;
using Steward.WorkItems.Checklists;
using Steward.WorkItems.Items;
using Steward.WorkItems.Tagging;

namespace Steward.WorkItems.Templates;

/// <summary>A template as people write it. A mistake is named at its field and the number of its item: <c>title-3</c>.</summary>
public sealed record TemplateWish(string Name, TemplateItem Item)
{
    public const int MostItems = 50;
    public const int MostDepth = 4;
    public const int MostDays = 730;
    private const int LongestRole = 60;

    public Refusal? Check()
    {
        var faults = new List<FieldFault>();
        if (Name.Trim().Length is 0 or > ItemTemplate.LongestName)
            faults.Add(new("name", Say("NameShape", ItemTemplate.LongestName)));
        if (Item is null)
            return Refusal.Invalid("item", Say("ItemMissing"));
        var all = Item.All().Take(MostItems + 1).ToList();
        if (all.Count > MostItems || all.Any(i => i.Depth > MostDepth))
            faults.Add(new("item", Say("TooLarge", MostItems, MostDepth + 1)));
        for (var at = 0; at < all.Count; at++)
            faults.AddRange(FaultsOf(all[at].Item).Select(f => f with { Field = string.Create(CultureInfo.InvariantCulture, $"{f.Field}-{at}") }));
        return Refusal.From(faults);
    }

    private static IEnumerable<FieldFault> FaultsOf(TemplateItem item)
    {
        foreach (var fault in ItemShape.Faults(item.Title, item.Description, item.Fields).Concat(TagText.Faults(item.Tags)))
            yield return fault;
        if (item.StartDays is < 0 or > MostDays)
            yield return new("startDays", Say("DaysShape", MostDays));
        if (item.DueDays is < 0 or > MostDays)
            yield return new("dueDays", Say("DaysShape", MostDays));
        else if (item.DueDays < item.StartDays)
            yield return new("dueDays", Say("DueBeforeStart"));
        if (item.Role is { } role && (role.Trim().Length is 0 or > LongestRole || role.Any(char.IsControl)))
            yield return new("role", Say("RoleShape", LongestRole));
        if (item.Priority is { } priority && !Enum.IsDefined(priority))
            yield return new("priority", Say("ChoiceShape"));
        if (item.Checklist.Count > CheckRow.Most)
            yield return new("checklist", Texts<ItemTexts>.Say("ChecksTooMany", CheckRow.Most));
        else if (item.Checklist.Select(row => CheckRow.TextFault("checklist", row)).FirstOrDefault(f => f is not null) is { } unshaped)
            yield return unshaped.Fields[0];
    }

    private static Said Say(string key, params object?[] arguments) => Texts<TemplateTexts>.Say(key, arguments);
}
