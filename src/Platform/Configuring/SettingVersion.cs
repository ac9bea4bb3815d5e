using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Platform.Data;

namespace Steward.Platform.Configuring;

/// <summary>A state a thing of a setting was in, from one change to the next. Ids are in the order of time.</summary>
public sealed class SettingVersion
{
    public long Id { get; init; }

    /// <summary>Name of the <see cref="ISetting"/>.</summary>
    public required string Setting { get; init; }

    /// <summary>Names the thing among those of the setting.</summary>
    public required string Key { get; init; }

    /// <summary>What people called it then.</summary>
    public required string Title { get; set; }

    /// <summary>The order that makes it so; null when it was removed.</summary>
    public string? Content { get; set; }

    /// <summary>Since when; null for the state before anything was kept.</summary>
    public Instant? At { get; init; }

    public long? ById { get; init; }

    /// <summary>The version this one went back to.</summary>
    public long? BackToId { get; init; }
}

internal sealed class SettingTables : ITables
{
    public void Map(ModelBuilder model) => model.Entity<SettingVersion>(table =>
    {
        table.ToTable("setting_versions");
        table.HasKey(v => v.Id);
        table.Property(v => v.Id).ValueGeneratedNever();
        table.Property(v => v.Setting).HasMaxLength(60);
        table.Property(v => v.Key).HasMaxLength(200);
        table.Property(v => v.Title).HasMaxLength(200);
        table.HasIndex(v => new { v.Setting, v.Key, v.Id });
    });
}
