using Steward.Platform.Edge;

namespace Steward.Platform.Events;

/// <summary>Tells events of all modules, each by the module that recorded it.</summary>
public sealed class EventTelling(IEnumerable<ITellEvents> tellers, EventCatalog catalog)
{
    private readonly ITellEvents[] tellers = [.. tellers];

    /// <summary>All subjects there are, with their words.</summary>
    public IEnumerable<(string Subject, string Words)> Subjects => tellers.SelectMany(t => t.Subjects.Select(s => (s, t.SubjectWords(s))));

    /// <summary>All kinds there are, with the words of what was done.</summary>
    public IEnumerable<(EventKind Kind, string Words)> Kinds => catalog.All.Select(kind => (kind, Act(kind.Name) ?? kind.Name));

    public string? Act(string kind) => tellers.Select(t => t.Act(kind)).FirstOrDefault(words => words is not null);

    /// <summary>Tells events in the order given; the number of statements does not grow with them.</summary>
    public async Task<IReadOnlyList<ToldEvent>> Tell(Visit visit, IReadOnlyList<EventRow> rows, CancellationToken cancel)
    {
        var told = new Dictionary<long, ToldEvent>(rows.Count);
        foreach (var group in rows.GroupBy(TellerOf))
        {
            // a kind that no module knows any more is told as it was written
            var part = group.Key is { } teller
                ? await teller.Tell(visit, [.. group], cancel)
                : [.. group.Select(row => new ToldEvent(row, row.Kind, null, [.. row.ReadChanges().Select(c => new ToldChange(c.Field, c.From, c.To))], row.Note))];
            foreach (var one in part)
                told[one.Row.Id] = one;
        }

        return [.. rows.Select(row => told[row.Id])];
    }

    private ITellEvents? TellerOf(EventRow row) =>
        Array.Find(tellers, t => t.Act(row.Kind) is not null) ?? Array.Find(tellers, t => t.Subjects.Contains(row.Subject));
}
