using System.CommandLine;
using NodaTime;
using Steward.Identity.Directory;
using Steward.Identity.Passwords;
using Steward.Platform.Commands;
using Steward.Platform.Text;
using Steward.Platform.Workspaces;
using Steward.Web.Demo.Cast;

namespace Steward.Web.CommandLine;

/// <summary><c>steward demo --port N</c>: builds the example organisation on the first start and serves it.</summary>
internal static class DemoVerb
{
    /// <summary>Known to everybody, so the example listens on the loopback address only.</summary>
    private const string Password = "northwind-demo";

    public static Command Build()
    {
        var storage = new StorageArguments();
        var port = new Option<int>("--port") { Description = "Port on the loopback address.", DefaultValueFactory = _ => 5080 };
        var command = storage.AddTo(new Command("demo", "Serves a working example organisation; the first start builds it.") { port });
        command.SetAction(async (parsed, cancel) =>
        {
            await using var app = Hosting.StewardApp.Build(storage.Storage(parsed), $"http://127.0.0.1:{parsed.GetValue(port)}");
            var hash = PasswordHashing.Hash(Password, cancel); // beside opening the workspace: it takes as long
            var workspace = await app.Services.GetRequiredService<WorkspaceRegistry>().Ensure(WorkspaceEntry.DefaultName, "Northwind IT", cancel);
            var people = workspace.Get<PeopleDirectory>().Now;
            if (people.People.Count == 0)
                await new Demo.Demo(app.Services.GetRequiredService<Dispatcher>(), workspace, Now(app)).Build(await hash);
            else if (people.Find(Organisation.Agent) is null)
                return StorageArguments.Tell(Refusal.Conflict(Texts<Demo.DemoTexts>.Say("NotTheDemo", storage.Storage(parsed).DataFolder)));
            await app.StartAsync(cancel);
            Welcome(app.Urls.First());
            await app.WaitForShutdownAsync(cancel);
            return ExitCodes.Ok;
        });
        return command;
    }

    private static Instant Now(WebApplication app) =>
        Instant.FromUnixTimeMilliseconds(app.Services.GetRequiredService<TimeProvider>().GetUtcNow().ToUnixTimeMilliseconds());

    private static void Welcome(string address) => Console.WriteLine($"""

          Northwind IT is at {address}

          Sign in as       with the mail address           and the password
          Administrator    {Organisation.Admin,-30}  {Password}
          Agent            {Organisation.Agent,-30}  {Password}
          Requester        {Organisation.Requester,-30}  {Password}
          Client manager   {Organisation.ClientManager,-30}  {Password}

          Ctrl+C ends it; the next start shows the same organisation again.
        """);
}
