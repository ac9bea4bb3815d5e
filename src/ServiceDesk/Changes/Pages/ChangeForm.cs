using System.Globalization;
using Microsoft.AspNetCore.Http;
using NodaTime;
using NodaTime.Text;
using Steward.Platform.Commands;
using Steward.Platform.Text;
using Steward.ServiceDesk.Changes.Planning;
using Steward.ServiceDesk.Changes.Rules;
using Steward.WorkItems.Changing;
using Steward.WorkItems.Items;

namespace Steward.ServiceDesk.Changes.Pages;

/// <summary>The form of a change as it was typed.</summary>
public sealed record ChangeForm
{
    public string Model { get; init; } = "";

    public string Start { get; init; } = "";

    public string End { get; init; } = "";

    public string Implementation { get; init; } = "";

    public string BackOut { get; init; } = "";

    public string Test { get; init; } = "";

    /// <summary>Which answer, by id of the question; as typed.</summary>
    public IReadOnlyDictionary<long, string> Answers { get; init; } = new Dictionary<long, string>();

    public static ChangeForm Read(IFormCollection form, ChangeBook book) => new()
    {
        Model = form["model"].ToString(), Start = form["start"].ToString(), End = form["end"].ToString(), Implementation = form["implementation"].ToString().ReplaceLineEndings("\n"),
        BackOut = form["backOut"].ToString().ReplaceLineEndings("\n"), Test = form["test"].ToString().ReplaceLineEndings("\n"),
        Answers = book.Questions.ToDictionary(q => q.Id, q => form[FormattableString.Invariant($"q{q.Id}")].ToString()),
    };

    public static ChangeForm Of(WorkItem item, ChangeFacts? facts, IReadOnlyDictionary<string, string> fields, ChangeBook book, DateTimeZone zone) => new()
    {
        Model = book.Model(facts?.ModelId)?.Key ?? "", Start = Written(item.PlannedStart, zone), End = Written(item.Due, zone),
        Implementation = fields.GetValueOrDefault(ChangePlans.Implementation, ""), BackOut = fields.GetValueOrDefault(ChangePlans.BackOut, ""), Test = fields.GetValueOrDefault(ChangePlans.Test, ""),
        Answers = facts is null ? new Dictionary<long, string>() : ChangeBook.GivenIn(facts).Where(g => book.Questions.Any(q => q.Id == g.Question)).ToDictionary(
            g => g.Question, g => ChangeBook.AnswersOf(book.Questions.First(q => q.Id == g.Question)).ToList().FindIndex(a => a.Text == g.Answer).ToString(CultureInfo.InvariantCulture)),
    };

    /// <summary>The order; a moment that cannot be read goes with it as a fault at its field.</summary>
    internal ShapeChange Command(string key, DateTimeZone zone)
    {
        var (start, end) = (Moment(Start, zone), Moment(End, zone));
        var faults = new List<FieldFault>();
        if (start is null && Start.Trim().Length > 0)
            faults.Add(new("start", Texts<ChangeTexts>.Say("MomentShape", Start)));
        if (end is null && End.Trim().Length > 0)
            faults.Add(new("end", Texts<ChangeTexts>.Say("MomentShape", End)));
        return new ShapeChange(key)
        {
            Unreadable = faults, Model = Model, Start = new Maybe<Instant?>(start), End = new Maybe<Instant?>(end), Implementation = Implementation, BackOut = BackOut, Test = Test,
            // an untouched questionnaire is left as it is; one that was begun must be finished
            Answers = Answers.Values.All(a => a.Length == 0) ? null : Answers.ToDictionary(a => a.Key, a => int.TryParse(a.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var at) ? at : -1),
        };
    }

    /// <summary>A moment as browsers write it in the reader's zone; null when it is none.</summary>
    internal static Instant? Moment(string text, DateTimeZone zone)
    {
        var read = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(text.Trim());
        if (!read.Success)
            read = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:ss").Parse(text.Trim());
        return read.Success && read.Value.Year is >= 1970 and <= 2199 ? read.Value.InZoneLeniently(zone).ToInstant() : null;
    }

    internal static string Written(Instant? at, DateTimeZone zone) => at is { } moment ? moment.InZone(zone).LocalDateTime.ToString("uuuu-MM-dd'T'HH:mm", CultureInfo.InvariantCulture) : "";
}
