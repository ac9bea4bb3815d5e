using Steward.Platform.Edge;

namespace Steward.Platform.Events;

/// <summary>What an event happened to, as its reader knows it.</summary>
/// <param name="Href">Where it is shown; null when it is nowhere, or not for this reader.</param>
public sealed record SubjectName(string Name, string? Href = null);

/// <summary>One field that changed, in the reader's words.</summary>
public sealed record ToldChange(string Field, string? From, string? To);

/// <summary>An event in the reader's words. What this reader may not know is already left out.</summary>
public sealed record ToldEvent(EventRow Row, string Act, SubjectName? Subject, IReadOnlyList<ToldChange> Changes, string? Note)
{
    /// <summary>Do all these words stand somewhere in what the reader sees?</summary>
    public bool Says(string words) =>
        Has(Act, words) || Has(Subject?.Name, words) || Has(Note, words) || Changes.Any(c => Has(c.Field, words) || Has(c.From, words) || Has(c.To, words));

    private static bool Has(string? text, string words) => text?.Contains(words, StringComparison.CurrentCultureIgnoreCase) == true;
}

/// <summary>
/// Tells the events a module records to readers of the whole history. The door by which the history page, which stands low, learns the names of
/// things that live higher. Found by scanning.
/// </summary>
public interface ITellEvents
{
    /// <summary>What its events happen to.</summary>
    IReadOnlyList<string> Subjects { get; }

    /// <summary>A subject in words: "Work item".</summary>
    string SubjectWords(string subject);

    /// <summary>What was done, as it stands before the thing it was done to: "closed"; null for kinds of other modules.</summary>
    string? Act(string kind);

    /// <summary>Tells many events with the same few statements, in the order given.</summary>
    Task<IReadOnlyList<ToldEvent>> Tell(Visit visit, IReadOnlyList<EventRow> rows, CancellationToken cancel);
}
