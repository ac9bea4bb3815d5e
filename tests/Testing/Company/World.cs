using Steward.Platform.Commands;
using Steward.Platform.Workspaces;
using Steward.Testing.Hosting;
using Steward.Testing.Web;

namespace Steward.Testing.Company;

/// <summary>
/// A small company everybody can name: an IT department with a service desk in the portal, a network team, a project and a management system; two
/// client organisations. Each test gets a copy of its own.
/// </summary>
/// <remarks>
/// Spaces: <c>IT</c> (service desk, in the portal), <c>NET</c> (service desk of the network team, not in the portal), <c>MOVE</c> (project),
/// <c>SMS</c> (process). Teams: Service Desk (Lead, Agent), Network (OtherAgent).
/// </remarks>
public sealed class World : IAsyncDisposable
{
    /// <summary>Everybody's password.</summary>
    public const string Password = "correct horse battery 7";

    private readonly AppFactory app;

    private World(AppFactory app, Workspace workspace, WorldMap map)
    {
        this.app = app;
        Workspace = workspace;
        Map = map;
        Admin = new(this, "Ada Okafor", "admin@steward.example");
        Lead = new(this, "Lena Brandt", "lead@northwind.example");
        Agent = new(this, "Tom Nguyen", "agent@northwind.example");
        OtherAgent = new(this, "Nadia Costa", "network@northwind.example");
        Member = new(this, "Piotr Zielinski", "member@northwind.example");
        Requester = new(this, "Rosa Marin", "requester@northwind.example");
        OtherRequester = new(this, "Jonas Weber", "colleague@northwind.example");
        Auditor = new(this, "Ulf Lindgren", "auditor@northwind.example");
        ClientManager = new(this, "Carla Moreau", "manager@alder.example");
        ClientColleague = new(this, "Amir Haddad", "nurse@alder.example");
        ClientRequester = new(this, "Birgit Sommer", "dispatch@birch.example");
    }

    public Workspace Workspace { get; }

    /// <summary>Where this workspace answers; it ends with its path, without a slash.</summary>
    public Uri Address => new(app.Address, $"/w/{Workspace.Name}");

    public IServiceProvider Services => app.Services;

    public WorldPerson Admin { get; }

    /// <summary>Leads <c>IT</c>, <c>MOVE</c> and <c>SMS</c>.</summary>
    public WorldPerson Lead { get; }

    /// <summary>Agent in <c>IT</c>, member of <c>MOVE</c> and <c>SMS</c>.</summary>
    public WorldPerson Agent { get; }

    /// <summary>Agent of another team: works in <c>NET</c> only.</summary>
    public WorldPerson OtherAgent { get; }

    /// <summary>Member of the project <c>MOVE</c> only.</summary>
    public WorldPerson Member { get; }

    /// <summary>A colleague without any role, who asks in the portal.</summary>
    public WorldPerson Requester { get; }

    public WorldPerson OtherRequester { get; }

    /// <summary>Reads <c>IT</c> and <c>SMS</c>, changes nothing.</summary>
    public WorldPerson Auditor { get; }

    /// <summary>Client manager of Alder Clinic in <c>IT</c>.</summary>
    public WorldPerson ClientManager { get; }

    /// <summary>Asks for Alder Clinic.</summary>
    public WorldPerson ClientColleague { get; }

    /// <summary>Asks for the other client, Birch Logistics.</summary>
    public WorldPerson ClientRequester { get; }

    /// <summary>IT incident, asked by <see cref="Requester"/>, assigned to <see cref="Agent"/>.</summary>
    public string PrinterTicket => Map.Items["printer"];

    /// <summary>IT incident, asked by <see cref="ClientColleague"/> of Alder Clinic.</summary>
    public string AlderTicket => Map.Items["alder"];

    /// <summary>IT request, asked by <see cref="ClientRequester"/> of Birch Logistics.</summary>
    public string BirchTicket => Map.Items["birch"];

    /// <summary>NET incident, asked and worked by <see cref="OtherAgent"/>.</summary>
    public string NetworkTicket => Map.Items["network"];

    /// <summary>SMS task in draft, owned by <see cref="Agent"/>.</summary>
    public string SmsTask => Map.Items["sms"];

    /// <summary>Project task of <see cref="Member"/>.</summary>
    public string ProjectTask => Map.Items["project"];

    /// <summary>The API without any token.</summary>
    public ApiClient Nobody => new(Address, null);

    internal WorldMap Map { get; }

    /// <summary>Opens a fresh copy of the company.</summary>
    public static async Task<World> Open()
    {
        var app = await AppFactory.Shared;
        var map = await WorldBuilding.Prepared(app);
        var workspace = await app.Copy(map.Workspace, $"w{Guid.NewGuid():N}"[..12]);
        return new World(app, workspace, map);
    }

    /// <summary>A browser with an empty cookie jar.</summary>
    public Visitor NewVisitor() => new(Address);

    public long SpaceId(string key) => Map.Spaces[key];

    /// <summary>Sends a command as a person, by the one dispatcher.</summary>
    public Task<Outcome<TAnswer>> Send<TAnswer>(ICommand<TAnswer> command, WorldPerson by, string? idempotencyKey = null) =>
        app.Dispatcher.Send(Workspace, command, by.Actor(), idempotencyKey);

    /// <summary>Sends a command as the program itself.</summary>
    public Task<Outcome<TAnswer>> Send<TAnswer>(ICommand<TAnswer> command) =>
        app.Dispatcher.Send(Workspace, command, Platform.Access.Actor.System);

    public async ValueTask DisposeAsync() => await app.Remove(Workspace.Name);
}

/// <summary>Ids and keys of the prepared company; the same in every copy.</summary>
internal sealed record WorldMap(
    string Workspace, IReadOnlyDictionary<string, long> People, IReadOnlyDictionary<string, long> Spaces, IReadOnlyDictionary<string, string> Items);
