using Steward.WorkItems.Items;
using Steward.WorkItems.Moving;
using Steward.WorkItems.Querying;

namespace Steward.WorkItems.Defining;

/// <summary>
/// Which of its type's fields an item shows and asks for, by the conditions of the definitions: the same answer for the page, the API and a step of the
/// workflow. A condition that can no longer be read hides nothing and asks nothing.
/// </summary>
public sealed class ItemForm
{
    private readonly HashSet<string> hidden = [];
    private readonly HashSet<string> asked = [];

    private ItemForm()
    {
    }

    /// <summary>Shows everything, asks nothing by condition.</summary>
    public static ItemForm Plain { get; } = new();

    public static bool HasConditions(FieldDirectory known, string type) => known.Of(type).Any(f => f.VisibleIf.Length > 0 || f.RequiredIf.Length > 0);

    internal static ItemForm Of(FieldDirectory known, KnownItem item, QueryScope scope)
    {
        if (!HasConditions(known, item.Item.Type))
            return Plain;
        var form = new ItemForm();
        foreach (var field in known.Of(item.Item.Type))
        {
            if (field.VisibleIf.Length > 0 && !Holds(field.VisibleIf, item, scope, unreadable: true))
                form.hidden.Add(field.Key);
            else if (field.RequiredIf.Length > 0 && Holds(field.RequiredIf, item, scope, unreadable: false))
                form.asked.Add(field.Key);
        }

        return form;
    }

    public bool Shows(FieldDefinition field) => !hidden.Contains(field.Key);

    /// <summary>Required by its condition as the item stands.</summary>
    public bool Asks(FieldDefinition field) => asked.Contains(field.Key);

    private static bool Holds(string condition, KnownItem item, QueryScope scope, bool unreadable) =>
        WayGuards.Read(condition, scope) is { Succeeded: true } test ? test.Answer.Holds(item) : unreadable;
}
