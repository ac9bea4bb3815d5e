using Steward.Identity.Directory;
using Steward.Platform.Access;
using Steward.Platform.Workspaces;
using Steward.Testing.Web;

namespace Steward.Testing.Company;

/// <summary>Somebody of the <see cref="World"/>: who they are, and the doors they can come in by.</summary>
public sealed class WorldPerson
{
    private readonly World world;

    internal WorldPerson(World world, string name, string email)
    {
        this.world = world;
        (Name, Email) = (name, email);
    }

    public string Name { get; }

    public string Email { get; }

    public long Id => world.Map.People[Email];

    public string Password => World.Password;

    /// <summary>The API with this person's own token of full scope.</summary>
    public ApiClient Api => ApiWith(TokenScope.Admin);

    /// <summary>The person as commands know an actor, read from the workspace now.</summary>
    public Actor Actor(Channel channel = Channel.Page)
    {
        var people = world.Workspace.Get<PeopleDirectory>().Now;
        return people.ActorOf(people.People[Id], channel);
    }

    public ApiClient ApiWith(TokenScope scope) => new(world.Address, TokenWith(scope));

    /// <summary>The secret of this person's token of a scope.</summary>
    public string TokenWith(TokenScope scope) => WorldBuilding.TokenOf(Email, scope);

    /// <summary>Signs in by the form, as people do.</summary>
    public async Task<Visitor> SignIn()
    {
        var visitor = world.NewVisitor();
        var page = await visitor.Open("/sign-in");
        page = await visitor.Submit(page, "form:has(input[type=password])", ("email", Email), ("password", Password));
        return page.Path.EndsWith("/sign-in", StringComparison.Ordinal)
            ? throw new InvalidOperationException($"{Name} could not sign in: {page.Document.Body?.TextContent.Trim()}")
            : visitor;
    }
}
