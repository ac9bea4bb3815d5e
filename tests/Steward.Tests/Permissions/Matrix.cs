using Steward.Identity.Directory;
using Steward.Identity.Tokens;
using Steward.Testing.Company;

namespace Steward.Tests.Permissions;

/// <summary>
/// The whole matrix. Columns: anonymous, requester, other client's requester, client manager, agent, agent of another team, lead,
/// administrator, auditor, foreign administrator, read token, write token, disabled, expired. Letters: <see cref="Outcome"/>.
/// </summary>
internal static partial class Matrix
{
    private const string Everybody = "IIIIIIIIISIISS";
    private const string Street = "OOOOOOOOOSOOSS";
    private const string Nobody = "HHHHHHHHHSHHSS";
    private const string SignedIn = "SIIIIIIIISIISS";
    private const string SignedInWriting = "SIIIIIIIISRISS";
    private const string Staff = "SRRRIIIIISIISS";
    private const string StaffPages = "SPPPIIIIISIISS";
    private const string Administrators = "SRRRRRRIRSRRSS";

    public static IReadOnlyList<Row> Rows =>
    [
        .. PlatformRows, .. OperationsRows, .. IdentityRows, .. IdentityPageRows,
        .. WorkItemRows, .. ItemRows, .. ItemApiRows, .. ItemPageRows, .. SpaceRows, .. TypeRows, .. ViewRows, .. RecurringRows, .. MacroRows, .. TemplateRows, .. UndoRows, .. ImportRows,
        .. ServiceDeskRows, .. AgreementRows, .. QueueRows, .. TextBlockRows, .. PlaybookRows, .. ConfigurationRows, .. ChangeRows, .. CatalogueRows, .. MailRows, .. CollaborationRows, .. ReportingRows,
    ];

    /// <summary>The names a row's subject has in a World: one the desk knows, one only the network team knows, one that never was.</summary>
    public static Subject SubjectOf(Row row, World world) => row.Subject.Name switch
    {
        "item" => new("item", world.PrinterTicket, world.NetworkTicket, "NOSUCH-1", ["IT-", "IT-0", "-1", "IT-1%00", "IT-1'--", "%2e%2e%2fsecret", new('A', 300)]),
        "space" => new("space", "IT", "NET", "NOSUCH", ["it'--", "%00", new('S', 300)]),
        "person" => new("person", $"{world.Member.Id}", $"{world.Member.Id}", "999999999999999999", ["0", "-1", "x", "99999999999999999999", "%00"]),
        "team" => new("team", "Service%20Desk", "Network", "No%20such%20team", ["0", "%00", new('T', 300)]),
        "team by id" => new("team by id", $"{world.Workspace.Get<PeopleDirectory>().Now.Teams.Values.Single(team => team.Name == "Network").Id}", "2", "999999999999999999", ["0", "-1"]),
        "view" => new("view", ViewOf(world.Agent, Steward.WorkItems.Views.ViewAudience.Everyone, world), ViewOf(world.OtherAgent, Steward.WorkItems.Views.ViewAudience.Private, world), "no-such-view", ["%00", "..", new('v', 300)]),
        "template" => new("template", TemplateIn("IT", world.Agent, world), TemplateIn("NET", world.OtherAgent, world), "999999999999999999", ["0", "-1"]),
        "macro" => new("macro", MacroOf(world.Agent, Steward.WorkItems.Views.ViewAudience.Everyone, world), MacroOf(world.OtherAgent, Steward.WorkItems.Views.ViewAudience.Private, world), "999999999999999999", ["0", "-1"]),
        "service" => new("service", ServiceIn(world), ServiceIn(world), "999999999999999999", ["0", "-1", "x"]),
        "agreement" => new("agreement", AgreementIn(world), AgreementIn(world), "999999999999999999", ["0", "-1", "x"]),
        "clock" => new("clock", ClockIn(world), ClockIn(world), "999999999999999999", ["0", "-1", "x"]),
        "queue" => new("queue", QueueIn("IT", world), QueueIn("NET", world), "999999999999999999", ["0", "-1", "x"]),
        "route" => new("route", RouteIn("IT", world), RouteIn("NET", world), "999999999999999999", ["0", "-1", "x"]),
        "text block" => new("text block", TextBlockOf(world.Agent, "IT", world), TextBlockOf(world.OtherAgent, null, world), "999999999999999999", ["0", "-1", "x"]),
        "playbook" => new("playbook", PlaybookIn("IT", world), PlaybookIn("NET", world), "999999999999999999", ["0", "-1", "x"]),
        "ci" => new("ci", CiIn(world), CiIn(world), row.Path.Contains("{}", StringComparison.Ordinal) ? "CI-999999" : "", ["CI-", "CI-0", "-1", "CI-1%00", "x"]),
        "change model" => new("change model", ChangeModelIn(world), ChangeModelIn(world), "999999999999999999", ["0", "-1", "x"]),
        "risk question" => new("risk question", QuestionIn(world), QuestionIn(world), "999999999999999999", ["0", "-1", "x"]),
        "ci class" => new("ci class", CiClassIn(world), CiClassIn(world), "999999999999999999", ["0", "-1", "x"]),
        "offering" => new("offering", OfferingIn(world), OfferingIn(world), "999999999999999999", ["0", "-1", "x"]),
        "announcement" => new("announcement", AnnouncementIn(world), AnnouncementIn(world), "999999999999999999", ["0", "-1", "x"]),
        "token" => new("token", $"{SpareTokenOf(world.Agent, world)}", $"{SpareTokenOf(world.OtherAgent, world)}", "999999999999999999", ["0", "-1", "x", "%00"]),
        "file" => new("file", $"{InternalFileOf(world.PrinterTicket, world)}", $"{InternalFileOf(world.NetworkTicket, world)}", "999999999999999999", ["0", "-1", "x", "99999999999999999999"]),
        _ => Subject.None,
    };

    private static readonly Subject Item = new("item", "", "", "", []);
    private static readonly Subject Space = new("space", "", "", "", []);
    private static readonly Subject Team = new("team", "", "", "", []);
    private static readonly Subject TeamById = new("team by id", "", "", "", []);
    private static readonly Subject Token = new("token", "", "", "", []);
    private static readonly Subject Person = new("person", "", "", "", []);

    private static long SpareTokenOf(WorldPerson person, World world)
    {
        using var lease = world.Workspace.Database.Read();
        return lease.Db.Set<ApiToken>().Single(token => token.PersonId == person.Id && token.Name == Knocker.Spare).Id;
    }
}
