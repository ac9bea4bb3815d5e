using Microsoft.EntityFrameworkCore;
using Steward.Identity.Directory;
using Steward.Identity.People;
using Steward.Identity.Teams;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Workspaces;
using Steward.WorkItems.Importing.Reading;
using Steward.WorkItems.Items;

namespace Steward.WorkItems.Importing.Applying;

/// <summary>Notes who a run had to make, so that an undo can take them back.</summary>
internal sealed record NoteParties(long RunId, IReadOnlyList<long> PartyIds, bool AreTeams) : ICommand<Done>
{
    public static Permission Needs => WorkItemPermissions.Import;
}

internal sealed class NotePartiesHandler : IHandle<NoteParties, Done>
{
    public async Task<Outcome<Done>> Handle(NoteParties command, CommandContext context)
    {
        var (run, refusal) = await context.Import(command.RunId);
        if (refusal is not null) return refusal;
        foreach (var id in command.PartyIds) context.Db.Add(new ImportedParty { RunId = run!.Id, PartyId = id, IsTeam = command.AreTeams });
        run!.MovedAt = context.Now;
        return Done.Instance;
    }
}

/// <summary>Finds or makes everybody a plan names, and takes those made back when nothing names them any more.</summary>
internal sealed class PartyMaking(Dispatcher dispatcher, Workspace workspace)
{
    private const int AtOnce = 64;

    // Making somebody known by name is the program's act for the importing person, who need not be an administrator.
    private static readonly Actor Program = Actor.System with { Channel = Channel.Import };

    public async Task<PartyBook> Ready(long runId, IReadOnlyList<ItemDraft> drafts, Actor actor, CancellationToken cancel)
    {
        var book = new PartyBook();
        var (people, teams) = book.Find(drafts, workspace.Get<PeopleDirectory>().Now);
        foreach (var some in people.Chunk(AtOnce))
        {
            var made = await Task.WhenAll(some.Select(party => Make(party, cancel)));
            foreach (var (party, id) in some.Zip(made)) book.KnowPerson(party, id);
            (await dispatcher.Send(workspace, new NoteParties(runId, made, AreTeams: false), actor, cancel: cancel)).OrThrow();
        }
        foreach (var name in teams)
        {
            var id = (await dispatcher.Send(workspace, new CreateTeam(name.Length <= 120 ? name : name[..120], []), Program, cancel: cancel)).OrThrow().Id;
            book.KnowTeam(name, id);
            (await dispatcher.Send(workspace, new NoteParties(runId, [id], AreTeams: true), actor, cancel: cancel)).OrThrow();
        }
        return book;
    }

    /// <summary>Those the run made and nothing names any more go; whoever got work, a role or a way in since stays.</summary>
    public async Task TakeBack(long runId, CancellationToken cancel)
    {
        List<ImportedParty> made;
        using (var lease = workspace.Database.Read()) made = await lease.Db.Set<ImportedParty>().Where(p => p.RunId == runId).ToListAsync(cancel);
        foreach (var some in made.Where(party => !party.IsTeam).Select(party => party.PartyId).Chunk(200))
        {
            var named = await StillNamed(some, cancel);
            (await dispatcher.Send(workspace, new ForgetPeople([.. some.Where(id => !named.Contains(id))]), Program, cancel: cancel)).OrThrow();
        }
        foreach (var team in made.Where(party => party.IsTeam))
        {
            using var lease = workspace.Database.Read();
            if (await lease.Db.Set<WorkItem>().AnyAsync(i => i.TeamId == team.PartyId, cancel) || workspace.Get<PeopleDirectory>().Now.MembersOf(team.PartyId).Any()) continue;
            // A team that got roles since refuses to go; that is right.
            await dispatcher.Send(workspace, new RemoveTeam(team.PartyId), Program, cancel: cancel);
        }
    }

    private async Task<long> Make(NamedParty party, CancellationToken cancel)
    {
        var mail = party.Mail is { } written && EmailShape.Fits(written) ? written : null;
        var outcome = await dispatcher.Send(workspace, new CreatePerson(PartyBook.NameOf(party), mail), Program, cancel: cancel);
        if (outcome.Succeeded) return outcome.Answer.Id;
        // Somebody was quicker with the same mail.
        return workspace.Get<PeopleDirectory>().Now.Find(mail ?? "")?.Id ?? outcome.OrThrow().Id;
    }

    private async Task<HashSet<long>> StillNamed(long[] ids, CancellationToken cancel)
    {
        using var lease = workspace.Database.Read();
        var db = lease.Db;
        return
        [
            .. await db.Set<WorkItem>().Where(i => i.AssigneeId != null && ids.Contains(i.AssigneeId.Value)).Select(i => i.AssigneeId!.Value).Distinct().ToListAsync(cancel),
            .. await db.Set<WorkItem>().Where(i => i.RequesterId != null && ids.Contains(i.RequesterId.Value)).Select(i => i.RequesterId!.Value).Distinct().ToListAsync(cancel),
            .. await db.Set<WorkItem>().Where(i => i.CreatedById != null && ids.Contains(i.CreatedById.Value)).Select(i => i.CreatedById!.Value).Distinct().ToListAsync(cancel),
            .. await db.Set<Comment>().Where(c => c.AuthorId != null && ids.Contains(c.AuthorId.Value)).Select(c => c.AuthorId!.Value).Distinct().ToListAsync(cancel),
            .. await db.Set<Closure>().Where(c => c.ById != null && ids.Contains(c.ById.Value)).Select(c => c.ById!.Value).Distinct().ToListAsync(cancel),
            .. await db.Set<Watcher>().Where(w => ids.Contains(w.PersonId)).Select(w => w.PersonId).Distinct().ToListAsync(cancel),
        ];
    }
}

/// <summary>Orders that can only be refused by a bug or by rights that were taken away meanwhile end the work with their sentence.</summary>
internal sealed class ImportStoppedException(Refusal refusal) : Exception(refusal.Sentence.ToString())
{
    public Refusal Refusal { get; } = refusal;
}

internal static class ImportOutcomes
{
    public static T OrThrow<T>(this Outcome<T> outcome) => outcome.Succeeded ? outcome.Answer : throw new ImportStoppedException(outcome.Refusal);
}
