using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Platform.Data;
using Steward.WorkItems.Views;

namespace Steward.WorkItems.Feeding;

/// <summary>A secret address under which one person's calendar reads a view. Only the SHA-256 of the secret is stored, so it is shown once.</summary>
public sealed class ViewFeed
{
    public long PersonId { get; init; }

    public long ViewId { get; init; }

    public required string Hash { get; init; }

    public Instant CreatedAt { get; init; }
}

public sealed record FeedOpened : ViewHappening
{
    public override string Kind => "view.feed-opened";
}

public sealed record FeedStopped : ViewHappening
{
    public override string Kind => "view.feed-stopped";
}

internal sealed class FeedTables : ITables
{
    public void Map(ModelBuilder model) => model.Entity<ViewFeed>(table =>
    {
        table.ToTable("work_feeds");
        table.HasKey(f => new { f.PersonId, f.ViewId });
        table.Property(f => f.Hash).HasMaxLength(64);
        table.HasIndex(f => f.Hash).IsUnique();
        table.HasIndex(f => f.ViewId);
    });
}
