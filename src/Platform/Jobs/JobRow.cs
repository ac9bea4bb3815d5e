using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Platform.Data;

namespace Steward.Platform.Jobs;

public enum JobState
{
    Waiting = 0,
    Done = 1,

    /// <summary>Gave up after the last try; an administrator can start it again.</summary>
    Parked = 2,
}

/// <summary>A job in the outbox. Leased by one node at a time; visible with its tries and last error on the jobs page.</summary>
public sealed class JobRow
{
    public long Id { get; init; }

    public required string Kind { get; init; }

    public required string Payload { get; init; }

    /// <summary>Two waiting jobs never share a key.</summary>
    public string? Key { get; init; }

    public JobState State { get; set; }

    public int Tries { get; set; }

    public Instant CreatedAt { get; init; }

    public Instant DueAt { get; set; }

    /// <summary>While in the future, a node works on it.</summary>
    public Instant? LeasedUntil { get; set; }

    public Instant? FinishedAt { get; set; }

    public string? LastError { get; set; }

    /// <summary>A job that waits from now on and is not started before <paramref name="due"/>.</summary>
    internal static JobRow For<TJob>(TJob job, Instant now, Instant due, string? key = null)
        where TJob : IJob =>
        new() { Id = Ids.Next(), Kind = TJob.Kind, Payload = JsonSerializer.Serialize(job), Key = key, CreatedAt = now, DueAt = due };
}

internal sealed class JobTables : ITables
{
    public void Map(ModelBuilder model) => model.Entity<JobRow>(table =>
    {
        table.ToTable("jobs");
        table.Property(j => j.Id).ValueGeneratedNever();
        table.Property(j => j.Kind).HasMaxLength(60);
        table.Property(j => j.Key).HasMaxLength(200);
        table.HasIndex(j => new { j.State, j.DueAt });
    });
}
