using System.Globalization;
using Steward.Platform.Edge;
using Steward.Platform.Text;

namespace Steward.Platform.Events;

/// <summary>Tells events from a module's texts: <c>Event_item.closed</c>, <c>Subject_item</c>, <c>Field_due</c>.</summary>
public abstract class EventTeller(Type texts, params string[] subjects) : ITellEvents
{
    public IReadOnlyList<string> Subjects => subjects;

    public string SubjectWords(string subject) => Find("Subject_" + subject) ?? subject;

    public string? Act(string kind) => Find("Event_" + kind);

    public async Task<IReadOnlyList<ToldEvent>> Tell(Visit visit, IReadOnlyList<EventRow> rows, CancellationToken cancel)
    {
        var names = await Names(visit, rows, cancel);
        var words = await Changes(visit, rows, cancel);
        return
        [
            .. rows.Select(row => new ToldEvent(
                row, Act(row.Kind) ?? row.Kind, names.GetValueOrDefault((row.Subject, row.SubjectId)), [.. row.ReadChanges().Select(change => words(row, change))], Note(row))),
        ];
    }

    /// <summary>The things these events happened to, as far as this reader may know them.</summary>
    protected abstract Task<IReadOnlyDictionary<(string Subject, long Id), SubjectName>> Names(Visit visit, IReadOnlyList<EventRow> rows, CancellationToken cancel);

    /// <summary>How a change of these events is said.</summary>
    protected virtual Task<Func<EventRow, Change, ToldChange>> Changes(Visit visit, IReadOnlyList<EventRow> rows, CancellationToken cancel) =>
        Task.FromResult<Func<EventRow, Change, ToldChange>>((_, change) => new ToldChange(Field(change.Field), change.From, change.To));

    /// <summary>The text kept with the event, unless it is for the program only.</summary>
    protected virtual string? Note(EventRow row) => row.Note;

    protected string Field(string name) => Find("Field_" + name) ?? name;

    private string? Find(string key) => Resources.Find(texts, key, CultureInfo.CurrentUICulture);
}
