using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Platform.Data;
using Steward.Platform.Events;

namespace Steward.ServiceDesk.TextBlocks;

/// <summary>Who finds a text block.</summary>
public enum BlockAudience
{
    /// <summary>Its owner alone.</summary>
    Mine = 0,

    /// <summary>Everybody of one team.</summary>
    Team = 1,

    /// <summary>Everybody who works in one space, on items of that space.</summary>
    Space = 2,
}

/// <summary>A text that answers begin with or contain, found by a shortcut. Its placeholders are filled when it is inserted.</summary>
public sealed class TextBlock
{
    public const int LongestName = 80;
    public const int LongestShortcut = 30;
    public const int LongestText = 10_000;

    public long Id { get; init; }

    public required string Name { get; set; }

    /// <summary>What is typed after <c>::</c>, in small letters.</summary>
    public required string Shortcut { get; set; }

    public BlockAudience Audience { get; set; }

    public long OwnerId { get; init; }

    /// <summary>The team it is for; null unless the audience is one.</summary>
    public long? TeamId { get; set; }

    /// <summary>The space it is for; null unless the audience is one.</summary>
    public long? SpaceId { get; set; }

    /// <summary>English, Markdown; empty when there is only a German text.</summary>
    public string English { get; set; } = "";

    /// <summary>German; empty when there is only an English text.</summary>
    public string German { get; set; } = "";

    /// <summary>How often it was inserted.</summary>
    public int Uses { get; set; }

    public Instant? UsedAt { get; set; }

    public Instant CreatedAt { get; init; }

    /// <summary>In the reader's language where there is one in it, else in the other.</summary>
    public string In(string culture) => culture.StartsWith("de", StringComparison.OrdinalIgnoreCase)
        ? German.Length > 0 ? German : English
        : English.Length > 0 ? English : German;
}

public abstract record TextBlockHappening : Happening
{
    public override string Subject => "text-block";
}

public sealed record TextBlockSaved : TextBlockHappening
{
    public override string Kind => "text-block.saved";
}

public sealed record TextBlockRemoved : TextBlockHappening
{
    public override string Kind => "text-block.removed";
}

internal sealed class TextBlockTables : ITables
{
    public void Map(ModelBuilder model) => model.Entity<TextBlock>(table =>
    {
        table.ToTable("desk_text_blocks");
        table.Property(b => b.Id).ValueGeneratedNever();
        table.Property(b => b.Name).HasMaxLength(TextBlock.LongestName);
        table.Property(b => b.Shortcut).HasMaxLength(TextBlock.LongestShortcut);
        table.HasIndex(b => b.OwnerId);
    });
}
