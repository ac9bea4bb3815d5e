using NodaTime;
using Steward.Clients.Organisations;
using Steward.Identity.Absences;
using Steward.Identity.Calendars;
using Steward.Identity.Directory;
using Steward.Identity.Examples;
using Steward.Identity.People;
using Steward.Identity.Roles;
using Steward.Identity.Teams;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Workspaces;
using Steward.ServiceDesk.Announcements;
using Steward.ServiceDesk.Catalogue.Offerings;
using Steward.ServiceDesk.Clocks.Recounting;
using Steward.ServiceDesk.Mailboxes;
using Steward.Web.Demo.Cast;
using Steward.Web.Demo.Configuring;
using Steward.Web.Demo.Offering;
using Steward.Web.Demo.Promising;
using Steward.Web.Demo.Stories;
using Steward.WorkItems.Recounting;
using Steward.WorkItems.Spaces;
using Steward.WorkItems.Types;

namespace Steward.Web.Demo;

/// <summary>
/// Builds the example organisation "Northwind IT" in a workspace: 60 people, two clients, four queues, a project, a year of an ISO/IEC 20000-1 management
/// system and six months of tickets that end now. Everything comes in by the door <see cref="Channel.Demo"/>.
/// </summary>
/// <param name="dispatcher">Sends the commands.</param>
/// <param name="workspace">Where it is built.</param>
/// <param name="now">The moment the history ends.</param>
internal sealed class Demo(Dispatcher dispatcher, Workspace workspace, Instant now) : Levels.Door
{
    private static readonly Actor Teller = Actor.System.Through(Channel.Demo);

    private static readonly (string Key, string Name, SpaceKind Kind, bool InPortal, string Description)[] Spaces =
    [
        ("IT", "IT Service Desk", SpaceKind.ServiceDesk, true, "Workplace, accounts, mail and phones: the first place to ask."),
        ("NET", "Network and security", SpaceKind.ServiceDesk, false, "Network, remote access, security and backup."),
        ("APP", "Business applications", SpaceKind.ServiceDesk, true, "ERP, CRM, interfaces and reports."),
        ("FAC", "Facilities", SpaceKind.ServiceDesk, true, "Rooms, access and the building."),
        ("DCM", "Data centre move", SpaceKind.Project, false, "Out of the old rooms until the lease ends, in two waves."),
        ("SMS", "Service management system", SpaceKind.Process, false, "Recurring duties of ISO/IEC 20000-1, with owners and evidence."),
    ];

    /// <summary>Where people of the example write to.</summary>
    public const string Mailbox = "help@northwind.example";

    /// <summary>How many steps building takes; the last one, telling half a year, takes longest.</summary>
    public const int Steps = 6;

    public static IEnumerable<string> SpaceKeys => Spaces.Select(s => s.Key);

    /// <summary>Builds it.</summary>
    /// <param name="passwordHash">Hash of the password with which the people shown can sign in; nobody of the example can without one.</param>
    /// <param name="done">Hears how many steps are done, after each but the last.</param>
    public async Task Build(string? passwordHash, Func<int, Task>? done = null)
    {
        var step = 0;
        var clients = new Dictionary<string, long>
        {
            [Organisation.Halden] = (await Send(new CreateClient(Organisation.Halden, "halden.example"))).Id,
            [Organisation.Marigold] = (await Send(new CreateClient(Organisation.Marigold, "marigold.example"))).Id,
        };
        await Next();
        var company = new Company(await People(clients, passwordHash));
        await Next();
        foreach (var (name, id) in clients)
            company.Clients[name] = id;
        foreach (var (key, name, kind, inPortal, description) in Spaces)
            company.Spaces[key] = (await Send(new CreateSpace(key, name, kind) { InPortal = inPortal, Description = description, Types = key is "NET" or "APP" ? [.. BuiltInTypes.UsualFor(kind), "change"] : [] })).Id;
        await Next();
        await Teams(company);
        await Roles(company);
        await Next();
        await WorkingTime(company);
        var desk = await Send(new SaveMailbox(null, Mailbox, "IT", "incident") { Name = "Northwind IT Service Desk", Acknowledges = true });
        await Send(new SwitchMailbox(desk.Id, On: true)); // it fetches nothing: mails come by steward mail-in
        var lines = new Lines(company, this);
        await lines.Draw();
        await lines.Write();
        await lines.Guide();
        await Next();
        var levels = new Levels(company, now.InZone(OfficeHours.Zone).Date, this);
        await levels.Agree();
        var infrastructure = new Infrastructure(company, workspace, now.InZone(OfficeHours.Zone).Date, this);
        await infrastructure.Build();
        await Send(new RecountItems(DemoPlan.Tell(company, now)));
        await infrastructure.Affect();
        await new ComingChanges(company, workspace, now.InZone(OfficeHours.Zone).Date, this).Plan(infrastructure.Keys);
        await new Recounting(dispatcher).Run(workspace, finished: true); // nobody hears a past that is told, so its clocks are reckoned after it
        await new PastRatings(workspace, now, this).Tell();
        await new Offered(company, levels.Services, this).Offer();
        await Send(new SaveAnnouncement(null, new AnnouncementWish("Printing in Hamburg is slow", AnnouncementSeverity.Degraded, now - Duration.FromHours(2)) { Text = "Jobs wait up to ten minutes. Printers in Porto and Gdańsk are not affected. We say more at noon.", Audience = AudienceKind.Colleagues }));
        await Send(new SaveAnnouncement(null, new AnnouncementWish("The ERP is maintained on Saturday night", AnnouncementSeverity.Information, now - Duration.FromDays(1)) { Text = "From 22:00 to 02:00 nobody can sign in there.", Until = now + Duration.FromDays(5) }));
        await new Wishes(dispatcher, workspace, company, now).Ask();

        Task Next() => done?.Invoke(++step) ?? Task.CompletedTask;
    }

    /// <summary>Ids in the order of the cast. Whoever has the mail address of one of them already plays that part.</summary>
    private async Task<IReadOnlyList<long>> People(Dictionary<string, long> clients, string? passwordHash)
    {
        var known = workspace.Get<PeopleDirectory>().Now;
        var missing = CastMember.Everybody.Where(m => known.Find(m.Email) is null).ToList();
        var added = await Send(new AddPeople([.. missing.Select(m => Person(m, clients, passwordHash))]));
        var ids = missing.Zip(added.Ids).ToDictionary(p => p.First.Email, p => p.Second, StringComparer.Ordinal);
        return [.. CastMember.Everybody.Select(m => ids.TryGetValue(m.Email, out var id) ? id : known.Find(m.Email)!.Id)];
    }

    private static CreatePerson Person(CastMember member, Dictionary<string, long> clients, string? passwordHash)
    {
        var shown = member.Email is Organisation.Admin or Organisation.Agent or Organisation.Requester or Organisation.ClientManager;
        return new CreatePerson(member.Name, member.Email)
        {
            IsAdmin = member.Email == Organisation.Admin && passwordHash is not null, PasswordHash = shown ? passwordHash : null, Title = member.Title,
            ClientId = clients.TryGetValue(member.Unit, out var client) ? client : null, Location = member.Place, Culture = member.Language, Zone = member.Zone,
        };
    }

    private async Task Teams(Company company)
    {
        foreach (var (unit, lead, space) in Organisation.Teams)
        {
            var team = await Send(new CreateTeam(unit, [.. company.Unit(unit).Select(company.Id)]) { LeadId = company.Id(lead) });
            company.Teams[unit] = team.Id;
            await Send(new GrantRoles(company.Spaces[space], space is "DCM" or "SMS" ? Role.Member : Role.Agent) { TeamId = team.Id });
            await Send(new GrantRoles(company.Spaces[space], Role.Lead) { PersonId = company.Id(lead) });
        }

        await Send(new GrantRoles(company.Spaces["IT"], Role.Agent) { TeamId = company.Teams["Service Management"] });
    }

    private async Task Roles(Company company)
    {
        string[] owners = ["lena.brandt", "hiroshi.sato", "nadia.costa", "samuel.mensah", "stefan.ivanov", "beatrice.schulz", "siobhan.obrien", "felix.wagner", "elif.demir", "rafael.moreno"];
        foreach (var owner in owners)
            await Grant(company, "SMS", Role.Member, owner);
        foreach (var nick in ContentFile.Table("project.txt").Select(line => line[4]).Distinct().Where(n => company[n].Unit != "Project Office"))
            await Grant(company, "DCM", Role.Member, nick);
        foreach (var space in new[] { "NET", "APP" })
            await Grant(company, space, Role.Auditor, "ulrike.hoffmann");
        await Grant(company, "IT", Role.ClientManager, "kari.nygard");
        await Grant(company, "APP", Role.ClientManager, "kari.nygard");
        await Grant(company, "IT", Role.ClientManager, "sabine.keller");
    }

    /// <summary>Office hours, the public holidays with fixed dates around now, and who is away.</summary>
    private async Task WorkingTime(Company company)
    {
        var today = now.InZone(OfficeHours.Zone).Date;
        string[] days = [.. Enumerable.Repeat("08:00-12:00, 13:00-17:00", 5), "", ""];
        var own = workspace.Get<WorkingCalendars>().SaidBy(CalendarOwner.Workspace);
        if (!own.HasZone) // what was chosen at set-up stays
            await Send(new SetCalendarZone(CalendarOwner.Workspace, "Europe/Berlin"));
        if (!own.HasWeek)
            await Send(new SetWorkingWeek(CalendarOwner.Workspace, today.PlusYears(-1), days));
        (int Month, int Day, string Name)[] holidays =
            [(1, 1, "New Year's Day"), (5, 1, "Labour Day"), (10, 3, "Day of German Unity"), (10, 31, "Reformation Day"), (12, 25, "Christmas Day"), (12, 26, "Second Christmas Day")];
        await Send(new AddCalendarDays(CalendarOwner.Workspace,
            [.. from year in new[] { today.Year - 1, today.Year, today.Year + 1 } from h in holidays select Day(new LocalDate(year, h.Month, h.Day), h.Name)]) { Source = RemoveExamplePeople.Holidays });
        await Away(company, "olena.kovalenko", today.PlusDays(-2), 9, AbsenceKind.Leave);
        await Away(company, "kofi.asante", today, 1, AbsenceKind.Illness);
        await Away(company, "johannes.krueger", today.PlusDays(4), 12, AbsenceKind.Leave);
        await Away(company, "siobhan.obrien", today.PlusDays(8), 2, AbsenceKind.Training);

        static NewCalendarDay Day(LocalDate day, string name) => new(day, day, "", name);
    }

    private Task Away(Company company, string nick, LocalDate from, int days, AbsenceKind kind) => Send(new AddAbsence(company.Id(nick), from, from.PlusDays(days), kind));

    private Task Grant(Company company, string space, Role role, string nick) => Send(new GrantRoles(company.Spaces[space], role) { PersonId = company.Id(nick) });

    async Task<T> Levels.Door.Send<T>(ICommand<T> command) => await Send(command);

    private async Task<T> Send<T>(ICommand<T> command) => (await dispatcher.Send(workspace, command, Teller)).Answer;
}
