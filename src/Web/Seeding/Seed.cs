using Steward.Identity.Directory;
using Steward.Identity.People;
using Steward.Identity.Roles;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Workspaces;
using Steward.ServiceDesk.Agreements;
using Steward.ServiceDesk.Agreements.Rules;
using Steward.ServiceDesk.Clocks.Recounting;
using Steward.WorkItems.Recounting;
using Steward.WorkItems.Spaces;

namespace Steward.Web.Seeding;

/// <summary>
/// The reference data for measuring: 50 agents, up to 5,000 requesters, 20 spaces, the first of them large and busy. Seeding again adds to what is there.
/// </summary>
internal sealed class Seed(Dispatcher dispatcher, Workspace workspace, int seed)
{
    private const int Agents = 50;
    private const int Spaces = 20;
    private const int PerCommand = 2_000;
    private static readonly Actor Shell = Actor.System.Through(Channel.CommandLine);

    /// <summary>Makes what is missing of people and spaces, then the items.</summary>
    /// <param name="items">How many items to add.</param>
    /// <param name="progress">Hears how many are written.</param>
    public async Task<(int People, int Spaces)> Fill(int items, IProgress<int> progress)
    {
        if (workspace.Get<PeopleDirectory>().Now.Find("admin@steward.example") is null)
            await Send(new CreatePerson("Ada Admin", "admin@steward.example") { IsAdmin = true });
        var agents = await People("agent", Agents);
        var requesters = await People("requester", Math.Clamp(items / 20, 20, 5_000));
        var written = 0;
        for (var number = 1; number <= Spaces; number++)
        {
            var space = await Space(number, agents);
            var (count, openPercent) = Share(number, items);
            var source = new SeedItems(Mix(seed, number, items), agents, requesters);
            for (var first = 0; first < count; first += PerCommand)
            {
                var some = Math.Min(PerCommand, count - first);
                await Send(new RecountItems(source.Next(space, some, openPercent)));
                progress.Report(written += some);
            }
        }

        await Promise();
        return (agents.Count + requesters.Count + 1, Spaces);
    }

    /// <summary>Two clocks on every ticket, reckoned after the past is told.</summary>
    private async Task Promise()
    {
        foreach (var metric in new[] { ClockMetric.FirstResponse, ClockMetric.Resolution })
        {
            var name = metric == ClockMetric.Resolution ? "Resolution" : "First response";
            if (workspace.Get<Rulebook>().Definitions.All(d => d.Name != name))
                await Send(new PublishDefinition((await Send(new CreateDefinition(name, AgreementKind.Customer, metric))).Id));
        }

        await new Recounting(dispatcher).Run(workspace, finished: true);
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

    private async Task<long> Space(int number, IReadOnlyList<long> agents)
    {
        var key = $"SEED{number}";
        if (workspace.Get<SpaceDirectory>().Find(key) is { } known)
            return known.Id;
        var space = await Send(new CreateSpace(key, $"Seeded desk {number}", SpaceKind.ServiceDesk) { InPortal = true });
        await Task.WhenAll(agents.Where((_, place) => number == 1 || place % Spaces == number - 1)
            .Select(agent => Send(new GrantRoles(space.Id, Role.Agent) { PersonId = agent })));
        return space.Id;
    }

    private async Task<IReadOnlyList<long>> People(string kind, int count)
    {
        var known = workspace.Get<PeopleDirectory>().Now;
        string[] mails = [.. Enumerable.Range(1, count).Select(number => $"{kind}{number}@seed.example")];
        var missing = mails.Where(mail => known.Find(mail) is null).ToHashSet();
        if (missing.Count > 0)
            await Send(new AddPeople([.. mails.Select((mail, place) => new CreatePerson($"{char.ToUpperInvariant(kind[0])}{kind[1..]} {place + 1}", mail)).Where(p => missing.Contains(p.Email!))]));
        known = workspace.Get<PeopleDirectory>().Now;
        return [.. mails.Select(mail => known.Find(mail)!.Id)];
    }

    /// <summary>One number out of three, the same in every run (the framework's own hash is not).</summary>
    private static int Mix(int seed, int space, int items) => unchecked((((seed * 397) + space) * 397) + items);

    private async Task<T> Send<T>(ICommand<T> command) => (await dispatcher.Send(workspace, command, Shell)).Answer;
}
