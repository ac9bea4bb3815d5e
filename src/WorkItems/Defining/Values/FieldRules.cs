using Microsoft.EntityFrameworkCore;
using Steward.Platform.Commands;
using Steward.Platform.Text;
using Steward.WorkItems.Items;
using Steward.WorkItems.Moving;
using Steward.WorkItems.Querying;
using Steward.WorkItems.Types;

namespace Steward.WorkItems.Defining;

/// <summary>What defined fields demand of an item, each rule as its sentence.</summary>
internal static class FieldRules
{
    /// <summary>Asked of those who work in the item's space: nobody else can see the fields. A cancelled item needs nothing more.</summary>
    public static async Task<IReadOnlyList<FieldFault>> MustHoldWhatTheStateAsks(CommandContext context, WorkItem item, WorkState to)
    {
        var known = context.Workspace.Get<FieldDirectory>();
        if (to.Category == StateCategory.Cancelled || !context.Actor.ReadsAllOf(item.SpaceId) || !known.Of(item.Type).Any(f => f.RequiredIf.Length > 0 || (f.OnClosing && Closes(item, to))))
            return [];
        var whole = ItemForm.HasConditions(known, item.Type)
            ? (await KnownItem.Load(context.Workspace, context.Db, [item]))[0]
            : KnownItem.NotYet(item, await context.Db.Set<ItemField>().Where(f => f.ItemId == item.Id).ToDictionaryAsync(f => f.Name, f => f.Value), []);
        return Missing(known, whole, to, WayGuards.Scope(context.Workspace, context.Actor, context.Db, context.Now));
    }

    /// <summary>The same for a page that has read the item already.</summary>
    public static IReadOnlyList<FieldFault> Missing(FieldDirectory known, KnownItem item, WorkState to, QueryScope scope)
    {
        if (to.Category == StateCategory.Cancelled)
            return [];
        var closes = Closes(item.Item, to);
        var form = ItemForm.Of(known, item with { Item = item.Item.As(to) }, scope);
        return [.. known.Of(item.Item.Type).Where(f => ((closes && f.OnClosing && form.Shows(f)) || form.Asks(f)) && !item.Fields.ContainsKey(f.Key)).Select(Asked)];
    }

    private static bool Closes(WorkItem item, WorkState to) => item.IsOpen && to.Category == StateCategory.Done;

    public static FieldFault Asked(FieldDefinition field) => new(field.FormName, Texts<FieldTexts>.Say("FieldAsked", field.Name));
}
