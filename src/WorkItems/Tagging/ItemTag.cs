using Microsoft.EntityFrameworkCore;
using Steward.Platform.Data;

namespace Steward.WorkItems.Tagging;

/// <summary>A tag on an item, as queries ask for it. Lists and pages read the same tags from <see cref="Items.WorkItem.Tags"/>.</summary>
public sealed class ItemTag
{
    public long ItemId { get; init; }

    /// <summary>As tags are compared: "VPN" and "vpn" are one.</summary>
    public required string Folded { get; init; }

    public required string Tag { get; set; }
}

internal sealed class TagTables : ITables
{
    public void Map(ModelBuilder model) => model.Entity<ItemTag>(table =>
    {
        table.ToTable("work_tags");
        table.HasKey(t => new { t.ItemId, t.Folded });
        table.Property(t => t.Folded).HasMaxLength(TagText.FoldedLength);
        table.Property(t => t.Tag).HasMaxLength(TagText.Length);
        table.HasIndex(t => t.Folded);
    });
}
