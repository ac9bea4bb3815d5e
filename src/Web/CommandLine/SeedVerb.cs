using System.CommandLine;
using System.Diagnostics;
using Steward.Identity.Directory;
using Steward.Identity.People;
using Steward.Identity.Roles;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Workspaces;
using Steward.WorkItems.Seeding;
using Steward.WorkItems.Spaces;

namespace Steward.Web.CommandLine;

/// <summary><c>steward seed --items N</c>: the reference data for measuring: 50 agents, up to 5,000 requesters, 20 spaces, the first of them large and busy.</summary>
internal static class SeedVerb
{
    private const int Agents = 50;
    private const int Spaces = 20;
    private const int PerCommand = 500;

    public static Command Build()
    {
        var storage = new StorageArguments();
        var items = new Option<int>("--items") { Description = "How many items.", DefaultValueFactory = _ => 10_000 };
        var seed = new Option<int>("--seed") { Description = "The same number makes the same items.", DefaultValueFactory = _ => 1 };
        var command = storage.AddTo(new Command("seed", "Fills a workspace with made-up work, for measuring.") { items, seed });
        command.SetAction((parsed, _) => storage.Run(
            parsed,
            async (services, workspace) => (Outcome<Answer>)await Fill(new Teller(services.GetRequiredService<Dispatcher>(), workspace), parsed.GetValue(items), parsed.GetValue(seed)),
            answer => $"{answer.Items} items, {answer.People} people and {answer.Spaces} spaces in {answer.Seconds:0.0} s."));
        return command;
    }

    private static async Task<Answer> Fill(Teller tell, int items, int seed)
    {
        var watch = Stopwatch.StartNew();
        if (tell.Workspace.Get<PeopleDirectory>().Now.Find("admin@steward.example") is null)
            await tell.Send(new CreatePerson("Ada Admin", "admin@steward.example") { IsAdmin = true });
        var agents = await People(tell, "agent", Agents);
        var requesters = await People(tell, "requester", Math.Clamp(items / 20, 20, 5_000));

        for (var number = 1; number <= Spaces; number++)
        {
            var space = await tell.Send(new CreateSpace($"SEED{number}", $"Seeded desk {number}", SpaceKind.ServiceDesk) { InPortal = true });
            await Task.WhenAll(agents.Where((_, place) => number == 1 || place % Spaces == number - 1)
                .Select(agent => tell.Send(new GrantRoles(space.Id, Role.Agent) { PersonId = agent })));
            var (count, openPercent) = Share(number, items);
            for (var first = 0; first < count; first += PerCommand)
                await tell.Send(new SeedItems(space.Id, Mix(seed, number, first), Math.Min(PerCommand, count - first), openPercent, agents, requesters));
        }

        return new Answer(items, Agents + requesters.Count + 1, Spaces, watch.Elapsed.TotalSeconds);
    }

    /// <summary>Three tenths of all items are in the first space, two thirds of them open: the queue that lists are measured on.</summary>
    private static (int Count, int OpenPercent) Share(int number, int items)
    {
        var first = items * 3 / 10;
        var others = (items - first) / (Spaces - 1);
        return number switch
        {
            1 => (first, 67),
            Spaces => (items - first - others * (Spaces - 2), 10),
            _ => (others, 10),
        };
    }

    private static async Task<IReadOnlyList<long>> People(Teller tell, string kind, int count)
    {
        var made = new List<long>(count);
        foreach (var chunk in Enumerable.Range(1, count).Chunk(200))
        {
            var people = await Task.WhenAll(chunk.Select(number => tell.Send(new CreatePerson($"{char.ToUpperInvariant(kind[0])}{kind[1..]} {number}", $"{kind}{number}@seed.example"))));
            made.AddRange(people.Select(person => person.Id));
        }

        return made;
    }

    /// <summary>One number out of three, the same in every run (the framework's own hash is not).</summary>
    private static int Mix(int seed, int space, int first) => unchecked((((seed * 397) + space) * 397) + first);

    private sealed record Answer(int Items, int People, int Spaces, double Seconds);

    private sealed record Teller(Dispatcher Dispatcher, Workspace Workspace)
    {
        private static readonly Actor Shell = Actor.System.Through(Channel.CommandLine);

        public async Task<T> Send<T>(ICommand<T> command) => (await Dispatcher.Send(Workspace, command, Shell)).Answer;
    }
}
