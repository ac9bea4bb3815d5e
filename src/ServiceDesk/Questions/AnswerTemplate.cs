using System.Text;
using System.Text.RegularExpressions;

namespace Steward.ServiceDesk.Questions;

/// <summary>Texts with <c>{question}</c> where an answer goes. <c>{asker}</c> and <c>{offering}</c> stand for who asks and for what.</summary>
internal static partial class AnswerTemplate
{
    public static readonly IReadOnlyList<string> Words = ["asker", "offering"];

    /// <summary>Fills a template; a question without an answer leaves nothing behind.</summary>
    public static string Fill(string template, IReadOnlyDictionary<string, string> answers) =>
        Place().Replace(template, place => answers.GetValueOrDefault(place.Groups["name"].Value, "")).Trim();

    /// <summary>The first name in it that is none of these; null when all are known.</summary>
    public static string? Unknown(string template, IReadOnlyCollection<string> names) =>
        Place().Matches(template).Select(place => place.Groups["name"].Value).FirstOrDefault(name => !names.Contains(name));

    /// <summary>Questions and answers one under the other, as Markdown: what stands in the description where no template says otherwise.</summary>
    public static string Listed(IEnumerable<GivenAnswer> answers)
    {
        var text = new StringBuilder();
        foreach (var answer in answers.Where(a => a.Value.Length > 0))
        {
            text.Append("**").Append(answer.Label).Append(answer.Label[^1] is '?' or ':' or '.' ? "**" : ":**");
            text.Append(answer.Kind == QuestionKind.LongText ? "\n\n" : " ").Append(answer.Words()).Append("\n\n");
        }

        return text.ToString().Trim();
    }

    [GeneratedRegex(@"\{(?<name>[a-z0-9-]{1,40})\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Place();
}
