using Steward.Identity.Directory;
using Steward.Platform.Access;
using Steward.WorkItems.Items;

namespace Steward.ServiceDesk.Clocks.Keeping;

/// <summary>
/// Who speaks for whom. The requester's side is the requester, everybody of the item's client, and whoever does not work in the space; we are those who do.
/// Who asks for something for themselves speaks as a requester, also when they work here.
/// </summary>
internal sealed class Sides(Snapshot people)
{
    private readonly Dictionary<(long Person, long Space), bool> staff = [];

    /// <summary>What saying something means; the program itself only notes.</summary>
    public MomentKind Of(long? by, bool internally, long spaceId, long? requester, long? client)
    {
        if (internally || by is not { } person)
            return MomentKind.Noted;
        if (person == requester || (client is not null && people.Find(person)?.ClientId == client))
            return MomentKind.Asked;
        return WorksIn(person, spaceId) ? MomentKind.Replied : MomentKind.Asked;
    }

    private bool WorksIn(long person, long spaceId)
    {
        if (staff.TryGetValue((person, spaceId), out var known))
            return known;
        return staff[(person, spaceId)] = people.Find(person) is { } found
            && (found.IsAdmin || (people.RolesOf(person).GetValueOrDefault(spaceId) & (Actor.StaffRoles | Role.Admin)) != 0);
    }

    /// <summary>The item as it is, as a moment.</summary>
    public static Moment Of(WorkItem item, MomentKind kind, NodaTime.Instant at, long? by, Moment? before) => new()
    {
        Id = Platform.Data.Ids.Next(), ItemId = item.Id, At = at, Kind = kind, ById = by, SpaceId = item.SpaceId, Type = item.Type, State = item.State, Category = item.Category,
        Priority = item.Priority, AssigneeId = item.AssigneeId, TeamId = item.TeamId, RequesterId = item.RequesterId, ClientId = item.ClientId, CreatedById = item.CreatedById,
        Service = item.Service, Process = item.Process,
        Answered = kind == MomentKind.Replied || before?.Answered == true,
        Unanswered = kind switch
        {
            MomentKind.Created or MomentKind.Asked => true,
            MomentKind.Replied => false,
            _ => before?.Unanswered ?? true,
        },
    };
}
