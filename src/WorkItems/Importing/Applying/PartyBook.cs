using System.Text.RegularExpressions;
using Steward.Identity.Directory;
using Steward.Identity.People;
using Steward.WorkItems.Importing.Reading;

namespace Steward.WorkItems.Importing.Applying;

/// <summary>
/// Who the people and teams of a file are here: by mail, by full name, or "M. Rossi" where only one person fits. Whoever is
/// not found is listed to be made: known by name, unable to sign in, invited by nobody.
/// </summary>
internal sealed partial class PartyBook
{
    private readonly Dictionary<string, long> _people = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, long> _teams = new(StringComparer.OrdinalIgnoreCase);

    public long? Person(NamedParty? party) => party is not null && _people.TryGetValue(party.Key, out var id) ? id : null;

    public long? Team(string? name) => name is not null && _teams.TryGetValue(name.Trim(), out var id) ? id : null;

    public void KnowPerson(NamedParty party, long id) => _people[party.Key] = id;

    public void KnowTeam(string name, long id) => _teams[name] = id;

    /// <summary>Looks everybody up and answers who is missing.</summary>
    public (IReadOnlyList<NamedParty> People, IReadOnlyList<string> Teams) Find(IEnumerable<ItemDraft> drafts, Snapshot here)
    {
        var named = new Dictionary<string, NamedParty>(StringComparer.OrdinalIgnoreCase);
        var teams = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var draft in drafts)
        {
            foreach (var party in PartiesOf(draft)) named.TryAdd(party.Key, party);
            if (draft.Team?.Trim() is { Length: > 0 } team) teams.Add(team);
        }
        foreach (var team in here.Teams.Values) if (teams.Remove(team.Name)) KnowTeam(team.Name, team.Id);
        var missing = named.Values.Where(party => !Known(party, here)).ToList();
        return (missing, [.. teams]);
    }

    private bool Known(NamedParty party, Snapshot here)
    {
        if (Match(party, here) is not { } person) return false;
        KnowPerson(party, person.Id);
        return true;
    }

    private static Person? Match(NamedParty party, Snapshot here)
    {
        if (party.Mail is { } mail) return here.Find(mail);
        var name = party.Name!;
        var same = here.People.Values.Where(person => string.Equals(person.Name, name, StringComparison.OrdinalIgnoreCase)).Take(2).ToList();
        if (same.Count > 0) return same.Count == 1 ? same[0] : null;
        if (Initialled().Match(name) is not { Success: true } match) return null;
        var fitting = here.People.Values.Where(person => Fits(person.Name, match.Groups["i"].Value, match.Groups["n"].Value)).Take(2).ToList();
        return fitting.Count == 1 ? fitting[0] : null;
    }

    private static bool Fits(string name, string initial, string surname) =>
        name.StartsWith(initial, StringComparison.OrdinalIgnoreCase) && name.EndsWith(" " + surname, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<NamedParty> PartiesOf(ItemDraft draft)
    {
        NamedParty?[] own = [draft.Owner, draft.Requester, draft.CreatedBy, draft.UpdatedBy, draft.ResolvedBy];
        return own.Concat(draft.History.Select(happened => happened.By)).Concat(draft.Comments.Select(comment => comment.By)).Concat(draft.Watchers ?? []).OfType<NamedParty>();
    }

    /// <summary>A name for somebody known by mail only: "lena.vogt@…" is Lena Vogt.</summary>
    public static string NameOf(NamedParty party)
    {
        var name = party.Name ?? string.Join(' ', party.Mail!.Split('@')[0].Split(['.', '_', '-'], StringSplitOptions.RemoveEmptyEntries)
            .Select(part => char.ToUpperInvariant(part[0]) + part[1..]));
        return name.Length is > 0 and <= 200 ? name : name.Length == 0 ? party.Mail! : name[..200];
    }

    [GeneratedRegex(@"^(?<i>\p{L})\.?\s+(?<n>[\p{L}'-]{2,}(\s[\p{L}'-]+)?)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Initialled();
}
