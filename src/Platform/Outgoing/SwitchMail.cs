using Microsoft.EntityFrameworkCore;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Events;
using Steward.Platform.Live;
using Steward.Platform.Text;

namespace Steward.Platform.Outgoing;

public sealed record MailSwitched : Happening
{
    public override string Kind => "mail.switched";

    public override string Subject => "mail";
}

/// <summary>Lets mail leave, or keeps it in the house, as during an import. What is written meanwhile is kept and parked.</summary>
public sealed record SwitchMail(bool On) : ICommand<Done>
{
    public static Permission Needs => PlatformPermissions.Administer;
}

internal sealed class SwitchMailHandler : IHandle<SwitchMail, Done>
{
    public async Task<Outcome<Done>> Handle(SwitchMail command, CommandContext context)
    {
        var settings = await context.Db.Set<MailSettings>().FirstOrDefaultAsync();
        if (settings is null)
            return Refusal.Conflict(Texts<OutgoingTexts>.Say("NotSetUp"));
        if (settings.IsOn == command.On)
            return Done.Instance;
        settings.IsOn = command.On;
        context.Record(new MailSwitched { SubjectId = MailSettings.OnlyId, Changes = [new Change("on", command.On ? "no" : "yes", command.On ? "yes" : "no")] });
        context.Tell(new LiveNews(MailStanding.Topic));
        if (command.On)
            context.Enqueue(new DeliverMail());
        return Done.Instance;
    }
}
