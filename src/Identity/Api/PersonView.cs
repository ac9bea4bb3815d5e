using System.Globalization;
using NodaTime;
using Steward.Identity.Directory;
using Steward.Identity.People;

namespace Steward.Identity.Api;

/// <summary>A person as the API answers them. Ids are texts: they are longer than the whole numbers a browser can hold.</summary>
public sealed record PersonView(
    string Id,
    string Name,
    string? Email,
    string? Title,
    string? Phone,
    string? Location,
    string Culture,
    string Zone,
    bool IsAdmin,
    bool Disabled,
    string? Deputy,
    IReadOnlyList<string> Teams,
    Instant CreatedAt)
{
    public static PersonView Of(Person person, Snapshot people) => new(
        IdOf(person.Id), person.Name, person.Email, person.Title, person.Phone, person.Location, person.Culture, person.Zone, person.IsAdmin,
        person.DisabledAt is not null, people.Find(person.DeputyId) is { } deputy ? deputy.Email ?? deputy.Name : null,
        [.. people.TeamsOf(person.Id).Select(team => people.TeamNameOf(team)).Order(StringComparer.OrdinalIgnoreCase)], person.CreatedAt);

    public static string IdOf(long id) => id.ToString(CultureInfo.InvariantCulture);
}

public sealed record PeopleAnswer(IReadOnlyList<PersonView> Items, string? NextCursor);

public sealed record NewPersonBody(string Name, string? Email = null, string? Title = null, string? Location = null, string? Culture = null, string? Zone = null);

public sealed record PersonPatch(
    string? Name = null, string? Email = null, string? Title = null, string? Phone = null, string? Location = null, bool? IsAdmin = null);

/// <summary>Where the invited person goes; below the address of the workspace, or absolute where one is configured.</summary>
public sealed record InvitationAnswer(string Link, Instant ExpiresAt);
