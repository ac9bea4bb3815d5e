using Microsoft.EntityFrameworkCore;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Events;
using Steward.Platform.Live;
using Steward.Platform.Text;
using Steward.ServiceDesk.Queues;
using Steward.WorkItems;
using Steward.WorkItems.Items;
using Steward.WorkItems.Spaces;

namespace Steward.ServiceDesk.Playbooks;

/// <summary>Makes a playbook in a space, or says all of one anew; it stays in its space.</summary>
/// <param name="Id">The one to change; null for a new one.</param>
/// <param name="Space">Key of the space of a new one.</param>
/// <param name="Name">As the panel names it.</param>
/// <param name="Condition">A text of the query language.</param>
/// <param name="Body">Its entries, see <see cref="PlaybookEntry.Read"/>.</param>
public sealed record SavePlaybook(long? Id, string? Space, string Name, string Condition, string Body) : ICommand<PlaybookAnswer>, ICheckItself
{
    public static Permission Needs => QueuePermissions.Keep;

    public Refusal? Check()
    {
        var faults = new List<FieldFault>();
        if (Name.Trim().Length is 0 or > Playbook.LongestName)
            faults.Add(new("name", Say("NameShape", Playbook.LongestName)));
        if (Condition.Length > Playbook.LongestCondition)
            faults.Add(new("condition", Say("ConditionLong", Playbook.LongestCondition)));
        var entries = PlaybookEntry.Read(Body);
        if (Body.Length > Playbook.LongestBody || entries.Count > PlaybookEntry.Most)
            faults.Add(new("body", Say("BodyLong", PlaybookEntry.Most, Playbook.LongestBody)));
        else if (entries.Count == 0)
            faults.Add(new("body", Say("BodyNeeded")));
        else if (entries.Where(e => e.Kind != EntryKind.Wording).GroupBy(e => e.Key, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
            faults.Add(new("body", Say("Twice", twice.Key)));
        return Refusal.From(faults);
    }

    private static Said Say(string key, params object?[] arguments) => Texts<PlaybookTexts>.Say(key, arguments);
}

/// <summary>Ends a playbook: it is shown beside nothing any more. What was ticked stays.</summary>
public sealed record EndPlaybook(long Id) : ICommand<PlaybookAnswer>
{
    public static Permission Needs => QueuePermissions.Keep;
}

internal sealed class SavePlaybookHandler : IHandle<SavePlaybook, PlaybookAnswer>, IHandle<EndPlaybook, PlaybookAnswer>
{
    public async Task<Outcome<PlaybookAnswer>> Handle(SavePlaybook command, CommandContext context)
    {
        Playbook? playbook;
        if (command.Id is { } id)
        {
            (playbook, var refusal) = await Find(id, context);
            if (refusal is not null)
                return refusal;
        }
        else
        {
            if (context.Workspace.Get<SpaceDirectory>().Find((command.Space ?? "").Trim()) is not { ArchivedAt: null } space || !context.Actor.ReadsAllOf(space.Id))
                return Refusal.Missing(Texts<WorkItemTexts>.Say("NoSuchSpace", command.Space));
            if (context.Authorise(QueuePermissions.Keep, space.Id) is { } forbidden)
                return forbidden;
            playbook = new Playbook { Id = Ids.Next(), Name = "", SpaceId = space.Id, CreatedAt = context.Now };
        }

        var (name, book) = (command.Name.Trim(), playbook!);
        var faults = new List<FieldFault>();
        if ((await context.Db.Set<Playbook>().Where(p => p.SpaceId == book.SpaceId && p.EndedAt == null && p.Id != book.Id).Select(p => p.Name).ToListAsync()).Contains(name, StringComparer.OrdinalIgnoreCase))
            faults.Add(new("name", Texts<PlaybookTexts>.Say("NameTaken", name)));
        if (PlainQuestion.Fault("condition", command.Condition, PlainQuestion.Scope(context)) is { } fault)
            faults.Add(fault);
        if (Refusal.From(faults) is { } wrong)
            return wrong;
        if (command.Id is null)
            context.Db.Add(book);
        var changes = new List<Change>();
        Note("name", book.Name, name);
        Note("condition", book.Condition, command.Condition.Trim());
        Note("body", book.Body, command.Body.Trim());
        (book.Name, book.Condition, book.Body) = (name, command.Condition.Trim(), command.Body.Trim());
        if (changes.Count > 0)
            context.Record(new PlaybookSaved { SubjectId = book.Id, SpaceId = book.SpaceId, Internal = true, Changes = changes });
        context.Tell(new LiveNews(PlaybookShelf.Topic));
        return PlaybookAnswer.Of(book, context.Workspace);

        void Note(string field, string before, string after)
        {
            if (before != after)
                changes.Add(new Change(field, before.Length == 0 ? null : before, after.Length == 0 ? null : after));
        }
    }

    public async Task<Outcome<PlaybookAnswer>> Handle(EndPlaybook command, CommandContext context)
    {
        var (playbook, refusal) = await Find(command.Id, context);
        if (refusal is not null)
            return refusal;
        playbook!.EndedAt = context.Now;
        context.Record(new PlaybookEnded { SubjectId = playbook.Id, SpaceId = playbook.SpaceId, Internal = true, Changes = [new Change("name", playbook.Name, null)] });
        context.Tell(new LiveNews(PlaybookShelf.Topic));
        return PlaybookAnswer.Of(playbook, context.Workspace);
    }

    private static async Task<(Playbook? Playbook, Refusal? Refusal)> Find(long id, CommandContext context)
    {
        var playbook = await context.Db.Set<Playbook>().FirstOrDefaultAsync(p => p.Id == id && p.EndedAt == null);
        return playbook is null || !context.Actor.ReadsAllOf(playbook.SpaceId)
            ? (null, PlaybookAnswer.NoSuchPlaybook(id))
            : (playbook, context.Authorise(QueuePermissions.Keep, playbook.SpaceId));
    }
}
