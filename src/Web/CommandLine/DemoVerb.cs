using System.CommandLine;
using Steward.Identity.Directory;
using Steward.Identity.Passwords;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Text;
using Steward.Platform.Workspaces;
using Steward.Web.Demo.Cast;
using Steward.Web.Demo.Standing;

namespace Steward.Web.CommandLine;

/// <summary><c>steward demo --port N</c>: builds the example organisation on the first start and serves it.</summary>
internal static class DemoVerb
{
    /// <summary>Known to everybody, so the example listens on the loopback address only.</summary>
    private const string Password = "northwind-demo";

    public static Command Build()
    {
        var storage = new StorageArguments();
        var port = ListenArguments.Port();
        var command = storage.AddTo(new Command("demo", "Serves a working example organisation; the first start builds it.") { port });
        command.SetAction(async (parsed, cancel) =>
        {
            await using var app = Hosting.StewardApp.Build(storage.Storage(parsed), $"http://127.0.0.1:{parsed.GetValue(port)}");
            var hash = PasswordHashing.Hash(Password, cancel); // beside opening the workspace: it takes as long
            var workspace = await app.Services.GetRequiredService<WorkspaceRegistry>().Ensure(WorkspaceEntry.DefaultName, "Northwind IT", cancel);
            if (await Stand(app, workspace, hash, cancel) is { } refusal)
                return StorageArguments.Tell(refusal);
            await app.StartAsync(cancel);
            Welcome(app.Urls.First());
            await app.WaitForShutdownAsync(cancel);
            return ExitCodes.Ok;
        });
        return command;
    }

    /// <summary>Sees to it that the example stands: built at the first start, built anew when an earlier start was broken off, left as it is otherwise.</summary>
    private static async Task<Refusal?> Stand(WebApplication app, Workspace workspace, Task<string> hash, CancellationToken cancel)
    {
        var dispatcher = app.Services.GetRequiredService<Dispatcher>();
        var latest = workspace.Get<ExampleBoard>().Latest;
        var people = workspace.Get<PeopleDirectory>().Now;
        var ours = latest is { ById: null } or null; // one built in the browser has an administrator of its own, and no passwords the console could tell
        if (ours && latest?.Stage is (null or ExampleStage.Standing) && people.Find(Organisation.Agent) is not null)
            return null;
        if (!ours || (latest?.Stage is not (ExampleStage.Building or ExampleStage.Failed) && people.People.Count > 0))
            return Refusal.Conflict(Texts<Demo.DemoTexts>.Say("NotTheDemo", workspace.Folder));
        var id = latest is { Stage: ExampleStage.Building } broken ? broken.Id : (await dispatcher.Send(workspace, new BeginExample { Here = true }, Actor.System, cancel: cancel)).Answer.Id;
        var building = app.Services.GetRequiredService<ExampleBuilding>();
        await StepLine.Show(
            Texts<Demo.DemoTexts>.Say("BuildingTitle").ToString(), Demo.Demo.Steps, step => Texts<Demo.DemoTexts>.Say("Step_" + step).ToString(),
            async moved => await building.Build(workspace, id, await hash, moved, cancel));
        return null;
    }

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
