using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Identity.Calendars;
using Steward.Identity.Directory;
using Steward.Platform.Access;
using Steward.Platform.Edge;
using Steward.Platform.Text;
using Steward.Scheduling.Recurrence;
using Steward.WorkItems.Checklists;
using Steward.WorkItems.Items;
using Steward.WorkItems.Spaces;
using Steward.WorkItems.Tagging;

namespace Steward.WorkItems.Templates;

/// <summary>An item, and those below it when wished, as a template: dates become working days from the first of them, people become roles when wished.</summary>
internal static class TemplateOfItem
{
    /// <summary>Null when the item is not seen, or its space is not the visitor's to keep templates in. A few statements for each level of the tree.</summary>
    public static async Task<(Space Space, TemplateItem Item)?> TemplateOf(this Visit visit, string key, bool below, bool roles, CancellationToken cancel)
    {
        var spaces = visit.Workspace.Get<SpaceDirectory>();
        if (await visit.Db.FindItem(visit.Actor, spaces, key) is not { } root || !visit.Actor.May(WorkItemPermissions.KeepTemplates, root.SpaceId) || spaces.Find(root.SpaceId) is not { } space)
            return null;
        var tree = await ItemTree.Read(visit.Db, visit.Actor, root, below ? TemplateWish.MostDepth : 0, TemplateWish.MostItems, cancel);
        return (space, new Turning(visit, tree, roles).Turn(root));
    }

    private sealed class Turning(Visit visit, ItemTree tree, bool roles)
    {
        private readonly Snapshot people = visit.Workspace.Get<PeopleDirectory>().Now;
        private readonly Scheduling.WorkingTime.WorkingCalendar calendar = visit.Workspace.Get<WorkingCalendars>().OfWorkspace;
        private readonly Dictionary<long, string> named = [];

        /// <summary>Day 0: the first date of the tree.</summary>
        private Instant? Start { get; } = tree.Items.SelectMany(i => new[] { i.PlannedStart, i.Due }).Min();

        public TemplateItem Turn(WorkItem item)
        {
            var assignee = people.Find(item.AssigneeId);
            var fields = tree.Fields[item.Id].Where(f => f.Name is not (ItemFields.ExternalId or ItemFields.Evidence)).ToDictionary(f => f.Name, f => f.Value);
            return new TemplateItem
            {
                Type = item.Type, Title = item.Title, Description = item.Description, Priority = item.Priority, Service = item.Service, Process = item.Process, Fields = fields,
                Assignee = roles ? null : assignee?.Email ?? assignee?.Name, Role = roles && item.AssigneeId is { } person ? RoleOf(person) : null,
                Team = item.TeamId is null ? null : people.TeamNameOf(item.TeamId), StartDays = Days(item.PlannedStart), DueDays = Days(item.Due),
                Tags = TagText.Split(item.Tags), Checklist = [.. tree.Checks[item.Id].OrderBy(c => c.Position).Select(c => c.Text)], Items = [.. tree.Below[item.Id].Select(Turn)],
            };
        }

        /// <summary>The person's title says best what is asked for; two of the same title are told apart by number.</summary>
        private string RoleOf(long person)
        {
            if (named.TryGetValue(person, out var known))
                return known;
            var wanted = people.Find(person)?.Title is { Length: > 0 and <= 50 } title ? title : Texts<TemplateTexts>.Say("Role").ToString();
            var name = wanted;
            for (var n = 2; named.ContainsValue(name); n++)
                name = $"{wanted} {n}";
            return named[person] = name;
        }

        private int? Days(Instant? at)
        {
            if (at is not { } date || Start is not { } start)
                return null;
            return BusinessDays.Between(start.InZone(calendar.Zone).Date, date.InZone(calendar.Zone).Date, TemplateWish.MostDays, day => calendar.MinutesOn(day) > 0);
        }
    }
}

/// <summary>Some items with what hangs on them, read level by level: one statement for each level and two for the parts.</summary>
internal sealed record ItemTree(IReadOnlyList<WorkItem> Items, ILookup<long, WorkItem> Below, ILookup<long, ItemField> Fields, ILookup<long, CheckRow> Checks)
{
    /// <summary>True when there is more than was read.</summary>
    public bool Cut { get; private init; }

    public static async Task<ItemTree> Read(Platform.Data.AppDb db, Actor actor, WorkItem root, int depth, int most, CancellationToken cancel)
    {
        var items = new List<WorkItem> { root };
        var level = new List<long> { root.Id };
        var cut = false;
        for (var at = 0; at < depth && level.Count > 0; at++)
        {
            var above = level;
            var found = await db.ItemsIn(actor, root.SpaceId).Where(i => i.ParentId != null && above.Contains(i.ParentId.Value)).OrderBy(i => i.Id).Take(most + 1).ToListAsync(cancel);
            cut |= items.Count + found.Count > most;
            found = [.. found.Take(most - items.Count)];
            items.AddRange(found);
            level = found.ConvertAll(i => i.Id);
        }

        if (depth > 0 && level.Count > 0 && !cut)
            cut = await db.ItemsIn(actor, root.SpaceId).AnyAsync(i => i.ParentId != null && level.Contains(i.ParentId.Value), cancel);
        var ids = items.ConvertAll(i => i.Id);
        return new ItemTree(
            items, items.Where(i => i.Id != root.Id).ToLookup(i => i.ParentId!.Value),
            (await db.Set<ItemField>().Where(f => ids.Contains(f.ItemId)).ToListAsync(cancel)).ToLookup(f => f.ItemId),
            (await db.Set<CheckRow>().Where(c => ids.Contains(c.ItemId)).ToListAsync(cancel)).ToLookup(c => c.ItemId)) { Cut = cut };
    }
}
