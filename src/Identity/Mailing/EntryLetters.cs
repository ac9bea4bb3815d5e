using System.Globalization;
using NodaTime;
using Steward.Identity.EntryLinks;
using Steward.Identity.People;
using Steward.Platform.Commands;
using Steward.Platform.Outgoing;
using Steward.Platform.Text;

namespace Steward.Identity.Mailing;

/// <summary>The letters that carry a link which lets somebody in, in the person's own language.</summary>
internal static class EntryLetters
{
    /// <summary>
    /// Posts the letter in the transaction that makes the link. The link leads to the public address of the settings, never to the one a request
    /// named: whoever asks for a new password must not choose where its link leads.
    /// </summary>
    public static async Task<Refusal?> Post(CommandContext context, MailRoom mailRoom, Person person, EntryPurpose purpose, string secret)
    {
        if (context.Workspace.Get<MailStanding>().Settings is not { IsOn: true } settings)
            return Refusal.Conflict(Texts<MailTexts>.Say("MailWentOff"));
        var link = new Uri($"{settings.PublicAddress}/{(purpose == EntryPurpose.Invitation ? "invitation" : "new-password")}/{secret}");
        var letter = Compose(person, purpose, link, context.Workspace.Entry.Title, context.Now + EntryLink.LifetimeOf(purpose));
        return await mailRoom.Post(context, letter) ? null : Refusal.Conflict(Texts<MailTexts>.Say("MailWentOff"));
    }

    internal static Letter Compose(Person person, EntryPurpose purpose, Uri link, string workspace, Instant expires)
    {
        var culture = CultureInfo.GetCultureInfo(person.Culture == "de" ? "de-DE" : "en-GB");
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(person.Zone) ?? DateTimeZone.Utc;
        var until = expires.InZone(zone).ToString(person.Culture == "de" ? "dddd, d. MMMM uuuu, HH:mm" : "dddd, d MMMM uuuu, HH:mm", culture);
        var kind = purpose == EntryPurpose.Invitation ? "Invitation" : "NewPassword";
        var (subject, hello, words, act) = (Say(kind + "Subject", workspace), Say("LetterHello", person.Name), Say(kind + "Words", workspace), Say(kind + "Act"));
        string[] foot = [Say("LetterOnce", until), Say(kind + "NotAsked")];
        string[] plain = [hello, words, act + ":\n" + link.AbsoluteUri, .. foot];
        return new Letter(
            person.Email!, purpose == EntryPurpose.Invitation ? "invitation" : "new-password", subject,
            string.Join("\n\n", plain) + "\n",
            LetterHtml.Write(person.Culture, subject, [hello, words], (act, link), foot))
        {
            RecipientName = person.Name, Language = person.Culture, HoldsSecret = true, About = $"person:{person.Id}",
        };

        string Say(string key, params object?[] arguments) => new Said(typeof(MailTexts), key, arguments).In(culture);
    }
}
