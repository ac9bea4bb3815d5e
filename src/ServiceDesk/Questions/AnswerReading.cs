using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Steward.Identity.Directory;
using Steward.Identity.People;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Text;
using Steward.Platform.Workspaces;
using Steward.ServiceDesk.Catalogue;
using Steward.WorkItems.Defining;

namespace Steward.ServiceDesk.Questions;

/// <summary>What became of what somebody typed.</summary>
/// <param name="Given">Answers of the questions that were asked, in their order.</param>
/// <param name="Shown">Keys of the questions that apply to these answers.</param>
/// <param name="Needed">Keys of those that must be answered.</param>
/// <param name="Faults">A sentence for each answer that cannot stay so.</param>
internal sealed record ReadAnswers(IReadOnlyList<GivenAnswer> Given, IReadOnlySet<string> Shown, IReadOnlySet<string> Needed, IReadOnlyList<FieldFault> Faults)
{
    public IReadOnlyList<string> Of(string key) => Given.FirstOrDefault(a => a.Key == key)?.Values ?? [];
}

/// <summary>
/// Reads answers against one version of a form, question after question: whether it applies follows from the answers before it, so what is hidden counts as
/// not answered and nobody is asked in a circle.
/// </summary>
/// <param name="workspace">Whose people, clients and fields.</param>
/// <param name="asker">Who asks: what they may name depends on it.</param>
/// <param name="today">The asker's day.</param>
internal sealed class AnswerReading(Workspace workspace, Actor asker, LocalDate today)
{
    /// <summary>Reads them all.</summary>
    /// <param name="body">The form.</param>
    /// <param name="typed">What was typed, by key.</param>
    /// <param name="files">Names of the files sent, by key.</param>
    public ReadAnswers Read(FormBody body, IReadOnlyDictionary<string, string> typed, IReadOnlyDictionary<string, IReadOnlyList<string>> files)
    {
        var given = new List<GivenAnswer>();
        var (shown, needed) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        var faults = new List<FieldFault>();
        var names = new List<string>();
        foreach (var question in body.Questions)
        {
            var before = new ReadAnswers(given, shown, needed, faults);
            if (Holds(question.VisibleIf, names, before, unreadable: true))
            {
                shown.Add(question.Key);
                var read = Value(question, typed.GetValueOrDefault(question.Key, ""), files.GetValueOrDefault(question.Key) ?? []);
                var value = read.Succeeded ? read.Answer : "";
                given.Add(new GivenAnswer(question.Key, question.Label, question.Section, question.Kind, value));
                if (question.Required || (question.RequiredIf.Length > 0 && Holds(question.RequiredIf, names, before, unreadable: false)))
                    needed.Add(question.Key);
                if (!read.Succeeded)
                    faults.Add(new(question.FormName, read.Refusal.Sentence));
                else if (value.Length == 0 && needed.Contains(question.Key))
                    faults.Add(new(question.FormName, Texts<CatalogueTexts>.Say("Needed_" + Needing(question.Kind), question.Label)));
            }

            names.Add(question.Key);
        }

        return new ReadAnswers(given, shown, needed, faults);
    }

    /// <summary>Somebody one may name in a form: colleagues of one's own, and everybody for those who work here.</summary>
    public static IEnumerable<Person> Nameable(Workspace workspace, Actor asker) => workspace.Get<PeopleDirectory>().Now.People.Values
        .Where(p => p.DisabledAt is null && p.ErasedAt is null && (asker.IsStaff || p.ClientId == asker.ClientId));

    /// <summary>The clients one may name.</summary>
    public static IEnumerable<string> Clients(Workspace workspace, Actor asker) => workspace.Get<Steward.Clients.Organisations.ClientDirectory>().Now.Values
        .Where(c => asker.IsStaff || c.Id == asker.ClientId).Select(c => c.Name);

    internal static bool Holds(string condition, IReadOnlyCollection<string> names, ReadAnswers answers, bool unreadable) =>
        AnswerConditions.Read(condition, names) is { Succeeded: true } read ? AnswerConditions.Holds(read.Answer, answers.Of) : unreadable;

    /// <summary>The question as a field of items would be: the kinds both have are read by the same rules.</summary>
    internal static FieldDefinition AsField(Question question) => new()
    {
        Key = question.Key, Name = question.Label, Unit = question.Unit, Hint = question.Help, Choices = string.Join('\n', question.Choices),
        Kind = question.Kind switch
        {
            QuestionKind.Number => FieldKind.Number, QuestionKind.Money => FieldKind.Money, QuestionKind.Date => FieldKind.Date, QuestionKind.Choice => FieldKind.Choice,
            QuestionKind.Choices => FieldKind.Choices, QuestionKind.YesNo => FieldKind.YesNo, QuestionKind.Person => FieldKind.Person, QuestionKind.Client => FieldKind.Client,
            QuestionKind.Item => FieldKind.Item, _ => FieldKind.Text,
        },
    };

    private Outcome<string> Value(Question question, string typed, IReadOnlyList<string> files)
    {
        if (question.Kind == QuestionKind.File)
            return files.Count <= Question.MostFiles ? string.Join(FieldValues.Between, files) : Refusal.Invalid(Say("FilesMost", Question.MostFiles));
        var text = typed.ReplaceLineEndings("\n").Trim();
        if (text.Length == 0)
            return "";
        if (question.Kind is QuestionKind.Text or QuestionKind.LongText)
            return TextFault(question, text) is { } wrong ? Refusal.Invalid(wrong) : text;
        var read = FieldValues.Read(AsField(question), text, workspace);
        if (!read.Succeeded)
            return read;
        // whether somebody exists is not learnt by naming them
        if (question.Kind == QuestionKind.Person && !Nameable(workspace, asker).Any(p => (p.Email ?? p.Name) == read.Answer))
            return Refusal.Invalid(Texts<FieldTexts>.Say("Not_Person", text, question.Label, ""));
        if (question.Kind == QuestionKind.Client && !Clients(workspace, asker).Contains(read.Answer))
            return Refusal.Invalid(Texts<FieldTexts>.Say("Not_Client", text, question.Label, ""));
        return RangeFault(question, read.Answer) is { } outside ? Refusal.Invalid(outside) : read;
    }

    private static Said? TextFault(Question question, string text)
    {
        var longest = question.Kind == QuestionKind.Text ? Question.LongestText : Question.LongestLongText;
        var most = Math.Min(Whole(question.Most) ?? longest, longest);
        if (text.Length > most)
            return Say("TextMost", question.Label, most, text.Length);
        if (Whole(question.Least) is { } least && text.Length < least)
            return Say("TextLeast", question.Label, least, text.Length);
        if (question.Kind == QuestionKind.Text && text.Contains('\n', StringComparison.Ordinal))
            return Say("OneLine", question.Label);
        if (question.Pattern.Length == 0 || AnswerPattern.Matches(question.Pattern, text))
            return null;
        return question.PatternWords.Length > 0 ? Say("PatternSaid", question.Label, question.PatternWords) : Say("PatternNot", question.Label, text.Length > 80 ? text[..80] + "…" : text);
    }

    private Said? RangeFault(Question question, string value)
    {
        switch (question.Kind)
        {
            case QuestionKind.Number or QuestionKind.Money:
                var number = decimal.Parse(value, CultureInfo.InvariantCulture);
                if (Decimal(question.Least) is { } low && number < low)
                    return Say("NumberLeast", question.Label, question.Least, question.Unit);
                return Decimal(question.Most) is { } high && number > high ? Say("NumberMost", question.Label, question.Most, question.Unit) : null;
            case QuestionKind.Date:
                var day = LocalDatePattern.Iso.Parse(value).Value;
                if (AnswerDay.Read(question.Least, today) is { } first && day < first)
                    return Say("DayLeast", question.Label, first.ToString("d MMM uuuu", CultureInfo.CurrentCulture));
                return AnswerDay.Read(question.Most, today) is { } last && day > last ? Say("DayMost", question.Label, last.ToString("d MMM uuuu", CultureInfo.CurrentCulture)) : null;
            case QuestionKind.Choices:
                var ticked = FieldValues.Parts(value).Count;
                if (Whole(question.Least) is { } few && ticked < few)
                    return Say("TicksLeast", question.Label, few);
                return Whole(question.Most) is { } many && ticked > many ? Say("TicksMost", question.Label, many) : null;
            default:
                return null;
        }
    }

    private static string Needing(QuestionKind kind) => kind switch
    {
        QuestionKind.Choice or QuestionKind.Choices or QuestionKind.YesNo or QuestionKind.Client => "Choose",
        QuestionKind.File => "File",
        QuestionKind.Date => "Day",
        _ => "Write",
    };

    internal static int? Whole(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    internal static decimal? Decimal(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static Said Say(string key, params object?[] arguments) => Texts<CatalogueTexts>.Say(key, arguments);
}

/// <summary>Days as limits of questions are written: <c>2026-12-24</c>, <c>today</c>, <c>today+14</c>, <c>today-7</c>.</summary>
internal static class AnswerDay
{
    private const int Furthest = 3_660;

    public static LocalDate? Read(string text, LocalDate today)
    {
        var written = text.Trim().ToLowerInvariant();
        if (written == "today")
            return today;
        if (written.StartsWith("today", StringComparison.Ordinal))
        {
            return int.TryParse(written[5..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var days) && Math.Abs(days) <= Furthest ? today.PlusDays(days) : null;
        }

        return LocalDatePattern.Iso.Parse(written) is { Success: true } day ? day.Value : null;
    }
}
