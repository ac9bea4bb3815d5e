using NodaTime;

namespace Steward.Platform.Backup;

/// <summary>What a backup says about itself; the last entry of its archive.</summary>
public sealed record BackupManifest
{
    public const int CurrentFormat = 1;

    public int Format { get; init; } = CurrentFormat;

    public required string WorkspaceId { get; init; }

    public required string Name { get; init; }

    public required string Title { get; init; }

    /// <summary><c>sqlite</c> or <c>postgre-sql</c>; a backup is restored to the engine it came from.</summary>
    public Data.Engine Engine { get; init; }

    public required string EngineVersion { get; init; }

    public Instant TakenAt { get; init; }

    /// <summary>Names of the schema's steps that were taken.</summary>
    public required IReadOnlyList<string> Schema { get; init; }

    public required IReadOnlyList<TableDigest> Tables { get; init; }

    /// <summary>All other entries of the archive.</summary>
    public required IReadOnlyList<ArchivedFile> Files { get; init; }

    /// <summary>Public keys that signed the history, as PEM.</summary>
    public required IReadOnlyList<string> AuditKeys { get; init; }
}

/// <summary>A table's rows in one number: equal digests mean equal rows in equal order.</summary>
public sealed record TableDigest(string Table, long Rows, string Digest);

/// <summary>An entry of the archive and what its content must be.</summary>
public sealed record ArchivedFile(string Name, long Size, string Sha256);
