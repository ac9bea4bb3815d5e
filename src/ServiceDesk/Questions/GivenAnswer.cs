using System.Globalization;
using NodaTime.Text;
using Steward.Identity.Directory;
using Steward.Platform.Text;
using Steward.ServiceDesk.Catalogue;
using Steward.WorkItems.Defining;

namespace Steward.ServiceDesk.Questions;

/// <summary>An answer as it is kept: with the words of the question, so that it can be read whatever becomes of the form.</summary>
/// <param name="Key">The question.</param>
/// <param name="Label">What was asked.</param>
/// <param name="Section">The heading it stood under.</param>
/// <param name="Kind">What it was answered with.</param>
/// <param name="Value">The one written form of the kind; several with <c>; </c> between. Empty when it was asked and not answered.</param>
public sealed record GivenAnswer(string Key, string Label, string Section, QuestionKind Kind, string Value)
{
    public IReadOnlyList<string> Values => Kind is QuestionKind.Choices or QuestionKind.File ? FieldValues.Parts(Value) : Value.Length == 0 ? [] : [Value];

    /// <summary>The answer for readers: days in their language, people by name, yes and no as words.</summary>
    public string Words(Snapshot? people = null) => Kind switch
    {
        QuestionKind.YesNo when Value.Length > 0 => Texts<CatalogueTexts>.Say(Value == "yes" ? "Yes" : "No").ToString(),
        QuestionKind.Date when LocalDatePattern.Iso.Parse(Value) is { Success: true } day => day.Value.ToString("d MMM uuuu", CultureInfo.CurrentCulture),
        QuestionKind.Person when people?.Find(Value) is { } person => person.Name,
        QuestionKind.Choices or QuestionKind.File => string.Join(", ", Values),
        _ => Value,
    };
}
