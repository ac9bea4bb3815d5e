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

/// <summary>Adds many people at once, all or none. Nobody is invited; who has a password hash can sign in.</summary>
public sealed record AddPeople(IReadOnlyList<CreatePerson> People) : ICommand<AddedPeople>, ICheckItself
{
    public static Permission Needs => IdentityPermissions.ManagePeople;

    public Refusal? Check()
    {
        if (People.Select(p => p.Check()).FirstOrDefault(r => r is not null) is { } fault)
            return fault;
        var twice = People.Where(p => p.Email is not null).GroupBy(p => Mail(p.Email)!).FirstOrDefault(g => g.Count() > 1);
        return twice is null ? null : Refusal.Invalid("email", Texts<IdentityTexts>.Say("EmailTaken", twice.Key));
    }

    internal static string? Mail(string? email) => email?.Trim().ToLowerInvariant();
}

/// <summary>Ids, in the order the people were given.</summary>
public sealed record AddedPeople(IReadOnlyList<long> Ids);

internal sealed class AddPeopleHandler : IHandle<AddPeople, AddedPeople>
{
    public async Task<Outcome<AddedPeople>> Handle(AddPeople command, CommandContext context)
    {
        var known = await context.Db.Set<Person>().Where(p => p.Email != null).Select(p => p.Email!).ToHashSetAsync();
        if (command.People.FirstOrDefault(p => p.Email is not null && known.Contains(AddPeople.Mail(p.Email)!)) is { } taken)
            return Refusal.Invalid("email", Texts<IdentityTexts>.Say("EmailTaken", taken.Email));

        List<Person> people = [.. command.People.Select(p => new Person
        {
            Id = Ids.Next(), Name = p.Name.Trim(), Email = AddPeople.Mail(p.Email), CreatedAt = context.Now, IsAdmin = p.IsAdmin,
            ClientId = p.ClientId, Title = p.Title, Location = p.Location, Culture = p.Culture, Zone = p.Zone,
        })];
        await context.InsertAll(people);
        await context.InsertAll<Account>([.. command.People.Zip(people).Where(p => p.First.PasswordHash is not null)
            .Select(p => new Account { PersonId = p.Second.Id, PasswordHash = p.First.PasswordHash! })]);
        await context.RecordPast(people.Select(p => new PersonCreated
        {
            SubjectId = p.Id, At = context.Now, Changes = [new Change("name", null, p.Name), new Change("email", null, p.Email)],
        }));
        context.Tell(new LiveNews(PeopleDirectory.Topic));
        return new AddedPeople([.. people.Select(p => p.Id)]);
    }
}
