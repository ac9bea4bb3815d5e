using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Text;
using Steward.WorkItems.Items;

namespace Steward.WorkItems.Checklists;

/// <summary>One thing to tick off on an item. Done is a time and a person, not a flag.</summary>
public sealed class CheckRow
{
    public const int TextLength = 500;

    /// <summary>More belongs into items below this one.</summary>
    public const int Most = 100;

    public long Id { get; init; }

    public long ItemId { get; init; }

    public required string Text { get; set; }

    /// <summary>From 1, without gaps.</summary>
    public int Position { get; set; }

    public Instant? DoneAt { get; private set; }

    public long? DoneById { get; private set; }

    internal void Tick(long? person, Instant now) => (DoneAt, DoneById) = (now, person);

    internal void Untick() => (DoneAt, DoneById) = (null, null);

    /// <summary>Why a text is none for a row; null when it is.</summary>
    internal static Refusal? TextFault(string field, string? text) =>
        string.IsNullOrWhiteSpace(text) || text.Trim().Length > TextLength || text.Trim().Any(char.IsControl)
            ? Refusal.Invalid(field, Texts<ItemTexts>.Say("CheckShape", TextLength))
            : null;
}

internal sealed class CheckTables : ITables
{
    public void Map(ModelBuilder model) => model.Entity<CheckRow>(table =>
    {
        table.ToTable("work_check_rows");
        table.Property(c => c.Id).ValueGeneratedNever();
        table.Property(c => c.Text).HasMaxLength(CheckRow.TextLength);
        table.HasIndex(c => new { c.ItemId, c.Position });
    });
}
