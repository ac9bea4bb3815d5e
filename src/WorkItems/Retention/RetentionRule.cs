using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Platform.Data;
using Steward.WorkItems.Items;

namespace Steward.WorkItems.Retention;

/// <summary>How long closed items of a space are kept: out of sight after so many months, gone for good after so many.</summary>
public sealed class RetentionRule
{
    public const int MostMonths = 600;

    public long Id { get; init; }

    public long SpaceId { get; init; }

    /// <summary>Key of a type; empty for all types of the space that have no rule of their own.</summary>
    public required string Type { get; init; }

    public int? ArchiveAfter { get; set; }

    public int? DeleteAfter { get; set; }
}

/// <summary>An item that is kept whatever the rules say, and why.</summary>
public sealed class ItemHold
{
    public long ItemId { get; init; }

    public required string Reason { get; init; }

    public long? ById { get; init; }

    public Instant At { get; init; }
}

internal sealed class RetentionTables : ITables
{
    public void Map(ModelBuilder model)
    {
        model.Entity<RetentionRule>(table =>
        {
            table.ToTable("work_retention_rules");
            table.Property(r => r.Id).ValueGeneratedNever();
            table.Property(r => r.Type).HasMaxLength(30);
            table.HasIndex(r => new { r.SpaceId, r.Type }).IsUnique();
        });
        model.Entity<ItemHold>(table =>
        {
            table.ToTable("work_holds");
            table.HasKey(h => h.ItemId);
            table.Property(h => h.ItemId).ValueGeneratedNever();
            table.Property(h => h.Reason).HasMaxLength(300);
        });
    }
}

/// <summary>What a rule reaches now.</summary>
internal static class RetentionReach
{
    public static IQueryable<WorkItem> ToArchive(AppDb db, RetentionRule rule, Instant now) => rule.ArchiveAfter is { } months
        ? Closed(db, rule, Before(now, months)).Where(i => i.ArchivedAt == null)
        : db.Set<WorkItem>().Where(_ => false);

    public static IQueryable<WorkItem> ToDelete(AppDb db, RetentionRule rule, Instant now) => rule.DeleteAfter is { } months
        ? Closed(db, rule, Before(now, months))
        : db.Set<WorkItem>().Where(_ => false);

    private static IQueryable<WorkItem> Closed(AppDb db, RetentionRule rule, Instant before)
    {
        var (space, type) = (rule.SpaceId, rule.Type);
        var items = db.Set<WorkItem>().IgnoreQueryFilters().Where(i => i.SpaceId == space && i.Category >= Types.StateCategory.Done
            && db.Set<Closure>().Any(c => c.ItemId == i.Id && c.At < before) && !db.Set<ItemHold>().Any(h => h.ItemId == i.Id));
        return type.Length > 0
            ? items.Where(i => i.Type == type)
            : items.Where(i => !db.Set<RetentionRule>().Any(r => r.SpaceId == space && r.Type == i.Type));
    }

    private static Instant Before(Instant now, int months) => now.InUtc().LocalDateTime.PlusMonths(-months).InUtc().ToInstant();
}
