using Steward.Identity.Directory;
using Steward.Identity.People;
using Steward.Identity.Roles;
using Steward.Platform.Access;
using Steward.Platform.Text;

namespace Steward.Identity.Rights;

/// <summary>Why somebody may or may not use a right in a space: the verdict of the same question the dispatcher asks, and each step that led to it.</summary>
/// <param name="May">The verdict.</param>
/// <param name="Steps">What was looked at, in order.</param>
/// <param name="Helpers">Who can change a "no".</param>
public sealed record RightsExplanation(bool May, IReadOnlyList<RightsStep> Steps, IReadOnlyList<Person> Helpers)
{
    public static RightsExplanation Of(Person person, Permission permission, SpaceName? space, Snapshot people)
    {
        var actor = people.ActorOf(person, Channel.Page);
        var may = person.DisabledAt is null && (permission.InSpace ? space is not null && actor.May(permission, space.Id) : actor.May(permission));
        List<RightsStep> steps = [.. Walk(person, permission, space, people)];
        return new RightsExplanation(may, steps, may ? [] : WhoHelps(permission, space, people));
    }

    private static IEnumerable<RightsStep> Walk(Person person, Permission permission, SpaceName? space, Snapshot people)
    {
        if (person.DisabledAt is not null)
        {
            yield return Step(false, "WhyDisabled", person.Name);
            yield break;
        }

        if (person.IsAdmin)
        {
            yield return Step(true, "WhyAdmin", person.Name);
            yield break;
        }

        if (permission.Roles == (Role)~0)
        {
            yield return Step(true, "WhyEverybody", permission.Describe());
            yield break;
        }

        var needed = RoleWords.Each(permission.Roles).Select(role => Texts<PeopleTexts>.Say("Role_" + role).ToString()).ToList();
        yield return needed.Count == 0
            ? Step(false, "WhyOnlyAdmins", permission.Describe())
            : Step(null, "WhyNeeds", permission.Describe(), string.Join(", ", needed));
        var grants = people.Grants.Where(g => !permission.InSpace || g.SpaceId == space?.Id).ToList();
        var teams = people.TeamsOf(person.Id).ToHashSet();
        var found = false;
        foreach (var grant in grants.Where(g => g.PersonId == person.Id || (g.TeamId is { } team && teams.Contains(team))))
        {
            found = true;
            var words = string.Join(", ", RoleWords.Each(grant.Roles).Select(role => Texts<PeopleTexts>.Say("Role_" + role).ToString()));
            yield return grant.TeamId is { } through
                ? Step((grant.Roles & permission.Roles) != 0, "WhyThroughTeam", person.Name, words, people.TeamNameOf(through))
                : Step((grant.Roles & permission.Roles) != 0, "WhyOwnRole", person.Name, words);
        }

        if (!found)
            yield return permission.InSpace ? Step(false, "WhyNoRoleHere", person.Name, space?.Name ?? "") : Step(false, "WhyNoRole", person.Name);
        yield return Step(null, "WhyMore");
    }

    private static List<Person> WhoHelps(Permission permission, SpaceName? space, Snapshot people)
    {
        var leads = permission.InSpace && space is not null ? people.With(Role.Lead, space.Id) : [];
        return [.. leads.Concat(people.People.Values.Where(p => p is { IsAdmin: true, DisabledAt: null })).DistinctBy(p => p.Id).Take(5)];
    }

    private static RightsStep Step(bool? speaksFor, string key, params object?[] arguments) => new(speaksFor, Texts<PeopleTexts>.Say(key, arguments));
}

/// <summary>One thing that was looked at.</summary>
/// <param name="SpeaksFor">True when it gives the right, false when it does not, null when it only explains.</param>
/// <param name="Sentence">In words.</param>
public sealed record RightsStep(bool? SpeaksFor, Said Sentence);
