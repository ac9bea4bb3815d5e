using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Steward.Testing.Company;
using Steward.WorkItems.Changing;
using Steward.WorkItems.Defining;
using Steward.WorkItems.Items;
using Steward.WorkItems.Linking;
using Steward.WorkItems.Querying;
using Steward.WorkItems.Recounting;
using Steward.WorkItems.Watching;
using Xunit;

namespace Steward.Tests.WorkItems.Querying;

/// <summary>What the database selects is what the memory says: a rule, a clock and a list never disagree about an item.</summary>
public class AgreementTests : WorldTest
{
    private const int Items = 120;
    private const int Queries = 400;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Database_and_memory_answer_alike(int seed)
    {
        var now = Instant.FromUtc(2026, 3, 10, 9, 30);
        await Fill(new Random(seed), now);
        using var lease = World.Workspace.Database.Read();
        var all = await lease.Db.Set<WorkItem>().ToListAsync();
        var known = await KnownItem.Load(World.Workspace, lease.Db, all);
        var scope = new QueryScope(World.Workspace, World.Admin.Actor(), lease.Db, now);
        var queries = new RandomQueries(new Random(seed), World);
        var (pairs, held) = (0, 0);

        for (var i = 0; i < Queries; i++)
        {
            var text = queries.Next().ToString();
            var parsed = QueryText.Parse(text);
            parsed.Succeeded.ShouldBeTrue(text);
            var test = ItemConditions.Bind(parsed.Answer.Where, scope);
            test.Succeeded.ShouldBeTrue($"{text}: {test.Refusal?.Sentence}");

            var selected = await lease.Db.Set<WorkItem>().Where(test.Answer.In(lease.Db)).Select(x => x.Id).ToListAsync();
            var holds = known.Where(test.Answer.Holds).Select(k => k.Item.Id).ToList();

            selected.Order().ShouldBe(holds.Order(), text);
            pairs += known.Count;
            held += holds.Count;
        }

        pairs.ShouldBeGreaterThan(Queries * Items);
        held.ShouldBeInRange(pairs / 20, pairs * 19 / 20); // else the queries ask for nothing or for everything, and prove little
    }

    /// <summary>Fields of every kind, here and there with a value that an import could not read.</summary>
    private Dictionary<string, string> Fields(Random random, string[] words)
    {
        string[] regions = ["North", "South"], sites = ["Bonn", "Köln", "Bonn; Köln", "Köln; Rom"];
        var fields = new Dictionary<string, string>();
        void Perhaps(string name, string value)
        {
            if (random.Next(2) == 0)
                fields[name] = random.Next(12) == 0 ? "unreadable" : value;
        }

        Perhaps("external id", words[random.Next(words.Length)]);
        Perhaps("hours", (random.Next(40) / 2m).ToString(System.Globalization.CultureInfo.InvariantCulture));
        Perhaps("signed", $"2026-03-{random.Next(5, 16):00}");
        Perhaps("region", regions[random.Next(2)]);
        Perhaps("sites", sites[random.Next(sites.Length)]);
        Perhaps("checked", random.Next(2) == 0 ? "yes" : "no");
        Perhaps("reviewer", random.Next(2) == 0 ? World.Agent.Email : World.Lead.Email);
        return fields;
    }

    private async Task Define(string name, FieldKind kind, params string[] choices) =>
        (await World.Send(new DefineField(name, kind) { Choices = choices, Types = ["incident"] })).Succeeded.ShouldBeTrue(name);

    private async Task Fill(Random random, Instant now)
    {
        await Define("Hours", FieldKind.Number);
        await Define("Signed", FieldKind.Date);
        await Define("Region", FieldKind.Choice, "North", "South");
        await Define("Sites", FieldKind.Choices, "Bonn", "Köln", "Rom");
        await Define("Checked", FieldKind.YesNo);
        await Define("Reviewer", FieldKind.Person);
        long[] people = [World.Agent.Id, World.Lead.Id, World.OtherAgent.Id, World.Requester.Id];
        string[] words = ["Printer", "Walzenträger", "ÄRGER im Büro", "VPN", "e-mail", "50% off", "under_score", "quote \" here", "Δelta"];
        string?[] services = [null, "Email", "email", "Printing", "VPN Zugang"];
        string?[] processes = [null, "Incident management", "Change management"];
        string[] states = ["in-progress", "waiting", "on-hold", "resolved", "cancelled", "closed", "new"];
        Instant Around(int hours) => now + Duration.FromMinutes(random.Next(-hours * 60, hours * 60));
        var items = Enumerable.Range(0, Items).Select(n =>
        {
            var created = now - Duration.FromHours(random.Next(30, 2_000));
            var entries = new List<PastEntry>();
            var at = created;
            for (var step = random.Next(5); step > 0; step--)
            {
                at += Duration.FromMinutes(random.Next(1, 600));
                var by = people[random.Next(people.Length)];
                entries.Add(random.Next(5) switch
                {
                    0 => new PastAssignment(at, by, random.Next(4) == 0 ? null : people[random.Next(people.Length)]),
                    1 => new PastPriority(at, by, (Priority)random.Next(5)),
                    2 => new PastDue(at, by, random.Next(3) == 0 ? null : Around(400)),
                    3 => new PastProgress(at, by, random.Next(101)),
                    _ => new PastMove(at, by, states[random.Next(states.Length)], "because"),
                });
            }

            return new PastItem(World.SpaceId(random.Next(2) == 0 ? "IT" : "NET"), random.Next(2) == 0 ? "incident" : "request", $"{words[random.Next(words.Length)]} {words[random.Next(words.Length)]} {n}", created)
            {
                Priority = (Priority)random.Next(5), RequesterId = random.Next(3) == 0 ? null : people[random.Next(people.Length)], CreatedById = World.Requester.Id,
                Service = services[random.Next(services.Length)], Process = processes[random.Next(processes.Length)],
                Due = random.Next(3) == 0 ? null : Around(400), PlannedStart = random.Next(3) == 0 ? Around(100) : null,
                Fields = Fields(random, words),
                Label = $"n{n}", Below = n > 5 && random.Next(6) == 0 ? $"n{random.Next(n)}" : null,
                Links = n > 5 && random.Next(4) == 0 ? [((LinkKind)random.Next(6), $"n{random.Next(n)}")] : [],
                Entries = entries,
            };
        }).ToList();
        var told = await World.Send(new RecountItems(items));
        told.Succeeded.ShouldBeTrue(told.Refusal?.Sentence.ToString());
        foreach (var key in told.Answer.Keys.Where(_ => random.Next(5) == 0))
            (await World.Send(new WatchItem(key), World.Admin)).Succeeded.ShouldBeTrue();
        string[] tags = ["VPN", "Büro", "branch office"];
        foreach (var key in told.Answer.Keys.Where(_ => random.Next(3) == 0))
            (await World.Send(new ChangeItem(key) { AddTags = [.. tags.Where(_ => random.Next(2) == 0)] }, World.Admin)).Succeeded.ShouldBeTrue();
    }
}
