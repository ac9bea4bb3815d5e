using Microsoft.EntityFrameworkCore;
using Steward.Mail.Addresses;
using Steward.Mail.Wire;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Events;
using Steward.Platform.Live;
using Steward.Platform.Text;

namespace Steward.Platform.Outgoing;

public sealed record MailSettingsChanged : Happening
{
    public override string Kind => "mail.settings-changed";

    public override string Subject => "mail";
}

/// <summary>Says by which server this workspace sends, and in whose name. Mail is switched on when it is set up for the first time.</summary>
/// <param name="Secret">A new password; empty to keep the one that is there.</param>
public sealed record ChangeMailSettings(string Host, string Port, Protection Protection, string FromAddress, string PublicAddress, string? Secret = null) : ICommand<Done>, ICheckItself
{
    public static Permission Needs => PlatformPermissions.Administer;

    public bool AllowPrivate { get; init; }

    public string? Fingerprint { get; init; }

    public string? User { get; init; }

    public string? FromName { get; init; }

    public string? ReplyTo { get; init; }

    public Refusal? Check() => Refusal.From(MailSettingsRules.Faults(this));
}

internal sealed class ChangeMailSettingsHandler(MailSeal seal) : IHandle<ChangeMailSettings, Done>
{
    public async Task<Outcome<Done>> Handle(ChangeMailSettings command, CommandContext context)
    {
        var (host, user, port) = (command.Host.Trim().ToLowerInvariant(), Given(command.User), int.Parse(command.Port.Trim()));
        var settings = await context.Db.Set<MailSettings>().FirstOrDefaultAsync();
        var secretGiven = !string.IsNullOrEmpty(command.Secret);
        // a stored password is never carried to a server or a user it was not given for
        if (user is not null && !secretGiven && (settings?.SealedSecret is null || settings.Host != host || settings.Port != port || settings.User != user || settings.Protection != command.Protection))
            return Refusal.Invalid("secret", Texts<OutgoingTexts>.Say(settings?.SealedSecret is null ? "SecretMissing" : "SecretAgain"));

        var before = settings is null ? null : Described(settings);
        if (settings is null)
            context.Db.Add(settings = new MailSettings { IsOn = true, Host = host, FromAddress = "", PublicAddress = "" });
        (settings.Host, settings.Port, settings.Protection, settings.AllowPrivate, settings.User) = (host, port, command.Protection, command.AllowPrivate, user);
        settings.Fingerprint = MailSettingsRules.Digits(command.Fingerprint);
        settings.FromAddress = EmailAddress.Parse(command.FromAddress).ToString();
        (settings.FromName, settings.ReplyTo) = (Given(command.FromName), Given(command.ReplyTo));
        settings.PublicAddress = command.PublicAddress.Trim().TrimEnd('/');
        settings.ChangedAt = context.Now;
        if (user is null)
            settings.SealedSecret = null;
        else if (secretGiven)
            settings.SealedSecret = seal.CloseSecret(context.Workspace, command.Secret!);
        // what changed is told, the password is not
        context.Record(new MailSettingsChanged { SubjectId = MailSettings.OnlyId, Changes = [new Change("server", before, Described(settings))], Note = secretGiven ? "password" : null });
        context.Tell(new LiveNews(MailStanding.Topic));
        if (settings.IsOn)
            context.Enqueue(new DeliverMail());
        return Done.Instance;
    }

    private static string Described(MailSettings s) => $"{s.Host}:{s.Port} {s.Protection} {s.User ?? "-"} {s.FromAddress} {s.PublicAddress}";

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
