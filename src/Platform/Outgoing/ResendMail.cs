using Microsoft.EntityFrameworkCore;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Events;
using Steward.Platform.Text;

namespace Steward.Platform.Outgoing;

public sealed record MailResent : Happening
{
    public override string Kind => "mail.resent";

    public override string Subject => "mail";
}

/// <summary>Sends a message again, under the id it always had: whoever got it already recognises the copy.</summary>
public sealed record ResendMail(long MessageRowId) : ICommand<Done>
{
    public static Permission Needs => PlatformPermissions.Administer;
}

internal sealed class ResendMailHandler : IHandle<ResendMail, Done>
{
    public async Task<Outcome<Done>> Handle(ResendMail command, CommandContext context)
    {
        var message = await context.Db.Set<OutgoingMessage>().FirstOrDefaultAsync(m => m.Id == command.MessageRowId);
        if (message is null)
            return Refusal.Missing(Texts<OutgoingTexts>.Say("NoSuchMessage"));
        if (await MailRoom.SendAgain(context, message) is { } refusal)
            return refusal;
        context.Record(new MailResent { SubjectId = message.Id, Note = message.Recipient });
        return Done.Instance;
    }
}

/// <summary>What may be done with a message; the page asks the same why a button is missing.</summary>
public static class MailRules
{
    public static Refusal? MayBeResent(OutgoingMessage message, MailSettings? settings, NodaTime.Instant now)
    {
        if (settings is not { IsOn: true })
            return Refusal.Conflict(Texts<OutgoingTexts>.Say(settings is null ? "NotSetUp" : "SwitchedOffNow"));
        if (message.SealedLetter is null)
            return Refusal.Conflict(Texts<OutgoingTexts>.Say("SecretLetterGone"));
        if (message.State == MailState.Waiting && message.LeasedUntil > now)
            return Refusal.Conflict(Texts<OutgoingTexts>.Say("OnItsWay"));
        return null;
    }
}
