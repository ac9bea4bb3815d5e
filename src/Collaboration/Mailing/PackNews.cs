using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Collaboration.Notifying;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Jobs;
using Steward.Platform.Text;
using Steward.Platform.Workspaces;

namespace Steward.Collaboration.Mailing;

/// <summary>Packs what is due to leave into one mail per person, and orders each mail to be sent: one transaction, so nothing is packed twice or lost.</summary>
public sealed record PackNews : ICommand<Done>
{
    public static Permission Needs => CollaborationPermissions.Program;
}

/// <summary>A packed mail is to be sent.</summary>
public sealed record NotificationMail(long DigestId) : IJob
{
    public static string Kind => "collaboration.mail";

    public static Said Words => Texts<CollaborationTexts>.Say("SendsNews");
}

internal sealed class PackNewsHandler : IHandle<PackNews, Done>
{
    public const int AtOnce = 2_000;

    public async Task<Outcome<Done>> Handle(PackNews command, CommandContext context)
    {
        if (!context.Actor.IsSystem)
            return Refusal.Forbidden(Texts<CollaborationTexts>.Say("OnlyProgram"));
        var due = await context.Db.Set<Notification>().Where(n => n.MailDueAt <= context.Now).OrderBy(n => n.MailDueAt).Take(AtOnce).ToListAsync();
        foreach (var mine in due.GroupBy(n => n.PersonId))
        {
            var digest = new NewsDigest { Id = Ids.Next(), PersonId = mine.Key, At = context.Now };
            context.Db.Add(digest);
            foreach (var news in mine)
                (news.MailDueAt, news.DigestId) = (null, digest.Id);
            context.Enqueue(new NotificationMail(digest.Id), $"news-mail:{digest.Id}");
        }

        return Done.Instance;
    }
}

/// <summary>Notes that a mail left.</summary>
public sealed record MarkNewsSent(long DigestId) : ICommand<Done>
{
    public static Permission Needs => CollaborationPermissions.Program;
}

internal sealed class MarkNewsSentHandler : IHandle<MarkNewsSent, Done>
{
    public async Task<Outcome<Done>> Handle(MarkNewsSent command, CommandContext context)
    {
        if (!context.Actor.IsSystem)
            return Refusal.Forbidden(Texts<CollaborationTexts>.Say("OnlyProgram"));
        if (await context.Db.Set<NewsDigest>().FirstOrDefaultAsync(d => d.Id == command.DigestId) is { SentAt: null } digest)
            digest.SentAt = context.Now;
        return Done.Instance;
    }
}

/// <summary>Looks for mail that is due, by an index; while no door can send, nothing is packed.</summary>
internal sealed class NewsMailing(IEnumerable<IOutgoingNews> doors, Dispatcher dispatcher, TimeProvider clock) : IRepeatedJob
{
    public string Kind => "collaboration.pack";

    public Duration Every => Duration.FromSeconds(20);

    public async Task Run(Workspace workspace, CancellationToken cancel)
    {
        if (!doors.Any(door => door.IsSetUp(workspace)))
            return;
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        bool any;
        using (var lease = workspace.Database.Read())
            any = await lease.Db.Set<Notification>().AnyAsync(n => n.MailDueAt <= now, cancel);
        if (any)
            await dispatcher.Send(workspace, new PackNews(), Actor.System, cancel: cancel);
    }
}
