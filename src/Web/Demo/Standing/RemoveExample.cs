using Microsoft.EntityFrameworkCore;
using Steward.Clients.Organisations;
using Steward.Identity.Examples;
using Steward.Platform;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Events;
using Steward.Platform.Live;
using Steward.Platform.Text;
using Steward.ServiceDesk.Examples;
using Steward.ServiceDesk.Mailboxes;
using Steward.WorkItems.Examples;

namespace Steward.Web.Demo.Standing;

public sealed record ExampleRemoved : ExampleHappening
{
    public override string Kind => "example.removed";
}

/// <summary>
/// Takes everything out that came in by the door of the example, in one commit. What the workspace's own work stands on stays and is named. The history
/// stays as it is: it only ever grows, and says now that the example was removed.
/// </summary>
public sealed record RemoveExample : ICommand<RemovedExample>
{
    public static Permission Needs => PlatformPermissions.ManageExample;
}

/// <summary>Takes out what an earlier try left, before the example is built. Sent by the program.</summary>
internal sealed record ClearExample : ICommand<RemovedExample>
{
    public static Permission Needs => PlatformPermissions.ManageExample;
}

public sealed record RemovedExample(int Items, int People, int Teams, int Spaces, int Clients, IReadOnlyList<string> Kept);

internal sealed class RemoveExampleHandler : IHandle<RemoveExample, RemovedExample>, IHandle<ClearExample, RemovedExample>
{
    public async Task<Outcome<RemovedExample>> Handle(RemoveExample command, CommandContext context)
    {
        var example = await context.Db.Set<Example>().OrderByDescending(e => e.Id).FirstOrDefaultAsync();
        if (example is null or { Stage: ExampleStage.Removed })
            return Refusal.Conflict(Texts<DemoTexts>.Say("NotThere"));
        if (example.Stage == ExampleStage.Building)
            return Refusal.Conflict(Texts<DemoTexts>.Say("StillBuilding"));
        var taken = await TakeOut(context);
        if (!taken.Succeeded)
            return taken;
        (example.Stage, example.MovedAt) = (ExampleStage.Removed, context.Now);
        var gone = taken.Answer;
        context.Record(new ExampleRemoved
        {
            SubjectId = example.Id,
            Note = gone.Kept.Count == 0 ? null : string.Join(", ", gone.Kept),
            Changes =
            [
                Count("items", gone.Items), Count("people", gone.People), Count("teams", gone.Teams), Count("spaces", gone.Spaces), Count("clients", gone.Clients),
            ],
        });
        context.Tell(new LiveNews(ExampleBoard.Topic));
        return gone;

        static Change Count(string what, int count) => new(what, count.ToString(System.Globalization.CultureInfo.InvariantCulture), null);
    }

    public Task<Outcome<RemovedExample>> Handle(ClearExample command, CommandContext context) => TakeOut(context);

    /// <summary>From the top down: work first, so that what names people, teams and clients is gone before they are.</summary>
    private static async Task<Outcome<RemovedExample>> TakeOut(CommandContext context)
    {
        if (await context.Also(new RemoveExampleMailboxes()) is { Succeeded: false } kept)
            return kept.Refusal;
        var work = await context.Also(new RemoveExampleWork());
        if (!work.Succeeded)
            return work.Refusal;
        var named = work.Answer.Named;
        var queues = await context.Also(new RemoveExampleQueues(work.Answer.SpaceIds));
        if (!queues.Succeeded)
            return queues.Refusal;
        var configuration = await context.Also(new RemoveExampleConfiguration());
        if (!configuration.Succeeded)
            return configuration.Refusal;
        var people = await context.Also(new RemoveExamplePeople(
            named.People.Union(configuration.Answer.NamedPeople).ToHashSet(), named.Teams.Union(configuration.Answer.NamedTeams).Union(queues.Answer.NamedTeams).ToHashSet(), work.Answer.SpaceIds));
        if (!people.Succeeded)
            return people.Refusal;
        var catalogue = await context.Also(new RemoveExampleCatalogue());
        if (!catalogue.Succeeded)
            return catalogue.Refusal;
        var levels = await context.Also(new RemoveExampleLevels());
        if (!levels.Succeeded)
            return levels.Refusal;
        var clients = await context.Also(new RemoveExampleClients(named.Clients.Union(people.Answer.NamedClients).Union(levels.Answer.NamedClients).Union(configuration.Answer.NamedClients).ToHashSet()));
        if (!clients.Succeeded)
            return clients.Refusal;
        return new RemovedExample(
            work.Answer.Items, people.Answer.People, people.Answer.Teams, work.Answer.Spaces, clients.Answer.Count,
            [.. work.Answer.KeptSpaces, .. work.Answer.KeptItems, .. configuration.Answer.Kept, .. queues.Answer.Kept, .. people.Answer.KeptPeople, .. people.Answer.KeptTeams, .. catalogue.Answer.Kept, .. levels.Answer.Kept, .. clients.Answer.Kept]);
    }
}
