using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Steward.Identity.Directory;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Outgoing;
using Steward.Platform.Text;
using Steward.Platform.Workspaces;
using Steward.WorkItems.Items;
using Steward.WorkItems.Spaces;

namespace Steward.ServiceDesk.Satisfaction;

/// <summary>
/// The letter that asks how a request went. Each score is a link of its own that opens a page with this score chosen; nothing is answered before somebody
/// presses the button there, because mail scanners open links too.
/// </summary>
internal sealed class SurveyLetters(MailRoom room) : ILetterCheck
{
    private const string Purpose = "survey";

    public bool Judges(string purpose) => purpose == Purpose;

    /// <summary>Answers false where mail is not set up or there is no address.</summary>
    public async Task<bool> Post(CommandContext context, Survey survey, WorkItem item, string secret)
    {
        if (context.Workspace.Get<PeopleDirectory>().Now.Find(survey.PersonId) is not { Email: { } address } person || context.Workspace.Get<MailStanding>().Settings is not { IsOn: true } settings)
            return false;
        var culture = CultureInfo.GetCultureInfo(person.Culture == "de" ? "de-DE" : "en-GB");
        var key = new WorkItemKey(context.Workspace.Get<SpaceDirectory>().KeyOf(item.SpaceId), item.Number).ToString();
        var link = string.Create(CultureInfo.InvariantCulture, $"{settings.PublicAddress}/rate/{survey.Id}/{secret}");
        var (subject, hello, words) = (Say("LetterSubject", key), Say("LetterHello", person.Name), Say("LetterWords", key, item.Title));
        var scores = Enumerable.Range(Survey.Worst, Survey.Best).Reverse().Select(score => $"{Say("Score_" + score)}: {link}?score={score}");
        string[] foot = [Say("LetterFoot")];
        return await room.Post(context, new Letter(
            address, Purpose, subject, string.Join("\n\n", [hello, words, string.Join("\n", scores), .. foot]) + "\n",
            LetterHtml.Write(person.Culture, subject, [hello, words], (Say("LetterAct"), new Uri(link)), foot))
        {
            RecipientName = person.Name, Language = person.Culture, HoldsSecret = true, About = string.Create(CultureInfo.InvariantCulture, $"survey:{survey.Id}"),
        });

        string Say(string name, params object?[] arguments) => new Said(typeof(SatisfactionTexts), name, arguments).In(culture);
    }

    /// <summary>Whoever answered meanwhile, or whose request is open again, is not asked any more.</summary>
    public async Task<bool> MayLeave(AppDb db, OutgoingMessage message, Workspace workspace, CancellationToken cancel) =>
        message.About?.Split(':') is [_, var id] && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var survey)
        && await db.Set<Survey>().AnyAsync(s => s.Id == survey && s.AnsweredAt == null, cancel);
}
