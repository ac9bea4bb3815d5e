using NodaTime;
using Steward.Platform.Access;
using Steward.Platform.Data.Rows;
using Steward.Platform.Data;
using Steward.Platform.Events;
using Steward.Platform.Jobs;
using Steward.Platform.Live;
using Steward.Platform.Text;
using Steward.Platform.Workspaces;

namespace Steward.Platform.Commands;

/// <summary>
/// What a handler works with: the one tracked <see cref="AppDb"/> of the transaction, who acts, what time it is, and the
/// places to record events, jobs and live news. Nothing recorded here is visible before the commit.
/// </summary>
public sealed class CommandContext(Workspace workspace, AppDb db, Actor actor, Instant now)
{
    private readonly List<Happening> happenings = [];
    private readonly List<LiveNews> news = [];
    private readonly Dictionary<Type, object> kept = [];
    private bool authorised;

    public Workspace Workspace { get; } = workspace;

    public AppDb Db { get; } = db;

    public Actor Actor { get; private set; } = actor;

    public Instant Now { get; } = now;

    internal IReadOnlyList<Happening> Happenings => happenings;

    internal IReadOnlyList<LiveNews> News => news;

    internal bool WasAuthorised => authorised;

    internal bool EnqueuedJobs { get; private set; }

    /// <summary>Set by the dispatcher, so that an order can be made of others.</summary>
    internal CommandCatalog? Catalog { get; init; }

    /// <summary>
    /// Asks whether the actor may use <paramref name="permission"/> in the space. A command whose permission lives in a space
    /// must ask at least once: the dispatcher does not commit what was never authorised.
    /// </summary>
    public Refusal? Authorise(Permission permission, long spaceId)
    {
        if (!Actor.May(permission, spaceId))
            return Refusal.Forbidden(Texts<PlatformTexts>.Say("NotAllowed", permission.Describe(), permission.WhoCanHelp()));
        authorised = true;
        return null;
    }

    /// <summary>For commands whose right does not come from a role (a requester's own request, one's own settings). Say why at the call.</summary>
    public void AuthoriseAsOwn() => authorised = true;

    /// <summary>
    /// Carries out another command in the same transaction, with everything a command of its own would pass: permission, shape, guards,
    /// handler. A refusal is to be answered, then nothing of either stays.
    /// </summary>
    public async Task<Outcome<TAnswer>> Also<TAnswer>(ICommand<TAnswer> command)
    {
        var entry = Catalog!.Find(command.GetType());
        if (Dispatcher.Forbidden(entry.Needs, Actor) is { } forbidden)
            return forbidden;
        if (command is ICheckItself shape && shape.Check() is { } misshapen)
            return misshapen;
        var before = authorised;
        authorised = false;
        var answer = await ((ICarryOut<TAnswer>)entry).CarryOut(command, this);
        if (answer.Succeeded && entry.Needs.InSpace && !authorised && !Actor.IsSystem)
            throw new InvalidOperationException($"{entry.Name} succeeded without asking for {entry.Needs.Name} in a space.");
        authorised |= before;
        if (answer.Succeeded)
            await Db.SaveChangesAsync(); // what the next rule asks of the database must see this
        return answer;
    }

    /// <summary>
    /// The same with other rights than the actor's, for what somebody set up beforehand to be done for everybody: a form in the portal that makes tasks
    /// in spaces its asker does not know. What happened is still recorded as the actor's. Say at the call whose decision the rights rest on.
    /// </summary>
    public async Task<Outcome<TAnswer>> AlsoWith<TAnswer>(Actor rights, ICommand<TAnswer> command)
    {
        var own = Actor;
        Actor = rights;
        try
        {
            return await Also(command);
        }
        finally
        {
            Actor = own;
        }
    }

    /// <summary>Something a module keeps for the length of this command.</summary>
    public T Keep<T>(Func<T> make)
        where T : class
    {
        if (!kept.TryGetValue(typeof(T), out var known))
            kept[typeof(T)] = known = make();
        return (T)known;
    }

    /// <summary>Records what happened: saved with the same commit, heard by listeners, chained by the audit.</summary>
    public void Record(Happening happening) => happenings.Add(happening);

    /// <summary>
    /// Records what happened in the past, by the hundred. Saved and sealed like everything else, but nobody hears it: a year of history must not
    /// send a year of mails. Give every happening its <see cref="Happening.At"/>, in the order of time.
    /// </summary>
    public async Task RecordPast(IEnumerable<Happening> past)
    {
        var rows = past.Select(h => (Happening: h, Row: EventRow.From(h, Actor, Now))).ToList();
        await Db.InsertAll([.. rows.Select(r => r.Row)]);
        await Db.InsertAll([.. rows.SelectMany(r => ChangedField.From(r.Row, r.Happening))]);
    }

    /// <summary>Writes many rows of the module's own table at once, without tracking them.</summary>
    public Task InsertAll<TRow>(IReadOnlyCollection<TRow> rows)
        where TRow : class => Db.InsertAll(rows);

    /// <summary>Tells browsers that look at these topics to refresh, after the commit.</summary>
    public void Tell(LiveNews item) => news.Add(item);

    /// <summary>Puts slow work (mail, webhooks, recounts) into the outbox; it runs after the commit, at least once.</summary>
    /// <param name="job">The work; its record is stored as JSON.</param>
    /// <param name="key">When given, a second job with the same key is not added while the first waits.</param>
    /// <param name="after">Earliest start; now when not given.</param>
    public void Enqueue<TJob>(TJob job, string? key = null, Instant? after = null)
        where TJob : IJob
    {
        EnqueuedJobs = true;
        Db.Add(JobRow.For(job, Now, after ?? Now, key));
    }
}
