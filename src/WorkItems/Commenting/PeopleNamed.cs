using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using Steward.Identity.Directory;
using Steward.Identity.People;
using Steward.Platform.Text;

namespace Steward.WorkItems.Commenting;

/// <summary>
/// Finds the person meant after an <c>@</c>: a mail address, a full name, or the part of a mail address before its <c>@</c>. Names two people
/// bear are nobody's. Built once per reading of the directory.
/// </summary>
public sealed class PeopleNamed
{
    private const int MostWords = 4;
    private static readonly ConditionalWeakTable<Snapshot, PeopleNamed> Known = [];

    private readonly Snapshot people;
    private readonly FrozenDictionary<string, Person> byName;

    private PeopleNamed(Snapshot people)
    {
        this.people = people;
        byName = people.People.Values
            .SelectMany(p => p.Email is null ? [(p.Name, p)] : new[] { (p.Name, p), (p.Email[..p.Email.IndexOf('@', StringComparison.Ordinal)], p) })
            .GroupBy(named => named.Item1, named => named.p, StringComparer.OrdinalIgnoreCase)
            .Where(group => group.Distinct().Count() == 1)
            .ToFrozenDictionary(group => group.Key, group => group.First(), StringComparer.OrdinalIgnoreCase);
    }

    public static PeopleNamed In(Snapshot people) => Known.GetValue(people, static snapshot => new PeopleNamed(snapshot));

    /// <summary>The person named at the start of a text, and how long the name is; the longest name wins.</summary>
    public (Person Person, int Length)? At(string text)
    {
        var token = text.TakeWhile(c => char.IsLetterOrDigit(c) || c is '.' or '_' or '-' or '+' or '@').Count();
        while (token > 0 && text[token - 1] is '.' or '-' or '@')
            token--;
        if (token > 0 && text.AsSpan(0, token).Contains('@') && people.Find(text[..token]) is { } byMail)
            return (byMail, token);
        foreach (var end in WordEnds(text).Take(MostWords).Reverse())
        {
            if (byName.TryGetValue(text[..end], out var person))
                return (person, end);
        }

        return token > 0 && byName.TryGetValue(text[..token], out var byHandle) ? (byHandle, token) : null;
    }

    /// <summary>Everybody a text names who satisfies <paramref name="may"/>, each once.</summary>
    public IReadOnlyList<Person> Mentioned(string text, Func<Person, bool> may) =>
        [.. NamesInText.AfterAt(text).Select(At).Where(found => found is not null).Select(found => found!.Value.Person).Where(may).Distinct()];

    private static IEnumerable<int> WordEnds(string text)
    {
        for (var i = 1; i <= text.Length; i++)
        {
            var inside = i < text.Length && (char.IsLetterOrDigit(text[i]) || text[i] is '-' or '\'' or '’');
            if (char.IsLetterOrDigit(text[i - 1]) && !inside)
                yield return i;
            if (i < text.Length && text[i] is '\n' or ',' or ':' or ';')
                yield break;
        }
    }
}
