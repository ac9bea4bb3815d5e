using Steward.Identity.Directory;
using Steward.Platform.Commands;
using Steward.Platform.Text;

namespace Steward.Identity.People;

/// <summary>What may not be done to a person. Pages ask the same rules why a button is missing.</summary>
public static class PersonRules
{
    /// <summary>A workspace always keeps somebody who can let others in.</summary>
    public static Refusal? MustNotBeTheLastAdmin(Person person, IEnumerable<Person> everybody) =>
        person is { IsAdmin: true, DisabledAt: null } && !everybody.Any(p => p is { IsAdmin: true, DisabledAt: null } && p.Id != person.Id)
            ? Refusal.Conflict(Texts<IdentityTexts>.Say("LastAdmin", person.Name))
            : null;

    /// <summary>Nobody locks the door behind themselves by a slip.</summary>
    public static Refusal? MustNotBeOneself(Person person, long? actorId) =>
        person.Id == actorId ? Refusal.Conflict(Texts<IdentityTexts>.Say("NotOneself")) : null;

    /// <summary>Who was erased is nobody any more, and is not made somebody again.</summary>
    public static Refusal? MustNotBeErased(Person person) =>
        person.ErasedAt is null ? null : Refusal.Conflict(Texts<IdentityTexts>.Say("IsErased", person.Name));

    /// <summary>A deputy acts, so the deputy must be somebody else who can.</summary>
    public static Refusal? DeputyMustBeAnotherActivePerson(Person person, long? deputyId, Snapshot people)
    {
        if (deputyId is null)
            return null;
        return deputyId == person.Id || people.Find(deputyId) is not { DisabledAt: null } deputy || deputy.ClientId != person.ClientId
            ? Refusal.Invalid("deputyId", Texts<IdentityTexts>.Say("DeputyUnfit"))
            : null;
    }
}
