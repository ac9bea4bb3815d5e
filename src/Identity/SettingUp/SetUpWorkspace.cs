using Microsoft.EntityFrameworkCore;
using Steward.Identity.Calendars;
using Steward.Identity.Directory;
using Steward.Identity.People;
using Steward.Identity.Sessions;
using Steward.Identity.SigningIn;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Events;
using Steward.Platform.Live;
using Steward.Platform.Text;

namespace Steward.Identity.SettingUp;

/// <summary>Makes the first administrator of an empty workspace and takes their zone for its calendar. Sent by the program itself; refused for ever once there is one.</summary>
public sealed record SetUpWorkspace(string Name, string Email, string PasswordHash, string Culture, string Zone) : ICommand<PersonAnswer>, ICheckItself
{
    public static Permission Needs => IdentityPermissions.Program;

    public Refusal? Check()
    {
        var faults = new List<FieldFault>();
        if (new CreatePerson(Name, Email).Check() is { } shape)
            faults.AddRange(shape.Fields);
        if (NodaTime.DateTimeZoneProviders.Tzdb.GetZoneOrNull(Zone) is null)
            faults.Add(new("zone", Texts<IdentityTexts>.Say("ZoneUnknown", Zone)));
        return Refusal.From(faults);
    }
}

internal sealed class SetUpWorkspaceHandler : IHandle<SetUpWorkspace, PersonAnswer>
{
    public async Task<Outcome<PersonAnswer>> Handle(SetUpWorkspace command, CommandContext context)
    {
        if (OnlyTheProgram.MaySend(context) is { } refusal)
            return refusal;
        if (await context.Db.Set<Person>().AnyAsync(p => p.IsAdmin))
            return Refusal.Conflict(Texts<IdentityTexts>.Say("SetUpIsOver"));
        var email = command.Email.Trim().ToLowerInvariant();
        if (await context.Db.Set<Person>().AnyAsync(p => p.Email == email))
            return Refusal.Invalid("email", Texts<IdentityTexts>.Say("EmailTaken", email));

        var person = new Person
        {
            Id = Ids.Next(), Name = command.Name.Trim(), Email = email, CreatedAt = context.Now, IsAdmin = true, Culture = command.Culture, Zone = command.Zone,
        };
        context.Db.Add(person);
        context.Db.Add(new Account { PersonId = person.Id, PasswordHash = command.PasswordHash });
        context.Db.Add(new CalendarZone { OwnerKind = CalendarOwnerKind.Workspace, OwnerId = 0, Zone = command.Zone });
        context.Record(new PersonCreated { SubjectId = person.Id, ById = person.Id, Changes = [new Change("name", null, person.Name), new Change("administrator", null, "yes")] });
        context.Tell(new LiveNews(PeopleDirectory.Topic));
        context.Tell(new LiveNews(WorkingCalendars.Topic));
        return new PersonAnswer(person.Id, person.Name, email);
    }
}
