using NodaTime;
using Steward.Platform.Access;
using Steward.Platform.Data;
using Steward.Platform.Events;
using Steward.Platform.Live;
using Steward.Platform.Text;
using Steward.Platform.Workspaces;

namespace Steward.Platform.Commands;

/// <summary>
/// The one way to change anything: permission → shape → transaction → guards and verb → events → listeners → commit → live news.
/// </summary>
public sealed class Dispatcher(CommandCatalog catalog, ListenerCatalog listeners, TimeProvider clock)
{
    private const int ListenerRounds = 8;

    /// <summary>Sends a command and answers after its commit is durable.</summary>
    /// <param name="workspace">Where it takes effect.</param>
    /// <param name="command">The order.</param>
    /// <param name="actor">Who gives it; its rights were resolved at the edge.</param>
    /// <param name="idempotencyKey">When given, the same key with the same command has one effect and one answer.</param>
    /// <param name="cancel">Cancels only the waiting: once committing, the command completes.</param>
    public async Task<Outcome<TAnswer>> Send<TAnswer>(
        Workspace workspace, ICommand<TAnswer> command, Actor actor, string? idempotencyKey = null, CancellationToken cancel = default)
    {
        var entry = catalog.Find(command.GetType());
        if (Forbidden(entry.Needs, actor) is { } forbidden)
            return forbidden;
        if (command is ICheckItself shape && shape.Check() is { } misshapen)
            return misshapen;

        var replay = idempotencyKey is null ? null : new Replay(idempotencyKey, actor, command);
        var (outcome, news, jobs) = await workspace.Database.Write(async db =>
        {
            if (replay is not null && await replay.Earlier<TAnswer>(db) is { } earlier)
                return new Written<Result<TAnswer>>(new(earlier, [], Jobs: false), Keep: false);

            var context = new CommandContext(workspace, db, actor, Now()) { Catalog = catalog };
            var answer = await ((ICarryOut<TAnswer>)entry).CarryOut(command, context);
            if (!answer.Succeeded)
                return new Written<Result<TAnswer>>(new(answer, [], Jobs: false), Keep: false);
            if (entry.Needs.InSpace && !context.WasAuthorised && !actor.IsSystem)
                throw new InvalidOperationException($"{entry.Name} succeeded without asking for {entry.Needs.Name} in a space.");

            await Hear(context);
            replay?.Keep(db, answer.Answer, context.Now);
            return new Written<Result<TAnswer>>(new(answer, context.News, context.EnqueuedJobs), Keep: true);
        }, cancel);

        if (news.Count > 0)
            workspace.Live.Publish(news);
        if (jobs)
            workspace.JobsWaiting.Ring();
        return outcome;
    }

    internal static Refusal? Forbidden(Permission needs, Actor actor)
    {
        if (!actor.IsSignedIn)
            return Refusal.Forbidden(Texts<PlatformTexts>.Say("SignInFirst"));
        if (actor.IsLooking)
            return Refusal.Forbidden(Texts<PlatformTexts>.Say("OnlyLooking", actor.Name));
        if (needs.InSpace ? actor.Scope >= needs.Scope : actor.May(needs))
            return null;
        return Refusal.Forbidden(Texts<PlatformTexts>.Say("NotAllowed", needs.Describe(), needs.WhoCanHelp()));
    }

    /// <summary>Stores the events and lets listeners hear them; what listeners record is heard in turn, a bounded number of rounds.</summary>
    private async Task Hear(CommandContext context)
    {
        var heard = 0;
        for (var round = 0; heard < context.Happenings.Count; round++)
        {
            if (round == ListenerRounds)
                throw new InvalidOperationException("Listeners keep making each other record events.");
            var until = context.Happenings.Count;
            for (; heard < until; heard++)
            {
                var happening = context.Happenings[heard];
                var row = EventRow.From(happening, context.Actor, context.Now);
                context.Db.Add(row);
                context.Db.AddRange(ChangedField.From(row, happening));
                await listeners.Tell(happening, context);
            }
        }
    }

    /// <summary>In whole milliseconds, as it will be stored: an answer must not change when it is read back.</summary>
    private Instant Now() => Instant.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());

    private sealed record Result<TAnswer>(Outcome<TAnswer> Outcome, IReadOnlyList<LiveNews> News, bool Jobs);
}
