using NodaTime;
using Steward.WorkItems.Attaching.Judging;

namespace Steward.WorkItems.Items;

/// <summary>A file at an item. The same name again makes a new version; the content is a blob named by its hash, which the page shows.</summary>
public sealed class Attachment
{
    public long Id { get; init; }

    public long ItemId { get; init; }

    /// <summary>The comment it was sent with; null when it was added by itself.</summary>
    public long? CommentId { get; init; }

    public required string Name { get; init; }

    public int Version { get; init; }

    /// <summary>SHA-256 of the content, lower-case hex: the blob's name.</summary>
    public required string Hash { get; init; }

    public long Size { get; init; }

    /// <summary>Type found by content, never by name or by what the sender said.</summary>
    public required string MediaType { get; init; }

    /// <summary>Seen by staff only.</summary>
    public bool Internal { get; init; }

    /// <summary>True when the file proves the work (ISO/IEC 20000-1 evidence).</summary>
    public bool Evidence { get; set; }

    /// <summary>How far this version has come; a new one begins as a draft.</summary>
    public FileApproval Approval { get; set; }

    /// <summary>Who decided last on it.</summary>
    public long? JudgedById { get; set; }

    public Instant? JudgedAt { get; set; }

    /// <summary>How confidential it is, by a name of the workspace's list.</summary>
    public string? Class { get; set; }

    /// <summary>What the malware scanner said.</summary>
    public FileScan Scan { get; set; }

    /// <summary>What it found.</summary>
    public string? ScanFound { get; set; }

    public long? ById { get; init; }

    public Instant At { get; init; }

    /// <summary>Where files are scanned, only what was found clean is handed out; what was found infected never is.</summary>
    internal bool MayBeServed(bool scanned) => Scan != FileScan.Infected && (!scanned || Scan == FileScan.Clean);
}
