using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Platform.Data;

namespace Steward.WorkItems.Attaching.Judging;

/// <summary>How far a version of a file has come. Each new version begins as a draft.</summary>
public enum FileApproval
{
    Draft = 0,
    InReview = 1,
    Approved = 2,
    Rejected = 3,
}

/// <summary>What the malware scanner said of a version.</summary>
public enum FileScan
{
    NotScanned = 0,
    Clean = 1,
    Infected = 2,
}

/// <summary>Somebody took a file, or looked at it in place.</summary>
public sealed class FileTaking
{
    public long Id { get; init; }

    public long FileId { get; init; }

    public long ItemId { get; init; }

    public long PersonId { get; init; }

    public Instant At { get; init; }

    /// <summary>Shown in the page rather than saved.</summary>
    public bool Shown { get; init; }
}

/// <summary>A class of the workspace's own list, from the most open to the strictest.</summary>
public sealed class FileClass
{
    public const int Longest = 60;
    public const int Most = 12;

    public int Position { get; init; }

    public required string Name { get; init; }
}

internal sealed class FileCareTables : ITables
{
    public void Map(ModelBuilder model)
    {
        model.Entity<FileTaking>(table =>
        {
            table.ToTable("work_file_takings");
            table.Property(t => t.Id).ValueGeneratedNever();
            table.HasIndex(t => new { t.FileId, t.Id });
            table.HasIndex(t => t.ItemId);
        });
        model.Entity<FileClass>(table =>
        {
            table.ToTable("work_file_classes");
            table.HasKey(c => c.Position);
            table.Property(c => c.Position).ValueGeneratedNever();
            table.Property(c => c.Name).HasMaxLength(FileClass.Longest);
        });
    }
}
