using Microsoft.EntityFrameworkCore;
using Steward.Platform.Commands;
using Steward.Platform.Live;
using Steward.Platform.Text;
using Steward.WorkItems.Items;
using Steward.WorkItems.Types;

namespace Steward.WorkItems.Spaces;

/// <summary>What every command on a space does first and last: find it for this actor, ask the right, tell all nodes.</summary>
internal static class SpaceOrders
{
    public static async Task<(Space? Space, Refusal? Refusal)> Space(this CommandContext context, string key)
    {
        if (context.Workspace.Get<SpaceDirectory>().Find(key) is not { } known || !context.Actor.ReadsAllOf(known.Id))
            return (null, Refusal.Missing(Texts<WorkItemTexts>.Say("NoSuchSpace", key)));
        if (context.Authorise(WorkItemPermissions.ManageSpace, known.Id) is { } forbidden)
            return (null, forbidden);
        return (await context.Db.Set<Space>().FirstAsync(s => s.Id == known.Id), null);
    }

    /// <summary>The keys of types that do not exist, as one fault; null when all do and there is at least one.</summary>
    public static FieldFault? UnknownTypes(this CommandContext context, IReadOnlyList<string> types)
    {
        var known = context.Workspace.Get<TypeDirectory>();
        if (types.Count == 0)
            return new FieldFault("types", Texts<Listing.ListTexts>.Say("SpaceNeedsAType"));
        var unknown = types.Where(t => known.Find(t) is null).ToList();
        return unknown.Count == 0 ? null : new FieldFault("types", Texts<Listing.ListTexts>.Say("NoSuchTypes", string.Join(", ", unknown), string.Join(", ", known.All.Keys.Order(StringComparer.Ordinal))));
    }

    public static SpaceAnswer Answer(this CommandContext context, Space space)
    {
        context.Tell(new LiveNews(SpaceDirectory.Topic));
        context.Tell(new LiveNews($"space:{space.Key}", space.Id));
        return new SpaceAnswer(space.Id, space.Key, space.Name);
    }
}
