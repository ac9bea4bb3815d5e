using System.Net;
using System.Text;
using Steward.Testing.Company;

namespace Steward.Tests.Permissions;

/// <summary>Knocks at one route as everybody, and writes down every answer its row did not foresee.</summary>
internal sealed class Examination(World world, Row row)
{
    private readonly List<string> faults = [];
    private readonly Dictionary<string, StringBuilder> measured = new(StringComparer.Ordinal);

    public async Task<IReadOnlyList<string>> FaultsAsync()
    {
        var knockers = await Knocker.AllAsync(world);
        var forms = await FormTokens.FetchAsync(world.Address);
        await Matrix.PrepareAsync(row, world);
        var subject = Matrix.SubjectOf(row, world);
        foreach (var (knocker, column) in knockers.Select((knocker, column) => (knocker, column)))
        {
            await KnockAsync("own subject", row.Own, subject.Own);
            if (row.Foreign is { } foreign) await KnockAsync("foreign subject", foreign, subject.Foreign);
            foreach (var malformed in subject.Malformed)
            {
                var answer = await AskAsync(malformed);
                if (answer.Status >= 500) faults.Add($"{knocker.Name}, malformed subject {malformed}: {answer.Status}");
                Listen(knocker, answer);
            }

            // what is absent is asked for each time: the knock before may have changed what stands beside it on the page
            async Task KnockAsync(string about, string expected, string name)
            {
                var absent = subject.Absent is "" ? null : await AskAsync(subject.Absent);
                Judge(knocker, about, expected[column], await AskAsync(name), absent, subject);
            }

            Task<Answered> AskAsync(string name) => Answered.AskAsync(world.Address, row, name, knocker, forms);
        }
        return faults.Count == 0 ? [] : [.. measured.Select(pair => $"measured, {pair.Key}: {pair.Value}"), .. faults];
    }

    /// <summary>Titles in an answer that its reader may not know of.</summary>
    public static IReadOnlyList<string> Leaks(Knocker knocker, string body) =>
        [.. Knocker.Titles.Except(knocker.Sees).Where(title => body.Contains(title, StringComparison.Ordinal) || body.Contains(WebUtility.HtmlEncode(title), StringComparison.Ordinal))];

    private void Judge(Knocker knocker, string about, char expected, Answered answer, Answered? absent, Subject subject)
    {
        Listen(knocker, answer);
        var likeAbsent = absent is not null && answer.Without(subject) == absent.Without(subject);
        var outcome = answer.ReadAs(world.Address, row.Unfinished);
        if (!measured.TryGetValue(about, out var letters)) letters = measured[about] = new StringBuilder();
        letters.Append(likeAbsent && answer.Status is not (401 or 403) ? 'H' : outcome is { } known ? (char)known : '?');
        var asForeseen = (Outcome)expected switch
        {
            // a form may answer with its own page (422) or go back with a sentence (303): equal to absent, it tells nothing either
            Outcome.Open => answer.Status < 500,
            Outcome.Hidden when absent is null => outcome == Outcome.Hidden,
            Outcome.Hidden => likeAbsent && answer.Status is (404 or 422 or 303),
            var other => outcome == other,
        };
        if (!asForeseen) faults.Add($"{knocker.Name}, {about}: expected {(Outcome)expected}, was {answer.Status} {answer.Location}. {(absent is null ? Beginning(answer.Body) : Difference(answer.Without(subject).Body, absent.Without(subject).Body))}");
    }

    private static string Beginning(string body) => body[..Math.Min(body.Length, 160)];

    private static string Difference(string body, string absent)
    {
        var same = body.Zip(absent).TakeWhile(pair => pair.First == pair.Second).Count();
        return same == body.Length && same == absent.Length ? $"Like absent: {Beginning(body)}" : $"Differs from absent: …{Beginning(body[Math.Max(0, same - 40)..])}… / …{Beginning(absent[Math.Max(0, same - 40)..])}…";
    }

    private void Listen(Knocker knocker, Answered answer) =>
        faults.AddRange(Leaks(knocker, answer.Body).Select(title => $"{knocker.Name} can read: {title}"));
}
