using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Steward.Identity.Directory;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Events;
using Steward.Platform.Live;
using Steward.Platform.Text;
using Steward.WorkItems;
using Steward.WorkItems.Items;
using Steward.WorkItems.Spaces;

namespace Steward.ServiceDesk.Queues;

/// <summary>Makes a queue in a space.</summary>
/// <param name="Space">Key of the space.</param>
/// <param name="Wish">What it is to be.</param>
public sealed record CreateQueue(string Space, QueueWish Wish) : ICommand<QueueAnswer>, ICheckItself
{
    public static Permission Needs => QueuePermissions.Keep;

    public Refusal? Check() => Wish.Check();
}

/// <summary>Says all of a queue anew. It stays in its space.</summary>
public sealed record SaveQueue(long Id, QueueWish Wish) : ICommand<QueueAnswer>, ICheckItself
{
    public static Permission Needs => QueuePermissions.Keep;

    public Refusal? Check() => Wish.Check();
}

internal sealed class SaveQueueHandler : IHandle<CreateQueue, QueueAnswer>, IHandle<SaveQueue, QueueAnswer>
{
    private const int MostInSpace = 50;

    public async Task<Outcome<QueueAnswer>> Handle(CreateQueue command, CommandContext context)
    {
        if (context.Workspace.Get<SpaceDirectory>().Find(command.Space.Trim()) is not { ArchivedAt: null } space || !context.Actor.ReadsAllOf(space.Id))
            return Refusal.Missing(Texts<WorkItemTexts>.Say("NoSuchSpace", command.Space));
        if (context.Authorise(QueuePermissions.Keep, space.Id) is { } forbidden)
            return forbidden;
        var others = await context.Db.Set<DeskQueue>().Where(q => q.SpaceId == space.Id).ToListAsync();
        if (others.Count(q => q.ArchivedAt is null) >= MostInSpace)
            return Refusal.Conflict(Texts<QueueTexts>.Say("TooMany", MostInSpace));
        var queue = new DeskQueue { Id = Ids.Next(), Name = "", SpaceId = space.Id, Position = others.Select(q => q.Position + 1).DefaultIfEmpty(0).Max(), CreatedAt = context.Now };
        if (Fill(queue, command.Wish, others, context) is { } refusal)
            return refusal;
        context.Db.Add(queue);
        return QueueAnswer.Of(queue, context.Workspace);
    }

    public async Task<Outcome<QueueAnswer>> Handle(SaveQueue command, CommandContext context)
    {
        var (queue, refusal) = await context.Queue(command.Id);
        if (refusal is not null)
            return refusal;
        var others = await context.Db.Set<DeskQueue>().Where(q => q.SpaceId == queue!.SpaceId && q.Id != queue.Id).ToListAsync();
        return Fill(queue!, command.Wish, others, context) is { } wrong ? wrong : QueueAnswer.Of(queue!, context.Workspace);
    }

    private static Refusal? Fill(DeskQueue queue, QueueWish wish, List<DeskQueue> others, CommandContext context)
    {
        var (name, people) = (wish.Name.Trim(), context.Workspace.Get<PeopleDirectory>().Now);
        var faults = new List<FieldFault>();
        if (others.Exists(q => q.ArchivedAt is null && string.Equals(q.Name, name, StringComparison.OrdinalIgnoreCase)))
            faults.Add(new("name", Texts<QueueTexts>.Say("NameTaken", name)));
        if (wish.TeamId is { } team && !people.Teams.ContainsKey(team))
            faults.Add(new("team", Texts<QueueTexts>.Say("NoSuchTeam")));
        if (PlainQuestion.Fault("query", wish.Query, PlainQuestion.Scope(context), ordered: true) is { } fault)
            faults.Add(fault);
        if (Refusal.From(faults) is { } refusal)
            return refusal;

        var changes = new List<Change>();
        Note("name", queue.Name, name);
        Note("team", people.TeamNameOf(queue.TeamId), people.TeamNameOf(wish.TeamId));
        Note("query", queue.Query, wish.Query.Trim());
        Note("idleMinutes", Number(queue.IdleMinutes), Number(wish.IdleMinutes));
        Note("whenAway", queue.Name.Length == 0 ? "" : queue.WhenAway.ToString(), wish.WhenAway.ToString());
        (queue.Name, queue.TeamId, queue.Query, queue.IdleMinutes, queue.WhenAway) = (name, wish.TeamId, wish.Query.Trim(), wish.IdleMinutes, wish.WhenAway);
        if (changes.Count > 0)
            context.Record(new QueueSaved { SubjectId = queue.Id, SpaceId = queue.SpaceId, Internal = true, Changes = changes });
        context.Tell(new LiveNews(QueueDirectory.Topic));
        return null;

        void Note(string field, string before, string after)
        {
            if (before != after)
                changes.Add(new Change(field, before.Length == 0 ? null : before, after.Length == 0 ? null : after));
        }
    }

    private static string Number(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
