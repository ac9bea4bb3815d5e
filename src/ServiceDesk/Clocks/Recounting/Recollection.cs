using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Identity.Directory;
using Steward.Platform.Data;
using Steward.Platform.Events;
using Steward.Platform.Workspaces;
using Steward.ServiceDesk.Clocks.Keeping;
using Steward.WorkItems.Items;
using Steward.WorkItems.Types;

namespace Steward.ServiceDesk.Clocks.Recounting;

/// <summary>
/// Moments of items from before clocks were kept, or of a past that was only told, out of their history: backwards from what stands now, change by change.
/// The history keeps people and teams by name; a name nobody bears any more is nobody.
/// </summary>
internal static class Recollection
{
    private static readonly string[] Kinds = ["item.created", "item.changed", "item.moved-on", "item.commented", "item.relocated", "item.routed", "item.returned"];
    private static readonly string[] Fields = ["state", "priority", "assignee", "requester", "team", "service", "process"];

    /// <summary>All moments of the items, item by item, in the order of time. Two statements.</summary>
    /// <param name="workspace">Whose people and types.</param>
    /// <param name="db">Where to read.</param>
    /// <param name="items">Items as they are now.</param>
    /// <param name="before">Only what was recorded before.</param>
    /// <param name="cancel">Ends the queries.</param>
    public static async Task<IReadOnlyList<Moment>> Of(Workspace workspace, AppDb db, IReadOnlyCollection<WorkItem> items, Instant before, CancellationToken cancel = default)
    {
        long[] ids = [.. items.Select(i => i.Id)];
        var events = (await db.Set<EventRow>().AsNoTracking().Where(e => e.Subject == "item" && ids.Contains(e.SubjectId) && Kinds.Contains(e.Kind) && e.RecordedAt < before)
            .Select(e => new Happened(e.Id, e.SubjectId, e.At, e.Kind, e.ActorId, e.Internal)).ToListAsync(cancel)).ToLookup(e => e.Item);
        var changes = (await db.Set<ChangedField>().AsNoTracking().Where(c => ids.Contains(c.SubjectId) && Fields.Contains(c.Field))
            .Select(c => new { c.EventId, c.Field, c.Was, c.Became }).ToListAsync(cancel)).ToLookup(c => c.EventId, c => new Change(c.Field, c.Was, c.Became));
        var names = new Names(workspace);
        var sides = new Sides(names.People);
        return [.. items.SelectMany(item => Of(item, [.. events[item.Id].OrderBy(e => e.At).ThenBy(e => e.Id)], changes, names, sides))];
    }

    private sealed record Happened(long Id, long Item, Instant At, string Kind, long? By, bool Internal);

    private static IEnumerable<Moment> Of(WorkItem item, IReadOnlyList<Happened> events, ILookup<long, Change> changes, Names names, Sides sides)
    {
        var (state, category, priority) = (item.State, item.Category, item.Priority);
        var (assignee, team, requester, service, process) = (item.AssigneeId, item.TeamId, item.RequesterId, item.Service, item.Process);
        var stood = new (string State, StateCategory Category, Priority Priority, long? Assignee, long? Team, long? Requester, string? Service, string? Process)[events.Count];
        for (var i = events.Count - 1; i >= 0; i--)
        {
            stood[i] = (state, category, priority, assignee, team, requester, service, process);
            foreach (var change in changes[events[i].Id])
            {
                switch (change.Field)
                {
                    case "state" when change.From is { } was: (state, category) = (was, names.CategoryOf(item.Type, was, category)); break;
                    case "priority": priority = Enum.TryParse<Priority>(change.From, out var p) ? p : Priority.None; break;
                    case "assignee": assignee = names.Person(change.From); break;
                    case "requester": requester = names.Person(change.From); break;
                    case "team": team = names.Team(change.From); break;
                    case "service": service = change.From; break;
                    case "process": process = change.From; break;
                }
            }
        }

        var (answered, unanswered) = (false, true);
        for (var i = 0; i < events.Count; i++)
        {
            var (e, s) = (events[i], stood[i]);
            var kind = e.Kind switch
            {
                "item.created" => MomentKind.Created,
                "item.moved-on" => MomentKind.Moved,
                "item.commented" => sides.Of(e.By, e.Internal, item.SpaceId, s.Requester, item.ClientId),
                _ => MomentKind.Changed,
            };
            if (kind == MomentKind.Changed && !changes[e.Id].Any() && e.Kind == "item.changed")
                continue; // of something no clock asks about
            answered |= kind == MomentKind.Replied;
            unanswered = kind is MomentKind.Asked or MomentKind.Created || (kind != MomentKind.Replied && unanswered);
            yield return new Moment
            {
                Id = Ids.Next(), ItemId = item.Id, At = e.At, Kind = kind, ById = e.By, SpaceId = item.SpaceId, Type = item.Type, State = s.State, Category = s.Category, Priority = s.Priority,
                AssigneeId = s.Assignee, TeamId = s.Team, RequesterId = s.Requester, ClientId = item.ClientId, CreatedById = item.CreatedById, Service = s.Service, Process = s.Process,
                Answered = answered, Unanswered = unanswered,
            };
        }
    }

    /// <summary>Words of the history back to what they meant.</summary>
    private sealed class Names(Workspace workspace)
    {
        private readonly TypeDirectory types = workspace.Get<TypeDirectory>();
        private readonly Dictionary<string, long> persons = workspace.Get<PeopleDirectory>().Now.People.Values.GroupBy(p => p.Name, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Min(p => p.Id), StringComparer.Ordinal);

        public Snapshot People { get; } = workspace.Get<PeopleDirectory>().Now;

        public long? Person(string? name) => name is not null && persons.TryGetValue(name, out var id) ? id : null;

        public long? Team(string? name) => name is null ? null : People.Teams.Values.FirstOrDefault(t => t.Name == name)?.Id;

        public StateCategory CategoryOf(string type, string state, StateCategory otherwise) => types.Find(type)?.Workflow.Find(state)?.Category ?? otherwise;
    }
}
