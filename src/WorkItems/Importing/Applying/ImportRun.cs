using NodaTime;
using Steward.Platform.Importing;

namespace Steward.WorkItems.Importing.Applying;

/// <summary>How far an import has come.</summary>
public enum ImportStage
{
    /// <summary>Uploaded; columns and values are being decided.</summary>
    Mapping = 0,

    /// <summary>A dry run says what would happen.</summary>
    Checked = 1,

    Waiting = 2,
    Running = 3,
    Done = 4,

    /// <summary>Stopped; what was imported so far stays and can be undone or continued.</summary>
    Stopped = 5,

    Undoing = 6,
    Undone = 7,
}

/// <summary>One file brought in: what it is, how it was understood, what became of it. Kept as a record after it is done.</summary>
public sealed class ImportRun
{
    /// <summary>How long an import can be taken back.</summary>
    public static readonly Duration UndoTime = Duration.FromDays(7);

    public long Id { get; init; }

    public long SpaceId { get; init; }

    public required string FileName { get; init; }

    /// <summary>The blob that holds the file.</summary>
    public required string Hash { get; init; }

    public long Size { get; init; }

    /// <summary>Of the header: the next file with the same columns starts with this one's mapping.</summary>
    public required string Fingerprint { get; set; }

    /// <summary>The <see cref="ColumnMapping"/> as JSON.</summary>
    public required string Mapping { get; set; }

    /// <summary>The <see cref="FileLook"/> as JSON: columns with sample values, for the mapping page.</summary>
    public required string Look { get; set; }

    public ImportStage Stage { get; set; }

    public int Rows { get; set; }

    /// <summary>Items the file holds.</summary>
    public int Items { get; set; }

    /// <summary>Items gone through so far.</summary>
    public int Passed { get; set; }

    public int Created { get; set; }

    public int Updated { get; set; }

    /// <summary>Items that were there already, the same.</summary>
    public int Unchanged { get; set; }

    /// <summary>Items that were changed here since they were imported, and therefore left alone.</summary>
    public int Kept { get; set; }

    public int BadRows { get; set; }

    public int Warnings { get; set; }

    public int Notes { get; set; }

    /// <summary>Items an undo took away.</summary>
    public int Removed { get; set; }

    public long? ById { get; init; }

    /// <summary>The zone of the person who imports: days without a time are days there.</summary>
    public required string Zone { get; init; }

    public Instant CreatedAt { get; init; }

    public Instant? StartedAt { get; set; }

    public Instant? FinishedAt { get; set; }

    public Instant? UndoneAt { get; set; }

    /// <summary>When the work on it last moved; a run that stands still too long may be taken over.</summary>
    public Instant? MovedAt { get; set; }

    /// <summary>Why it stopped, as a sentence; nothing when it did not.</summary>
    public string? Fault { get; set; }

    public bool IsUnderWay => Stage is ImportStage.Waiting or ImportStage.Running or ImportStage.Undoing;

    public bool MayBeUndone(Instant now) =>
        Stage is ImportStage.Done or ImportStage.Stopped && Created + Updated > 0 && now < (FinishedAt ?? StartedAt ?? CreatedAt) + UndoTime;
}

/// <summary>A problem of a run, as stored: its sentence is made when it is read, in the reader's language.</summary>
public sealed class ImportFinding
{
    public long RunId { get; init; }

    public int Number { get; init; }

    public int Row { get; init; }

    public string? Column { get; init; }

    public string? Value { get; init; }

    public required string Code { get; init; }

    public ProblemWeight Weight { get; init; }

    /// <summary>Separated by U+001F.</summary>
    public string Arguments { get; init; } = "";

    public static ImportFinding Of(long runId, int number, RowProblem problem) => new()
    {
        RunId = runId, Number = number, Row = problem.Row, Column = problem.Column, Value = problem.Value,
        Code = problem.Kind.Code, Weight = problem.Weight, Arguments = string.Join('\u001F', problem.Arguments),
    };

    /// <summary>The problem again; nothing when its kind is no longer known.</summary>
    public RowProblem? Problem => ItemProblems.Find(Code) is { } kind
        ? new RowProblem(Row, Column, Value, kind, Weight, Arguments.Length == 0 ? [] : Arguments.Split('\u001F'))
        : null;
}

/// <summary>An item that came from a file: found again by its id there.</summary>
public sealed class ImportedItem
{
    public long ItemId { get; init; }

    public long SpaceId { get; init; }

    public required string ExternalId { get; init; }

    /// <summary>Of the draft it was last made or changed from: the same draft changes nothing.</summary>
    public required string Content { get; set; }

    /// <summary>The item's version after that: another version means it was changed here since.</summary>
    public int Version { get; set; }
}

/// <summary>What a run did to an item, with what is needed to take it back.</summary>
public sealed class ImportTouch
{
    public long RunId { get; init; }

    public long ItemId { get; init; }

    /// <summary>First row it came from.</summary>
    public int Row { get; init; }

    /// <summary>The item's version afterwards.</summary>
    public int Version { get; set; }

    /// <summary>The <see cref="ItemBefore"/> as JSON; null when the run made the item.</summary>
    public string? Before { get; init; }
}

/// <summary>A person or a team a run had to make; taken back with it when nothing else names them.</summary>
public sealed class ImportedParty
{
    public long RunId { get; init; }

    public long PartyId { get; init; }

    public bool IsTeam { get; init; }
}

/// <summary>The mapping last used for files with this header.</summary>
public sealed class RememberedMapping
{
    public required string Fingerprint { get; init; }

    public required string Mapping { get; set; }

    public Instant At { get; set; }
}
