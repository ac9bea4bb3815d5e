using NodaTime;
using NodaTime.Text;
using Steward.Identity.Directory;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Text;
using Steward.ServiceDesk.Agreements.Rules;
using Steward.ServiceDesk.Catalogue;
using Steward.ServiceDesk.Catalogue.Offerings;
using Steward.ServiceDesk.Questions;
using Steward.WorkItems.Approving;
using Steward.WorkItems.Attaching;
using Steward.WorkItems.Creating;
using Steward.WorkItems.Items;
using Steward.WorkItems.Linking;
using Steward.WorkItems.Spaces;

namespace Steward.ServiceDesk.Requests;

/// <summary>
/// What is made of answers. Whoever keeps the catalogue decided it when they published the form, so it is done with the rights of the program; the request
/// itself is its asker's.
/// </summary>
internal sealed class Fulfilment(CommandContext context, Offering offering, FormBody body, ReadAnswers read, DateTimeZone zone)
{
    private const int LongestTitle = 500;

    private readonly Dictionary<string, string> words = Words(context, offering, read);
    private readonly List<string> names = [.. body.Questions.Select(q => q.Key)];

    /// <summary>The asker, with the program's rights.</summary>
    private Actor OnBehalf => context.Actor with { IsAdmin = true, Scope = TokenScope.Admin, Channel = Channel.System };

    public async Task<Outcome<ItemAnswer>> MakeRequest()
    {
        var description = AnswerTemplate.Fill(body.Description, words);
        var made = await context.AlsoWith(OnBehalf, new CreateItem(SpaceKey, offering.Type, Title(body.Title, offering.Name))
        {
            Description = description.Length > 0 ? description : AnswerTemplate.Listed(read.Given),
            Service = Target("service") ?? ServiceName, Process = Target("process"), Fields = FieldValues(),
            Priority = Enum.TryParse<Priority>(Target("priority"), ignoreCase: true, out var priority) ? priority : null,
            Due = Target("due") is { } day ? LocalDatePattern.Iso.Parse(day).Value.PlusDays(1).AtStartOfDayInZone(zone).ToInstant() - Duration.FromSeconds(1) : null,
        });
        return made.Succeeded ? made : AtQuestions(made.Refusal);
    }

    public Task<Outcome<FileAnswer>> Attach(string request, NewFile file) => context.AlsoWith(OnBehalf, new AttachFile(request, file));

    /// <summary>Everything made besides the request, in the order of the form; answers the keys.</summary>
    public async Task<Outcome<IReadOnlyList<string>>> MakeFurther(string request)
    {
        var made = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var item in body.Items.Where(item => AnswerReading.Holds(item.When, names, read, unreadable: true)))
        {
            var created = await context.AlsoWith(Actor.System, new CreateItem(item.Space.Length == 0 ? SpaceKey : item.Space, item.Type, Title(item.Title, offering.Name))
            {
                Description = AnswerTemplate.Fill(item.Description, words), Team = item.Team.Length == 0 ? null : item.Team, Parent = request, Service = ServiceName,
            });
            if (!created.Succeeded)
                return Unfit(created.Refusal);
            made[item.Key] = created.Answer.Key;
            foreach (var before in item.After.Where(made.ContainsKey))
            {
                var linked = await context.AlsoWith(Actor.System, new LinkItems(created.Answer.Key, "blocked-by", made[before]));
                if (!linked.Succeeded)
                    return Unfit(linked.Refusal);
            }
        }

        return Outcome.Of<IReadOnlyList<string>>([.. made.Values]);
    }

    /// <summary>Asks whom the form names; answers whether anybody has to be asked.</summary>
    public async Task<Outcome<bool>> AskApproval(string request)
    {
        if (body.Approval is not { } need || !AnswerReading.Holds(need.When, names, read, unreadable: true))
            return false;
        var steps = new List<StepWish>();
        foreach (var step in need.Steps)
        {
            var asked = Approvers.Of(step, offering, context.Actor, context.Workspace);
            if (asked.Count == 0)
                return Refusal.Conflict(Texts<CatalogueTexts>.Say("NobodyApproves", offering.Name));
            steps.Add(new StepWish(step.Rule, asked, step.Rule == StepRule.Number ? Math.Min(step.Amount, asked.Count) : step.Amount));
        }

        var answer = await context.AlsoWith(OnBehalf, new AskApproval(request, steps) { Note = Texts<CatalogueTexts>.Say("ApprovalNote", offering.Name).ToString() });
        return answer.Succeeded ? true : Unfit(answer.Refusal);
    }

    private string SpaceKey => context.Workspace.Get<SpaceDirectory>().KeyOf(offering.SpaceId);

    private string? ServiceName => offering.ServiceId is { } id ? context.Workspace.Get<Rulebook>().Agreements.Services.GetValueOrDefault(id)?.Name : null;

    private string? Target(string target) => body.Questions.Where(q => q.Target == target).Select(q => read.Of(q.Key).FirstOrDefault()).FirstOrDefault(value => value is not null);

    private Dictionary<string, string>? FieldValues()
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var question in body.Questions)
        {
            if (AnswerTarget.FieldOf(question.Target, context.Workspace) is { } field && read.Given.FirstOrDefault(a => a.Key == question.Key) is { Value.Length: > 0 } answer)
                values[field.Key] = answer.Value;
        }

        return values.Count == 0 ? null : values;
    }

    private string Title(string template, string otherwise)
    {
        var title = AnswerTemplate.Fill(template, words).ReplaceLineEndings(" ");
        return title.Length == 0 ? otherwise : title.Length <= LongestTitle ? title : title[..(LongestTitle - 1)] + "…";
    }

    /// <summary>What an item did not take stands at the question it came from.</summary>
    private Refusal AtQuestions(Refusal refusal)
    {
        var faults = refusal.Fields.Select(fault => body.Questions.FirstOrDefault(q => q.Target == fault.Field
            || (AnswerTarget.FieldOf(q.Target, context.Workspace) is { } field && field.FormName == fault.Field)) is { } question ? new FieldFault(question.FormName, fault.Sentence) : fault).ToList();
        return faults.Count == 0 ? Unfit(refusal) : Refusal.From(faults)!;
    }

    /// <summary>The form no longer fits what is there: nothing the asker could mend.</summary>
    private Refusal Unfit(Refusal refusal) => Refusal.Conflict(Texts<CatalogueTexts>.Say("CannotBeMade", offering.Name, refusal.Sentence));

    private static Dictionary<string, string> Words(CommandContext context, Offering offering, ReadAnswers read)
    {
        var people = context.Workspace.Get<PeopleDirectory>().Now;
        var words = read.Given.ToDictionary(a => a.Key, a => a.Words(people), StringComparer.Ordinal);
        (words["asker"], words["offering"]) = (context.Actor.Name, offering.Name);
        return words;
    }
}
