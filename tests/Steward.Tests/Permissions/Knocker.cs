using Shouldly;
using Steward.Identity.People;
using Steward.Identity.Tokens;
using Steward.Platform.Access;
using Steward.Platform.Data;
using Steward.Testing.Company;

namespace Steward.Tests.Permissions;

/// <summary>One of the kinds of actor that knock at every door.</summary>
/// <param name="Name">How the matrix speaks of them.</param>
/// <param name="Token">What they show; null for nobody.</param>
/// <param name="Sees">The titles of the World's items they may ever read. All other titles must be in no answer to them.</param>
internal sealed record Knocker(string Name, string? Token, IReadOnlyList<string> Sees)
{
    public const string Printer = "Printer on floor 2 prints empty pages";
    public const string Alder = "Ward tablets lose the wireless network";
    public const string Birch = "Two more scanner licences";
    public const string Network = "Core switch reports a failing fan";
    public const string Sms = "Review the scope statement";
    public const string Project = "Order the moving boxes";

    public static readonly IReadOnlyList<string> Titles = [Printer, Alder, Birch, Network, Sms, Project];

    /// <summary>Name of a token that opens nothing, to be ended without closing a door of these tests.</summary>
    public const string Spare = "spare";

    /// <summary>The columns of the matrix, in order.</summary>
    public static readonly IReadOnlyList<string> Names =
    [
        "anonymous", "requester", "other client's requester", "client manager", "agent", "agent of another team", "lead", "administrator", "auditor",
        "administrator of another workspace", "read token of the agent", "write token of the agent", "disabled person", "expired token",
    ];

    /// <summary>All of them, in the order of <see cref="Names"/>, for a World of one's own.</summary>
    public static async Task<IReadOnlyList<Knocker>> AllAsync(World world)
    {
        string[] desk = [Printer, Alder, Birch];
        string[] agent = [.. desk, Sms, Project];
        (string? Token, string[] Sees)[] columns =
        [
            (null, []),
            (world.Requester.TokenWith(TokenScope.Admin), [Printer]),
            (world.ClientRequester.TokenWith(TokenScope.Admin), [Birch]),
            (world.ClientManager.TokenWith(TokenScope.Admin), [Alder]),
            (world.Agent.TokenWith(TokenScope.Admin), agent),
            (world.OtherAgent.TokenWith(TokenScope.Admin), [Network]),
            (world.Lead.TokenWith(TokenScope.Admin), agent),
            (world.Admin.TokenWith(TokenScope.Admin), [.. Titles]),
            (world.Auditor.TokenWith(TokenScope.Admin), [.. desk, Sms]),
            ("stw_a_token_that_only_another_workspace_knows", []),
            (world.Agent.TokenWith(TokenScope.Read), agent),
            (world.Agent.TokenWith(TokenScope.Write), agent),
            (await DisabledAsync(world), []),
            (await ExpiredAsync(world), []),
        ];
        return [.. Names.Zip(columns, (name, column) => new Knocker(name, column.Token, column.Sees))];
    }

    private static async Task<string> DisabledAsync(World world)
    {
        (await world.Send(new DisablePerson(world.OtherRequester.Id))).Succeeded.ShouldBeTrue();
        return world.OtherRequester.TokenWith(TokenScope.Admin);
    }

    // no command makes a token that has expired already, so the row is written as time would leave it
    private static async Task<string> ExpiredAsync(World world)
    {
        const string secret = "stw_test_expired";
        var then = NodaTime.Instant.FromUtc(2020, 1, 1, 0, 0);
        await world.Workspace.Database.Write(db =>
        {
            db.Add(new ApiToken { Id = Ids.Next(), PersonId = world.Admin.Id, Name = "old", Hash = Secret.Hash(secret), Scope = TokenScope.Admin, CreatedAt = then, ExpiresAt = then + NodaTime.Duration.FromDays(1) });
            foreach (var owner in new[] { world.Agent, world.OtherAgent })
                db.Add(new ApiToken { Id = Ids.Next(), PersonId = owner.Id, Name = Spare, Hash = Secret.Hash(Spare + owner.Email), Scope = TokenScope.Read, CreatedAt = then, ExpiresAt = then + NodaTime.Duration.FromDays(1) });
            return Task.FromResult(new Written<bool>(true, Keep: true));
        });
        return secret;
    }
}
