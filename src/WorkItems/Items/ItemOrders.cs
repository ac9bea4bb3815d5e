using Microsoft.EntityFrameworkCore;
using Steward.Identity.Directory;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Live;
using Steward.Platform.Text;
using Steward.WorkItems.Querying;
using Steward.WorkItems.Spaces;
using Steward.WorkItems.Types;

namespace Steward.WorkItems.Items;

/// <summary>What every command on an item does first and last: find it for this actor, ask the right, tell who looks at it.</summary>
internal static class ItemOrders
{
    /// <summary>The tracked item of a key when the actor sees it and holds the permission there; otherwise the refusal.</summary>
    public static async Task<(WorkItem? Item, Refusal? Refusal)> Item(this CommandContext context, string key, Permission permission)
    {
        var spaces = context.Workspace.Get<SpaceDirectory>();
        var item = await context.Db.FindItem(context.Actor, spaces, key);
        if (item is null)
            return (null, NoSuchItem(key));
        if (spaces.Find(item.SpaceId) is { ArchivedAt: not null } archived)
            return (item, Refusal.Conflict(Texts<WorkItemTexts>.Say("SpaceIsArchived", archived.Name)));
        return context.Actor.AsksFor(item) && (permission.Roles & Role.Requester) != 0 && context.Actor.Scope >= permission.Scope
            ? (item, AuthorisedAsRequester(context))
            : (item, context.Authorise(permission, item.SpaceId));
    }

    public static Refusal NoSuchItem(string key) => Refusal.Missing(Texts<WorkItemTexts>.Say("NoSuchItem", key));

    /// <summary>True when the actor asked for the item, or manages the client that did, without working in its space.</summary>
    public static bool AsksFor(this Actor actor, WorkItem item) =>
        !actor.ReadsAllOf(item.SpaceId)
        && ((item.RequesterId is not null && item.RequesterId == actor.PersonId)
            || (item.ClientId is not null && item.ClientId == actor.ClientId && (actor.RolesIn(item.SpaceId) & Role.ClientManager) != 0));

    /// <summary>Browsers that show the item, its space's lists or the requester's own pages refresh after the commit.</summary>
    public static void TellAbout(this CommandContext context, WorkItem item)
    {
        var spaces = context.Workspace.Get<SpaceDirectory>();
        var space = spaces.KeyOf(item.SpaceId);
        IReadOnlyList<long>? asking = item.RequesterId is { } requester ? [requester] : null;
        context.Tell(new LiveNews($"item:{new WorkItemKey(space, item.Number)}", item.SpaceId, asking));
        context.Tell(new LiveNews($"space:{space}", item.SpaceId));
        if (item.AssigneeId is { } assignee)
            context.Tell(new LiveNews($"person:{assignee}", item.SpaceId, [assignee]));
    }

    /// <summary>Lists of words in use are read again when the item brings one that they lack.</summary>
    public static void TellNewWords(this CommandContext context, string? service, string? process, IEnumerable<string> fields)
    {
        if (context.Workspace.Get<ItemWords>().Lacks(service, process, fields))
            context.Tell(new LiveNews(ItemWords.Topic));
    }

    public static string KeyOf(this CommandContext context, WorkItem item) =>
        new WorkItemKey(context.Workspace.Get<SpaceDirectory>().KeyOf(item.SpaceId), item.Number).ToString();

    /// <summary>The same by id; null when there is none.</summary>
    public static async Task<string?> KeyOf(this CommandContext context, long? id) =>
        id is null ? null : await context.Db.Set<WorkItem>().FirstOrDefaultAsync(i => i.Id == id) is { } item ? context.KeyOf(item) : null;

    public static ItemAnswer Answer(this CommandContext context, WorkItem item) =>
        ItemAnswer.Of(item, context.Workspace.Get<SpaceDirectory>(), context.Workspace.Get<PeopleDirectory>().Now, context.Actor);

    public static ItemType? TypeOf(this CommandContext context, string type) => context.Workspace.Get<TypeDirectory>().Find(type);

    private static Refusal? AuthorisedAsRequester(CommandContext context)
    {
        context.AuthoriseAsOwn(); // a requester acts on their own request, whatever their roles in the space
        return null;
    }
}
