using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Collaboration.Notifying;
using Steward.Collaboration.Presence;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Jobs;
using Steward.Platform.Live;
using Steward.Platform.Text;
using Steward.Platform.Workspaces;

namespace Steward.Collaboration.Inbox;

/// <summary>Takes news of items out of sight until a time; then they return by themselves, unread.</summary>
public sealed record SnoozeNews(IReadOnlyList<string> Keys, Instant Until) : ICommand<InboxAnswer>
{
    /// <summary>Farther away nobody would remember having wanted it.</summary>
    public static readonly Duration Longest = Duration.FromDays(366);

    public static Permission Needs => CollaborationPermissions.Own;
}

internal sealed class SnoozeNewsHandler : IHandle<SnoozeNews, InboxAnswer>
{
    public async Task<Outcome<InboxAnswer>> Handle(SnoozeNews command, CommandContext context)
    {
        var bundles = await context.Bundles(command.Keys);
        if (!bundles.Succeeded)
            return bundles.Refusal;
        if (command.Until <= context.Now || command.Until > context.Now + SnoozeNews.Longest)
            return Refusal.Invalid("until", Texts<CollaborationTexts>.Say("SnoozeShape"));
        foreach (var bundle in bundles.Answer)
            (bundle.SnoozedUntil, bundle.ArchivedAt) = (command.Until, null);
        context.TellOwn();
        return new InboxAnswer(bundles.Answer.Count);
    }
}

/// <summary>Brings back what was snoozed until now.</summary>
public sealed record WakeSnoozed : ICommand<InboxAnswer>
{
    public static Permission Needs => CollaborationPermissions.Program;
}

internal sealed class WakeSnoozedHandler : IHandle<WakeSnoozed, InboxAnswer>
{
    public async Task<Outcome<InboxAnswer>> Handle(WakeSnoozed command, CommandContext context)
    {
        if (!context.Actor.IsSystem)
            return Refusal.Forbidden(Texts<CollaborationTexts>.Say("OnlyProgram"));
        var due = await context.Db.Set<NewsBundle>().Where(b => b.SnoozedUntil <= context.Now).Take(500).ToListAsync();
        foreach (var bundle in due)
        {
            (bundle.NewestAt, bundle.SnoozedUntil) = (bundle.SnoozedUntil!.Value, null);
            if (bundle.Unread == 0)
                (bundle.Unread, bundle.LatestKind, bundle.LatestActorId, bundle.LatestDetail) = (1, NewsKind.Returned, null, null);
        }

        if (due.Count > 0)
            context.Tell(new LiveNews(Telling.Topic, PersonIds: [.. due.Select(b => b.PersonId).Distinct()]) { Privately = true });
        return new InboxAnswer(due.Count);
    }
}

/// <summary>Wakes what was snoozed, throws old news away (both small, both by an index), and forgets windows that fell silent.</summary>
internal sealed class InboxKeeping(Dispatcher dispatcher, TimeProvider clock) : IRepeatedJob
{
    public string Kind => "collaboration.inbox";

    public Duration Every => Duration.FromSeconds(15);

    public async Task Run(Workspace workspace, CancellationToken cancel)
    {
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        workspace.Get<Presences>().Sweep(now);
        bool wake, old;
        using (var lease = workspace.Database.Read())
        {
            wake = await lease.Db.Set<NewsBundle>().AnyAsync(b => b.SnoozedUntil <= now, cancel);
            old = await lease.Db.Set<Notification>().AnyAsync(n => n.At < now - ForgetOldNews.Age - ForgetOldNews.Slack, cancel);
        }

        if (wake)
            await dispatcher.Send(workspace, new WakeSnoozed(), Actor.System, cancel: cancel);
        if (old)
            await dispatcher.Send(workspace, new ForgetOldNews(), Actor.System, cancel: cancel);
    }
}
