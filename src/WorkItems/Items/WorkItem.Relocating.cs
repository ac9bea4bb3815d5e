using Steward.Identity.Directory;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Events;
using Steward.WorkItems.Relocating;
using Steward.WorkItems.Spaces;

namespace Steward.WorkItems.Items;

public sealed partial class WorkItem
{
    /// <summary>Goes to another space under a new number and leaves its old key as a pointer. Who can not work there no longer owns it.</summary>
    internal void Relocate(Space from, Space to, long number, Snapshot people, CommandContext context)
    {
        var before = new WorkItemKey(from.Key, Number).ToString();
        context.Db.Add(new FormerItemKey { SpaceId = from.Id, Number = Number, ItemId = Id });
        SpaceId = to.Id;
        Number = number;
        var changes = new List<Change> { new("space", from.Key, to.Key), new("key", before, new WorkItemKey(to.Key, number).ToString()) };
        if (AssigneeId is { } owner && people.Find(owner) is not { IsAdmin: true } && (people.RolesOf(owner).GetValueOrDefault(to.Id) & Actor.StaffRoles & ~Role.Auditor) == 0)
        {
            changes.Add(new Change("assignee", people.NameOf(owner), null));
            AssigneeId = null;
        }

        Touch(context);
        context.Record(new ItemRelocated { SubjectId = Id, SpaceId = to.Id, Changes = changes });
    }
}
