namespace Steward.Platform.Events;

/// <summary>One field that changed, as readable values. Stored with the event and shown in the history.</summary>
public sealed record Change(string Field, string? From, string? To);

/// <summary>
/// Something that happened, recorded inside the verb that did it. One log feeds history, activity, search, live refresh,
/// notifications and reports. Concrete events are public records of the module that owns the subject.
/// </summary>
public abstract record Happening
{
    /// <summary>Stable dotted name, subject first: <c>item.closed</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>What it happened to: <c>item</c>, <c>person</c>, <c>space</c>…</summary>
    public abstract string Subject { get; }

    public required long SubjectId { get; init; }

    /// <summary>The space whose readers may see this event; null for workspace-wide events, which only administrators and auditors read.</summary>
    public long? SpaceId { get; init; }

    /// <summary>True when requesters must not see it (internal notes and what belongs to them).</summary>
    public bool Internal { get; init; }

    public IReadOnlyList<Change> Changes { get; init; } = [];

    /// <summary>True for changes that queries and reports ask about later; each gets a row of its own (<see cref="ChangedField"/>).</summary>
    public virtual bool IsAskedAbout(Change change) => false;

    /// <summary>A short text kept with the event (a reason, a resolution); null when there is none.</summary>
    public string? Note { get; init; }

    /// <summary>When it really happened, for imported history; the moment of recording when not given.</summary>
    public NodaTime.Instant? At { get; init; }

    /// <summary>Who really did it, for imported history; the command's actor when not given.</summary>
    public long? ById { get; init; }

    /// <summary>True when the program did it by a rule, whoever's act was the occasion: the history then names nobody as its doer.</summary>
    public virtual bool ByItself => false;
}

/// <summary>Hears an event in the transaction that made it. What must not delay or undo the commit becomes a job instead.</summary>
public interface IListener<in THappening>
    where THappening : Happening
{
    Task Hear(THappening happening, Commands.CommandContext context);
}
