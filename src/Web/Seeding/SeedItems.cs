using NodaTime;
using Steward.WorkItems.Items;
using Steward.WorkItems.Recounting;

namespace Steward.Web.Seeding;

/// <summary>
/// Makes items with three timeline entries each (an answer, a reply or note, a change of state) from a number: the same number makes the same
/// items on any day and machine.
/// </summary>
/// <param name="seed">Chooses everything that varies.</param>
/// <param name="agents">Who works.</param>
/// <param name="requesters">Who asks.</param>
internal sealed class SeedItems(int seed, IReadOnlyList<long> agents, IReadOnlyList<long> requesters)
{
    // a fixed end, so that a seed makes the same dates on any day
    private static readonly Instant End = Instant.FromUtc(2026, 6, 30, 16, 0);
    private static readonly int SpanMinutes = (int)Duration.FromDays(730).TotalMinutes;
    private static readonly string[] TypeKeys = ["incident", "incident", "request", "task"];

    private readonly Random random = new(seed);
    private readonly SeedText text = new(new Random(seed + 1));

    /// <summary>The next items of the seed.</summary>
    /// <param name="spaceId">Where they go.</param>
    /// <param name="count">How many.</param>
    /// <param name="openPercent">How many of a hundred are not closed.</param>
    public IReadOnlyList<PastItem> Next(long spaceId, int count, int openPercent) =>
        [.. Enumerable.Range(0, count).Select(_ => Item(spaceId, random.Next(100) < openPercent))];

    private PastItem Item(long spaceId, bool open)
    {
        var type = TypeKeys[random.Next(TypeKeys.Length)];
        var createdAt = End - Duration.FromMinutes(random.Next(SpanMinutes));
        var answeredAt = createdAt + Duration.FromMinutes(random.Next(1, 300));
        var repliedAt = answeredAt + Duration.FromMinutes(random.Next(1, 2_000));
        var movedAt = repliedAt + Duration.FromMinutes(random.Next(1, 20_000));
        long agent = agents[random.Next(agents.Count)], requester = requesters[random.Next(requesters.Count)];
        List<PastEntry> entries = [];
        if (!open || random.Next(10) > 0)
            entries.Add(new PastAssignment(answeredAt, agent, agent));
        entries.Add(new PastComment(answeredAt, agent, text.Sentences(2)));
        var note = random.Next(4) == 0;
        entries.Add(new PastComment(repliedAt, note ? agent : requester, text.Sentences(2), note));
        if (Goal(type, open, random.Next(4)) is { } state)
            entries.Add(new PastMove(movedAt, agent, state, open ? null : text.Sentences(1)));

        return new PastItem(spaceId, type, text.Title(), createdAt)
        {
            Description = text.Sentences(random.Next(1, 5)), Priority = (Priority)random.Next(1, 5), CreatedById = requester, RequesterId = requester,
            Due = random.Next(2) == 0 ? createdAt + Duration.FromHours(random.Next(4, 400)) : null, Entries = entries,
        };
    }

    /// <summary>Where it ends; nothing for a quarter of the open ones, which nobody has begun.</summary>
    private static string? Goal(string type, bool open, int chance) => (type, open, chance) switch
    {
        (_, true, 0) => null,
        ("task", true, 1) => "blocked",
        ("task", true, _) => "doing",
        (_, true, 1) => "waiting",
        (_, true, _) => "in-progress",
        ("task", false, _) => "done",
        (_, false, < 2) => "resolved",
        _ => "closed",
    };
}
