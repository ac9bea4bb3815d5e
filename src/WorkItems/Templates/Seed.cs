using Steward.Platform.Commands;
using Steward.WorkItems.Checklists;
using Steward.WorkItems.Commenting;
using Steward.WorkItems.Creating;

namespace Steward.WorkItems.Templates;

/// <summary>An item to be made, what comes with it, and what is made below it.</summary>
/// <param name="Item">The order everybody creates items with.</param>
/// <param name="Checklist">Rows nobody has ticked.</param>
/// <param name="Note">An internal note on it, such as whom it could not be given to; null for none.</param>
/// <param name="Below">Items below it.</param>
internal sealed record Seed(CreateItem Item, IReadOnlyList<string> Checklist, string? Note, IReadOnlyList<Seed> Below);

internal static class Planting
{
    /// <summary>Makes all of a tree or nothing, each item by the order everybody creates items with. Answers the keys, the topmost first.</summary>
    public static async Task<Outcome<IReadOnlyList<string>>> Plant(this CommandContext context, Seed seed, string? parent = null)
    {
        var made = await context.Also(seed.Item with { Parent = parent ?? seed.Item.Parent });
        if (!made.Succeeded)
            return made.Refusal;
        var keys = new List<string> { made.Answer.Key };
        if (seed.Checklist.Count > 0 && (await context.Also(new AddCheckRows(made.Answer.Key, seed.Checklist))).Refusal is { } untold)
            return untold;
        if (seed.Note is { } note && (await context.Also(new AddComment(made.Answer.Key, note, Internal: true))).Refusal is { } unsaid)
            return unsaid;
        foreach (var below in seed.Below)
        {
            var planted = await context.Plant(below, made.Answer.Key);
            if (!planted.Succeeded)
                return planted.Refusal;
            keys.AddRange(planted.Answer);
        }

        return Outcome.Of<IReadOnlyList<string>>(keys);
    }
}
