using Microsoft.EntityFrameworkCore;
using Steward.Identity.Directory;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Events;
using Steward.Platform.Live;
using Steward.Platform.Text;

namespace Steward.Identity.People;

/// <summary>Changes what an administrator keeps about somebody. What is null stays as it is; an empty text clears it.</summary>
public sealed record ChangePerson(long PersonId) : ICommand<PersonAnswer>, ICheckItself
{
    public static Permission Needs => IdentityPermissions.ManagePeople;

    public string? Name { get; init; }

    public string? Email { get; init; }

    public string? Title { get; init; }

    public string? Phone { get; init; }

    public string? Location { get; init; }

    public bool? IsAdmin { get; init; }

    public Refusal? Check()
    {
        var faults = new List<FieldFault>();
        if (Name is not null && (string.IsNullOrWhiteSpace(Name) || Name.Length > 200))
            faults.Add(new("name", Texts<IdentityTexts>.Say("PersonName")));
        if (!string.IsNullOrWhiteSpace(Email) && !EmailShape.Fits(Email.Trim()))
            faults.Add(new("email", Texts<IdentityTexts>.Say("EmailShape", Email)));
        foreach (var (field, value) in new[] { ("title", Title), ("phone", Phone), ("location", Location) })
        {
            if (value?.Length > 200)
                faults.Add(new(field, Texts<IdentityTexts>.Say("TextLong", 200)));
        }

        return Refusal.From(faults);
    }
}

internal sealed class ChangePersonHandler : IHandle<ChangePerson, PersonAnswer>
{
    public async Task<Outcome<PersonAnswer>> Handle(ChangePerson command, CommandContext context)
    {
        var people = context.Db.Set<Person>();
        var person = await people.FirstOrDefaultAsync(p => p.Id == command.PersonId);
        if (person is null)
            return Refusal.Missing(Texts<IdentityTexts>.Say("PersonMissing"));
        if (PersonRules.MustNotBeErased(person) is { } erased)
            return erased;
        if (command.IsAdmin == false && PersonRules.MustNotBeTheLastAdmin(person, await people.Where(p => p.IsAdmin).ToListAsync()) is { } last)
            return last;
        var email = Trimmed(command.Email)?.ToLowerInvariant();
        if (email is { Length: > 0 } && await people.AnyAsync(p => p.Email == email && p.Id != person.Id))
            return Refusal.Invalid("email", Texts<IdentityTexts>.Say("EmailTaken", email));

        var changes = new List<Change>();
        Set("name", person.Name, Trimmed(command.Name), value => person.Name = value!);
        Set("email", person.Email, email, value => person.Email = value);
        Set("title", person.Title, Trimmed(command.Title), value => person.Title = value);
        Set("phone", person.Phone, Trimmed(command.Phone), value => person.Phone = value);
        Set("location", person.Location, Trimmed(command.Location), value => person.Location = value);
        if (command.IsAdmin is { } admin && admin != person.IsAdmin)
        {
            changes.Add(new Change("administrator", Flag(person.IsAdmin), Flag(admin)));
            person.IsAdmin = admin;
        }

        if (changes.Count > 0)
        {
            context.Record(new PersonChanged { SubjectId = person.Id, Changes = changes });
            context.Tell(new LiveNews(PeopleDirectory.Topic));
        }

        return new PersonAnswer(person.Id, person.Name, person.Email);

        void Set(string field, string? from, string? to, Action<string?> keep)
        {
            if (to is null)
                return;
            var value = to.Length == 0 ? null : to;
            if (value == from)
                return;
            changes.Add(new Change(field, from, value));
            keep(value);
        }
    }

    private static string? Trimmed(string? text) => text?.Trim();

    private static string Flag(bool value) => value ? "yes" : "no";
}
