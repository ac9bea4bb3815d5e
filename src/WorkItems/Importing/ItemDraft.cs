using Steward.WorkItems.Importing.Reading;
using Steward.WorkItems.Items;

namespace Steward.WorkItems.Importing;

/// <summary>One change in an item's past, texts as the file has them (nothing for "empty").</summary>
public sealed record DraftChange(ImportField Field, string Column, string? From, string? To);

/// <summary>
/// What happened to an item at one moment. The first entry of an item is its creation (its changes lead from nothing to the
/// first values); an entry without changes is an update whose effect the file does not show.
/// </summary>
/// <param name="State">The state it was in from then on, when that changed.</param>
public sealed record DraftEvent(WrittenTime At, NamedParty? By, IReadOnlyList<DraftChange> Changes, int Row, StateTarget? State = null);

public sealed record DraftComment(string Text, NamedParty? By, WrittenTime? At);

/// <summary>A link to another item: how (a slug of <c>LinkEnd</c>), and the other's number in the other system.</summary>
public sealed record DraftLink(string How, string Other, string Column);

/// <summary>An item to be made from one row or from several. Texts are the file's; nothing of a row is missing here.</summary>
public sealed record ItemDraft
{
    /// <summary>The id in the other system, or one made from the row's content, so that importing again finds the item again.</summary>
    public required string ExternalId { get; init; }

    public required string Type { get; init; }

    public required string Title { get; init; }

    public string? Description { get; init; }

    public required StateTarget State { get; init; }

    /// <summary>The state as the file writes it.</summary>
    public string? WrittenState { get; init; }

    /// <summary>The first state of the item's history; the same as <see cref="State"/> where there is none.</summary>
    public required StateTarget FirstState { get; init; }

    public Priority Priority { get; init; }

    public NamedParty? Owner { get; init; }

    public NamedParty? Requester { get; init; }

    public NamedParty? CreatedBy { get; init; }

    public NamedParty? UpdatedBy { get; init; }

    public NamedParty? ResolvedBy { get; init; }

    public string? Team { get; init; }

    public string? Process { get; init; }

    public string? Service { get; init; }

    public string? Clause { get; init; }

    /// <summary>An ISO 8601 period, such as P3M.</summary>
    public string? Recurrence { get; init; }

    public string? Evidence { get; init; }

    public WrittenTime? Start { get; init; }

    public WrittenTime? Due { get; init; }

    public WrittenTime? Created { get; init; }

    public WrittenTime? Updated { get; init; }

    public WrittenTime? Resolved { get; init; }

    public WrittenTime? Closed { get; init; }

    public string? Resolution { get; init; }

    /// <summary>0 to 100.</summary>
    public int? Progress { get; init; }

    /// <summary>Every filled column without a place of its own, and the text of every value that could not be read.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<DraftEvent> History { get; init; } = [];

    public IReadOnlyList<DraftComment> Comments { get; init; } = [];

    /// <summary>Tags; nothing where the file has none, so that what was imported before is still known as the same.</summary>
    public IReadOnlyList<string>? Labels { get; init; }

    public IReadOnlyList<NamedParty>? Watchers { get; init; }

    /// <summary>A second number of this item.</summary>
    public string? OtherId { get; init; }

    /// <summary>The number of the item it is a part of.</summary>
    public string? Parent { get; init; }

    public IReadOnlyList<DraftLink>? Links { get; init; }

    /// <summary>The rows it was made from, as a spreadsheet counts them.</summary>
    public IReadOnlyList<int> Rows { get; init; } = [];
}
