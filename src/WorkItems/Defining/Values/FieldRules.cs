using Microsoft.EntityFrameworkCore;
using Steward.Platform.Commands;
using Steward.Platform.Text;
using Steward.WorkItems.Items;
using Steward.WorkItems.Types;

namespace Steward.WorkItems.Defining;

/// <summary>What defined fields demand of an item, each rule as its sentence.</summary>
internal static class FieldRules
{
    /// <summary>Asked of those who work in the item's space: nobody else can see the fields.</summary>
    public static async Task<IReadOnlyList<FieldFault>> MustHoldWhatClosingAsks(CommandContext context, WorkItem item, WorkState to)
    {
        var known = context.Workspace.Get<FieldDirectory>();
        if (!item.IsOpen || to.Category != StateCategory.Done || !context.Actor.ReadsAllOf(item.SpaceId) || !known.Of(item.Type).Any(f => f.OnClosing))
            return [];
        return MissingAtClosing(known, item, to, await context.Db.Set<ItemField>().Where(f => f.ItemId == item.Id).Select(f => f.Name).ToListAsync());
    }

    /// <summary>The same for a page that has read the fields already.</summary>
    public static IReadOnlyList<FieldFault> MissingAtClosing(FieldDirectory known, WorkItem item, WorkState to, IEnumerable<string> held) =>
        item.IsOpen && to.Category == StateCategory.Done ? [.. known.Of(item.Type).Where(f => f.OnClosing && !held.Contains(f.Key)).Select(Asked)] : [];

    public static FieldFault Asked(FieldDefinition field) => new(field.FormName, Texts<FieldTexts>.Say("FieldAsked", field.Name));
}
