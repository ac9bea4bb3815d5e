using Steward.Platform.Data;
using Steward.Platform.Events;
using Steward.WorkItems.Recounting;
using Steward.WorkItems.Types;

namespace Steward.WorkItems.Items;

public sealed partial class WorkItem
{
    /// <summary>The item as it was created, before anything happened to it.</summary>
    internal static WorkItem AsCreated(PastItem past, long number, WorkState initial) => new()
    {
        Id = Ids.Next(), SpaceId = past.SpaceId, Number = number, Type = past.Type, Title = past.Title, Description = past.Description,
        State = initial.Key, Category = initial.Category, Priority = past.Priority, RequesterId = past.RequesterId, ClientId = past.ClientId, TeamId = past.TeamId,
        Service = past.Service, Process = past.Process, PlannedStart = past.PlannedStart, Due = past.Due,
        CreatedById = past.CreatedById, CreatedAt = past.CreatedAt, UpdatedAt = past.CreatedAt, Version = 1,
    };

    /// <summary>Lets one entry of the past happen to the item, with the events its verb would have recorded.</summary>
    internal void Relive(PastEntry entry, Recount recount)
    {
        UpdatedAt = entry.At;
        Version++;
        switch (entry)
        {
            case PastComment comment:
                recount.Say(this, comment);
                break;
            case PastMove move:
                Relive(move, recount);
                break;
            default:
                recount.Happened(new ItemChanged { SubjectId = Id, SpaceId = SpaceId, At = entry.At, ById = entry.ById, Changes = [Relive(entry, recount.NameOf)] });
                break;
        }
    }

    private void Relive(PastMove move, Recount recount)
    {
        var to = recount.StateOf(Type, move.To);
        var (before, wasOpen) = (State, IsOpen);
        (State, Category) = (to.Key, to.Category);
        if (!wasOpen && IsOpen)
            recount.Reopen(this, move);
        recount.Happened(new ItemMovedOn { SubjectId = Id, SpaceId = SpaceId, At = move.At, ById = move.ById, Note = move.Note, Changes = [new Change("state", before, to.Key)] });
        if (!wasOpen || IsOpen)
            return;
        Progress = to.Category == StateCategory.Done ? 100 : Progress;
        recount.Close(this, move);
    }

    private Change Relive(PastEntry entry, Func<long?, string?> name)
    {
        var change = entry switch
        {
            PastAssignment a => new Change("assignee", name(AssigneeId), name(a.AssigneeId)),
            PastPriority p => new Change("priority", Priority.ToString(), p.Priority.ToString()),
            PastDue d => new Change("due", Due?.ToString(), d.Due?.ToString()),
            PastProgress p => new Change("progress", Progress?.ToString(), p.Progress.ToString()),
            _ => throw new ArgumentOutOfRangeException(nameof(entry), entry, "Nobody knows how to relive this."),
        };
        switch (entry)
        {
            case PastAssignment a: AssigneeId = a.AssigneeId; break;
            case PastPriority p: Priority = p.Priority; break;
            case PastDue d: Due = d.Due; break;
            case PastProgress p: Progress = p.Progress; break;
        }

        return change;
    }
}
