using Steward.Clients.Organisations;
using Steward.Identity.Passwords;
using Steward.Identity.People;
using Steward.Identity.Roles;
using Steward.Identity.Teams;
using Steward.Identity.Tokens;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Workspaces;
using Steward.Testing.Hosting;
using Steward.WorkItems.Creating;
using Steward.WorkItems.Items;
using Steward.WorkItems.Spaces;

namespace Steward.Testing.Company;

/// <summary>Builds the company once per run, with the same commands its users would send.</summary>
internal sealed class WorldBuilding
{
    private static readonly SemaphoreSlim Gate = new(1, 1);
    private static WorldMap? prepared;

    private readonly Dispatcher dispatcher;
    private readonly Workspace workspace;
    private readonly Dictionary<string, long> people = [];
    private readonly Dictionary<string, long> spaces = [];
    private readonly Dictionary<string, string> items = [];
    private string passwordHash = "";

    private WorldBuilding(Dispatcher dispatcher, Workspace workspace)
    {
        this.dispatcher = dispatcher;
        this.workspace = workspace;
    }

    public static string TokenOf(string email, TokenScope scope) => $"stw_test_{email}_{scope}";

    public static async Task<WorldMap> Prepared(AppFactory app)
    {
        await Gate.WaitAsync();
        try
        {
            if (prepared is not null)
                return prepared;
            var name = $"p{Guid.NewGuid():N}"[..12];
            var building = new WorldBuilding(app.Dispatcher, (await app.Workspaces.Create(name, "Northwind")).Answer);
            await building.Build();
            await app.Workspaces.Close(name); // so that its file is whole
            return prepared = new WorldMap(name, building.people, building.spaces, building.items);
        }
        finally
        {
            Gate.Release();
        }
    }

    private async Task Build()
    {
        passwordHash = await PasswordHashing.Hash(World.Password); // slow on purpose, so once for everybody
        var alder = (await Send(new CreateClient("Alder Clinic", "alder.example"))).Id;
        var birch = (await Send(new CreateClient("Birch Logistics", "birch.example"))).Id;
        await Person("Ada Okafor", "admin@steward.example", isAdmin: true);
        await Person("Lena Brandt", "lead@northwind.example");
        await Person("Tom Nguyen", "agent@northwind.example");
        await Person("Nadia Costa", "network@northwind.example");
        await Person("Piotr Zielinski", "member@northwind.example");
        await Person("Rosa Marin", "requester@northwind.example");
        await Person("Jonas Weber", "colleague@northwind.example");
        await Person("Ulf Lindgren", "auditor@northwind.example");
        await Person("Carla Moreau", "manager@alder.example", alder);
        await Person("Amir Haddad", "nurse@alder.example", alder);
        await Person("Birgit Sommer", "dispatch@birch.example", birch);

        await Space("IT", "IT Service Desk", SpaceKind.ServiceDesk, inPortal: true);
        await Space("NET", "Network", SpaceKind.ServiceDesk);
        await Space("MOVE", "Office move", SpaceKind.Project);
        await Space("SMS", "Service management system", SpaceKind.Process);
        await Teams();
        await Roles();
        await Items();
    }

    private async Task Teams()
    {
        var desk = await Send(new CreateTeam("Service Desk", [people["lead@northwind.example"], people["agent@northwind.example"]]) { LeadId = people["lead@northwind.example"] });
        var network = await Send(new CreateTeam("Network", [people["network@northwind.example"]]));
        await Send(new GrantRoles(spaces["IT"], Role.Agent) { TeamId = desk.Id });
        await Send(new GrantRoles(spaces["NET"], Role.Agent) { TeamId = network.Id });
    }

    private async Task Roles()
    {
        await Grant("lead@northwind.example", Role.Lead, "IT", "MOVE", "SMS");
        await Grant("agent@northwind.example", Role.Member, "MOVE", "SMS");
        await Grant("member@northwind.example", Role.Member, "MOVE");
        await Grant("auditor@northwind.example", Role.Auditor, "IT", "SMS");
        await Grant("manager@alder.example", Role.ClientManager, "IT");
        await Grant("nurse@alder.example", Role.Requester, "IT");
        await Grant("dispatch@birch.example", Role.Requester, "IT");
    }

    private async Task Items()
    {
        await Item("printer", new("IT", "incident", "Printer on floor 2 prints empty pages")
        {
            Requester = "requester@northwind.example", Assignee = "agent@northwind.example", Team = "Service Desk", Priority = Priority.High,
            Description = "Since this morning every page comes out empty.",
        });
        await Item("alder", new("IT", "incident", "Ward tablets lose the wireless network") { Requester = "nurse@alder.example", Description = "On ward 3 only." });
        await Item("birch", new("IT", "request", "Two more scanner licences") { Requester = "dispatch@birch.example" });
        await Item("network", new("NET", "incident", "Core switch reports a failing fan")
        {
            Requester = "network@northwind.example", Assignee = "network@northwind.example", Team = "Network",
        });
        await Item("sms", new("SMS", "sms-task", "Review the scope statement") { Assignee = "agent@northwind.example" });
        await Item("project", new("MOVE", "task", "Order the moving boxes") { Assignee = "member@northwind.example" });
    }

    private async Task Person(string name, string email, long? client = null, bool isAdmin = false)
    {
        people[email] = (await Send(new CreatePerson(name, email) { PasswordHash = passwordHash, ClientId = client, IsAdmin = isAdmin })).Id;
        foreach (var scope in Enum.GetValues<TokenScope>())
            await Send(new CreateToken("tests", Secret.Hash(TokenOf(email, scope)), scope, 30) { ForPersonId = people[email] });
    }

    private async Task Space(string key, string name, SpaceKind kind, bool inPortal = false) =>
        spaces[key] = (await Send(new CreateSpace(key, name, kind) { InPortal = inPortal })).Id;

    private async Task Grant(string email, Role role, params string[] keys)
    {
        foreach (var key in keys)
            await Send(new GrantRoles(spaces[key], role) { PersonId = people[email] });
    }

    private async Task Item(string name, CreateItem command) => items[name] = (await Send(command)).Key;

    private async Task<TAnswer> Send<TAnswer>(ICommand<TAnswer> command) =>
        (await dispatcher.Send(workspace, command, Actor.System)).Answer;
}
