using Microsoft.EntityFrameworkCore;
using Steward.Identity.Directory;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Text;
using Steward.WorkItems.Creating;
using Steward.WorkItems.Items;
using Steward.WorkItems.Linking;
using Steward.WorkItems.Spaces;
using Steward.WorkItems.Tagging;
using Steward.WorkItems.Templates;

namespace Steward.WorkItems.Duplicating;

/// <summary>What a duplicate takes along. Comments, files, watchers and history stay with the first item: they are about that one.</summary>
public enum TakenAlong
{
    Description,

    /// <summary>Assignee, team and requester.</summary>
    People,
    Dates,
    Tags,
    Fields,
    Checklist,

    /// <summary>The items below it, each with the same parts.</summary>
    Below,

    /// <summary>A link between the two.</summary>
    Link,
}

/// <summary>Makes an item like another in the same space, new and with nothing done.</summary>
public sealed record DuplicateItem(string Key) : ICommand<DuplicatedItem>, ICheckItself
{
    public const int Most = 100;
    public const int MostDepth = 6;

    public static Permission Needs => WorkItemPermissions.Change;

    /// <summary>The same when not given.</summary>
    public string? Title { get; init; }

    public IReadOnlyList<TakenAlong> Take { get; init; } = [];

    public Refusal? Check() => Title is null ? null : Refusal.From(ItemShape.Faults(Title, null, null));
}

/// <summary>The duplicate, everything that was made, and whom it could not be given to.</summary>
public sealed record DuplicatedItem(string Key, IReadOnlyList<string> Keys, IReadOnlyList<string> Left);

internal sealed class DuplicateItemHandler : IHandle<DuplicateItem, DuplicatedItem>
{
    public async Task<Outcome<DuplicatedItem>> Handle(DuplicateItem command, CommandContext context)
    {
        var (item, refusal) = await context.Item(command.Key, WorkItemPermissions.Change);
        if (refusal is not null)
            return refusal;
        var tree = await ItemTree.Read(context.Db, context.Actor, item!, command.Take.Contains(TakenAlong.Below) ? DuplicateItem.MostDepth : 0, DuplicateItem.Most, CancellationToken.None);
        if (tree.Cut)
            return Refusal.Conflict(Texts<DuplicateTexts>.Say("TooLarge", DuplicateItem.Most, DuplicateItem.MostDepth));
        var copying = new Copying(command, context, tree);
        var seed = copying.SeedOf(item!);
        // an item above that the actor does not see is not named, so the duplicate stands alone
        var above = item!.ParentId is { } id ? await context.Db.ItemsFor(context.Actor).FirstOrDefaultAsync(i => i.Id == id) : null;
        var planted = await context.Plant(seed with { Item = seed.Item with { Title = command.Title?.Trim() ?? seed.Item.Title } }, above is null ? null : context.KeyOf(above));
        if (!planted.Succeeded)
            return planted.Refusal;
        if (command.Take.Contains(TakenAlong.Link) && (await context.Also(new LinkItems(planted.Answer[0], "relates", context.KeyOf(item)))).Refusal is { } unlinked)
            return unlinked;
        return new DuplicatedItem(planted.Answer[0], planted.Answer, [.. copying.Left.Distinct()]);
    }

    private sealed class Copying(DuplicateItem command, CommandContext context, ItemTree tree)
    {
        private readonly Snapshot people = context.Workspace.Get<PeopleDirectory>().Now;

        public List<string> Left { get; } = [];

        public Seed SeedOf(WorkItem item)
        {
            var assignee = Takes(TakenAlong.People) ? people.Find(item.AssigneeId) : null;
            var works = assignee is not null && UseTemplateHandler.WorksHere(assignee, item.SpaceId, people);
            if (assignee is not null && !works)
                Left.Add(assignee.Name);
            var requester = Takes(TakenAlong.People) ? people.Find(item.RequesterId) : null;
            var fields = Takes(TakenAlong.Fields)
                ? tree.Fields[item.Id].Where(f => f.Name is not (ItemFields.ExternalId or ItemFields.Evidence)).ToDictionary(f => f.Name, f => f.Value)
                : null;
            var order = new CreateItem(context.Workspace.Get<SpaceDirectory>().KeyOf(item.SpaceId), item.Type, item.Title)
            {
                Description = Takes(TakenAlong.Description) ? item.Description : "", Priority = item.Priority, Assignee = works ? assignee!.Email ?? assignee.Name : null,
                Team = Takes(TakenAlong.People) && item.TeamId is not null ? people.TeamNameOf(item.TeamId) : null,
                Requester = requester is { DisabledAt: null } ? requester.Email ?? requester.Name : null,
                Service = Takes(TakenAlong.Fields) ? item.Service : null, Process = Takes(TakenAlong.Fields) ? item.Process : null, Fields = fields,
                PlannedStart = Takes(TakenAlong.Dates) ? item.PlannedStart : null, Due = Takes(TakenAlong.Dates) ? item.Due : null,
                Tags = Takes(TakenAlong.Tags) && item.Tags.Length > 0 ? TagText.Split(item.Tags) : null,
            };
            IReadOnlyList<string> checks = Takes(TakenAlong.Checklist) ? [.. tree.Checks[item.Id].OrderBy(c => c.Position).Select(c => c.Text)] : [];
            var note = assignee is null || works ? null : Texts<TemplateTexts>.Say("PersonLeft", assignee.Name).In(System.Globalization.CultureInfo.GetCultureInfo(context.Actor.Culture));
            return new Seed(order, checks, note, [.. tree.Below[item.Id].Select(SeedOf)]);
        }

        private bool Takes(TakenAlong part) => command.Take.Contains(part);
    }
}
