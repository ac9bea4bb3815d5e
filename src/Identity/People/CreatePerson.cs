using Microsoft.EntityFrameworkCore;
using Steward.Identity.Directory;
using Steward.Identity.Sessions;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Events;
using Steward.Platform.Live;
using Steward.Platform.Text;

namespace Steward.Identity.People;

/// <summary>Adds a person. With a password hash (made outside the writer) the person can sign in at once; without one they are known by name or invited later.</summary>
public sealed record CreatePerson(string Name, string? Email) : ICommand<PersonAnswer>, ICheckItself
{
    public static Permission Needs => IdentityPermissions.ManagePeople;

    public bool IsAdmin { get; init; }

    public string? PasswordHash { get; init; }

    public long? ClientId { get; init; }

    public string? Title { get; init; }

    public string? Location { get; init; }

    public string Culture { get; init; } = "en";

    public string Zone { get; init; } = "Europe/Berlin";

    public Refusal? Check()
    {
        var faults = new List<FieldFault>();
        if (string.IsNullOrWhiteSpace(Name) || Name.Length > 200)
            faults.Add(new("name", Texts<IdentityTexts>.Say("PersonName")));
        if (Email is not null && !EmailShape.Fits(Email))
            faults.Add(new("email", Texts<IdentityTexts>.Say("EmailShape", Email)));
        return Refusal.From(faults);
    }
}

public sealed record PersonAnswer(long Id, string Name, string? Email);

internal sealed class CreatePersonHandler : IHandle<CreatePerson, PersonAnswer>
{
    public async Task<Outcome<PersonAnswer>> Handle(CreatePerson command, CommandContext context)
    {
        var email = command.Email?.Trim().ToLowerInvariant();
        if (email is not null && await context.Db.Set<Person>().AnyAsync(p => p.Email == email))
            return Refusal.Invalid("email", Texts<IdentityTexts>.Say("EmailTaken", email));

        var person = new Person
        {
            Id = Ids.Next(), Name = command.Name.Trim(), Email = email, CreatedAt = context.Now, IsAdmin = command.IsAdmin,
            ClientId = command.ClientId, Title = command.Title, Location = command.Location, Culture = command.Culture, Zone = command.Zone,
        };
        context.Db.Add(person);
        if (command.PasswordHash is not null)
            context.Db.Add(new Account { PersonId = person.Id, PasswordHash = command.PasswordHash });
        context.Record(new PersonCreated { SubjectId = person.Id, Changes = [new Change("name", null, person.Name), new Change("email", null, email)] });
        context.Tell(new LiveNews(PeopleDirectory.Topic));
        return new PersonAnswer(person.Id, person.Name, email);
    }
}
