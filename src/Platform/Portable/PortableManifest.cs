using NodaTime;
using Steward.Platform.Backup;
using Steward.Platform.Data.Moving;

namespace Steward.Platform.Portable;

/// <summary>What an export says about itself: enough to read it with any program. Described in <c>docs/guides/export.md</c>.</summary>
public sealed record PortableManifest
{
    public const int CurrentFormat = 1;

    /// <summary>Tells an export from a backup, whose manifest has the same place.</summary>
    public const string KindOfThis = "steward-export";

    public required string Kind { get; init; }

    public int Format { get; init; } = CurrentFormat;

    public required string WorkspaceId { get; init; }

    public required string Name { get; init; }

    public required string Title { get; init; }

    public Instant TakenAt { get; init; }

    /// <summary>Names of the schema's steps that were taken.</summary>
    public required IReadOnlyList<string> Schema { get; init; }

    public required IReadOnlyList<PortableTable> Tables { get; init; }

    /// <summary>All other entries of the archive.</summary>
    public required IReadOnlyList<ArchivedFile> Files { get; init; }

    /// <summary>Public keys that signed the history, as PEM.</summary>
    public required IReadOnlyList<string> AuditKeys { get; init; }
}

/// <summary>A table and its file <c>data/NAME.jsonl</c>: one object per row, in the order of the key.</summary>
public sealed record PortableTable(string Name, long Rows, string Sha256, IReadOnlyList<string> Key, IReadOnlyList<PortableColumn> Columns)
{
    public string Entry => EntryOf(Name);

    public static string EntryOf(string table) => $"data/{table}.jsonl";
}
