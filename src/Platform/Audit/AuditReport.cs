using NodaTime;
using Steward.Platform.Text;

namespace Steward.Platform.Audit;

/// <summary>What can be wrong with a sealed history.</summary>
public enum AuditFault
{
    /// <summary>An event is not what was sealed: edited, or exchanged with another.</summary>
    Edited = 0,
    Deleted = 1,

    /// <summary>Entries of the chain itself are missing in the middle.</summary>
    ChainGap = 2,

    /// <summary>A signed checkpoint knows entries that are no longer there.</summary>
    Cut = 3,

    /// <summary>The hashes agree with each other but not with what was signed: they were computed anew.</summary>
    Restamped = 4,

    /// <summary>Entries no checkpoint vouches for: a checkpoint was removed, or entries were added by hand.</summary>
    Unsigned = 5,

    /// <summary>An event was slipped in behind what is sealed.</summary>
    Inserted = 6,
    BadSignature = 7,
    UnknownKey = 8,
    CheckpointGap = 9,

    /// <summary>A file outside the database says something else than the database.</summary>
    FileDiffers = 10,
    FileMissing = 11,

    /// <summary>A row can not be read as what it should be.</summary>
    Unreadable = 12,
}

/// <summary>One thing that is wrong, and where.</summary>
/// <param name="Fault">What.</param>
/// <param name="Entry">The first entry of the chain it touches; 0 when it touches none.</param>
/// <param name="UntilEntry">The last such entry.</param>
/// <param name="EventId">The event, when one can be named.</param>
/// <param name="Checkpoint">The checkpoint, when one can be named.</param>
/// <param name="Detail">A file's name or the kind of the event.</param>
public sealed record AuditFinding(AuditFault Fault, long Entry = 0, long UntilEntry = 0, long? EventId = null, long? Checkpoint = null, string? Detail = null)
{
    /// <summary>
    /// A checkpoint knows more entries than there are. Those after the checkpoint before it can not be told apart: any of them may be the
    /// missing one, when the others were given new numbers.
    /// </summary>
    internal static AuditFinding Cut(long vouched, AuditCheckpoint checkpoint, long entries) => new(
        AuditFault.Cut, vouched + 1, checkpoint.Count, Checkpoint: checkpoint.Number,
        Detail: (checkpoint.Count - entries).ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>The finding as a sentence.</summary>
    public Said Say() => Fault switch
    {
        AuditFault.Edited => Texts<AuditTexts>.Say("Edited", Entry, EventId, Detail),
        AuditFault.Deleted => Texts<AuditTexts>.Say("Deleted", Entry, EventId),
        AuditFault.ChainGap => Texts<AuditTexts>.Say("ChainGap", Entry, UntilEntry),
        AuditFault.Cut => Texts<AuditTexts>.Say("Cut", Entry, UntilEntry, Checkpoint, Detail),
        AuditFault.Restamped => Texts<AuditTexts>.Say("Restamped", Entry, UntilEntry, Checkpoint),
        AuditFault.Unsigned => Texts<AuditTexts>.Say("Unsigned", Entry, UntilEntry),
        AuditFault.Inserted => Texts<AuditTexts>.Say("Inserted", EventId, Detail),
        AuditFault.BadSignature => Texts<AuditTexts>.Say("BadSignature", Checkpoint, Entry, UntilEntry),
        AuditFault.UnknownKey => Texts<AuditTexts>.Say("UnknownKey", Checkpoint, Detail),
        AuditFault.CheckpointGap => Texts<AuditTexts>.Say("CheckpointGap", Checkpoint),
        AuditFault.FileDiffers => Texts<AuditTexts>.Say("FileDiffers", Checkpoint, Detail),
        AuditFault.FileMissing => Texts<AuditTexts>.Say("FileMissing", Detail),
        AuditFault.Unreadable => Texts<AuditTexts>.Say("Unreadable", Entry, Detail),
        _ => throw new ArgumentOutOfRangeException(nameof(Fault), Fault, null),
    };
}

/// <summary>What a verification found.</summary>
/// <param name="At">When it looked.</param>
/// <param name="Sealed">Entries of the chain.</param>
/// <param name="Waiting">Newest events that are not sealed yet.</param>
/// <param name="Checkpoints">Signed checkpoints.</param>
/// <param name="SignedAt">Time of the newest checkpoint.</param>
/// <param name="Found">How many things are wrong.</param>
/// <param name="Findings">The first of them, the one to look at first in front.</param>
/// <param name="FilesBehind">How many of the newest checkpoints a file outside does not have yet.</param>
public sealed record AuditReport(
    Instant At, long Sealed, long Waiting, long Checkpoints, Instant? SignedAt, long Found, IReadOnlyList<AuditFinding> Findings, long FilesBehind)
{
    [System.Text.Json.Serialization.JsonIgnore]
    public bool Intact => Found == 0;

    public Said Say() => Intact
        ? Waiting == 0
            ? Texts<AuditTexts>.Say("Intact", Sealed, Checkpoints)
            : Texts<AuditTexts>.Say("IntactButNewest", Sealed, Checkpoints, Waiting)
        : Texts<AuditTexts>.Say("Broken", Found, Findings[0].Say());
}

/// <summary>Marks the texts of the audit trail (AuditTexts.resx).</summary>
public sealed class AuditTexts;
