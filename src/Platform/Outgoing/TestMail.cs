using NodaTime;
using Steward.Mail.Addresses;
using Steward.Mail.Smtp;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Events;
using Steward.Platform.Text;
using Steward.Platform.Workspaces;

namespace Steward.Platform.Outgoing;

public sealed record MailTested : Happening
{
    public override string Kind => "mail.tested";

    public override string Subject => "mail";
}

/// <summary>Writes down that somebody tried the settings, and what came of it. Sent after the try, which is too slow for a command.</summary>
public sealed record NoteMailTest(string Recipient, MailHindrance? Hindrance) : ICommand<Done>
{
    public static Permission Needs => PlatformPermissions.Administer;
}

internal sealed class NoteMailTestHandler : IHandle<NoteMailTest, Done>
{
    public Task<Outcome<Done>> Handle(NoteMailTest command, CommandContext context)
    {
        context.Record(new MailTested { SubjectId = MailSettings.OnlyId, Note = $"{command.Recipient}: {command.Hindrance?.ToString() ?? "accepted"}" });
        return Task.FromResult<Outcome<Done>>(Done.Instance);
    }
}

/// <summary>What a try of the settings showed.</summary>
/// <param name="Hindrance">Null when the server took the message.</param>
/// <param name="Words">The server's own.</param>
/// <param name="SeenFingerprint">Of a certificate that was not trusted.</param>
public sealed record MailTrial(MailHindrance? Hindrance, string? Words, string? SeenFingerprint);

/// <summary>Sends one message at once, to see whether the settings work. Works while mail is switched off, so that it can be tried before.</summary>
public sealed class TestMail
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private readonly MailServerDoor door;

    internal TestMail(MailServerDoor door) => this.door = door;

    /// <summary>Tries it; the caller may administer the workspace.</summary>
    public async Task<MailTrial> Send(Workspace workspace, Letter letter, Instant now, CancellationToken cancel)
    {
        if (workspace.Get<MailStanding>().Settings is not { } settings || !EmailAddress.TryParse(letter.Recipient, out var recipient))
            return new MailTrial(MailHindrance.NoAddress, null, null);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Longest);
        try
        {
            var opened = await door.Open(workspace, settings, limit.Token);
            if (opened.Session is null)
                return new MailTrial(opened.Hindrance, opened.Words, opened.SeenFingerprint);
            await using var session = opened.Session;
            var from = EmailAddress.Parse(settings.FromAddress);
            var content = LetterWriting.Write(letter, MessageId.New(from).Value, recipient, settings, now);
            var delivery = (await session.Send(from, [recipient], content, limit.Token))[0];
            return new MailTrial(delivery.Verdict switch { Verdict.Accepted => null, Verdict.Refused => MailHindrance.Refused, _ => MailHindrance.Later }, delivery.Words, null);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new MailTrial(MailHindrance.Unreachable, $"{Longest.TotalSeconds:0} s", null);
        }
    }
}
