using Microsoft.EntityFrameworkCore;
using Steward.Identity.Directory;
using Steward.Identity.EntryLinks;
using Steward.Identity.Mailing;
using Steward.Identity.Teams;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Events;
using Steward.Platform.Live;
using Steward.Platform.Outgoing;
using Steward.Platform.Text;

namespace Steward.Identity.People;

/// <summary>Adds somebody together with the link they come in by, and puts them into teams. The caller made the link's secret and shows it once, or has it mailed.</summary>
public sealed record InvitePerson(string Name, string Email, string LinkHash) : ICommand<PersonAnswer>, ICheckItself
{
    public static Permission Needs => IdentityPermissions.ManagePeople;

    public bool IsAdmin { get; init; }

    public IReadOnlyList<long> TeamIds { get; init; } = [];

    public string Culture { get; init; } = "en";

    public string Zone { get; init; } = "Europe/Berlin";

    /// <summary>The secret behind the hash, when the person shall get the link by mail.</summary>
    public string? SecretToMail { get; init; }

    public Refusal? Check() => new CreatePerson(Name, Email.Trim()).Check();
}

internal sealed class InvitePersonHandler(MailRoom mailRoom) : IHandle<InvitePerson, PersonAnswer>
{
    public async Task<Outcome<PersonAnswer>> Handle(InvitePerson command, CommandContext context)
    {
        var email = command.Email.Trim().ToLowerInvariant();
        if (await context.Db.Set<Person>().AnyAsync(p => p.Email == email))
            return Refusal.Invalid("email", Texts<IdentityTexts>.Say("EmailTaken", email));
        var teams = await context.Db.Set<Team>().Where(t => command.TeamIds.Contains(t.Id)).ToListAsync();
        if (teams.Count != command.TeamIds.Distinct().Count())
            return Refusal.Missing(Texts<IdentityTexts>.Say("TeamMissing"));

        var person = new Person
        {
            Id = Ids.Next(), Name = command.Name.Trim(), Email = email, CreatedAt = context.Now, IsAdmin = command.IsAdmin, Culture = command.Culture, Zone = command.Zone,
        };
        context.Db.Add(person);
        context.Db.AddRange(teams.Select(team => new TeamMember { TeamId = team.Id, PersonId = person.Id }));
        context.Record(new PersonCreated { SubjectId = person.Id, Changes = [new Change("name", null, person.Name), new Change("email", null, email)] });
        await IssueEntryLinkHandler.Issue(person.Id, EntryPurpose.Invitation, command.LinkHash, context);
        if (command.SecretToMail is { } secret && await EntryLetters.Post(context, mailRoom, person, EntryPurpose.Invitation, secret) is { } notPosted)
            return notPosted;
        context.Tell(new LiveNews(PeopleDirectory.Topic));
        return new PersonAnswer(person.Id, person.Name, email);
    }
}
