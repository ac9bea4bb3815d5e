using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.WorkItems.Items;

namespace Steward.WorkItems.Undoing;

/// <summary>One field that a person's act changed, raw, so that it can be set back. Kept for a day; the history is kept for good beside it.</summary>
public sealed class ActStep
{
    /// <summary>Before the name of a field without a column of its own.</summary>
    public const string FurtherField = "field:";

    /// <summary>How long an act can be undone.</summary>
    public static readonly Duration Undoable = Duration.FromHours(24);

    public long Id { get; init; }

    /// <summary>Shared by all steps of one act, also when it was many commands.</summary>
    public long ActId { get; init; }

    public long PersonId { get; init; }

    public Instant At { get; init; }

    public long ItemId { get; init; }

    public required string Field { get; init; }

    public string? Was { get; init; }

    public string? Became { get; init; }

    /// <summary>Set when the act was undone, or is itself an undoing.</summary>
    public Instant? UndoneAt { get; set; }
}

internal sealed class ActTables : ITables
{
    public void Map(ModelBuilder model) => model.Entity<ActStep>(table =>
    {
        table.ToTable("work_act_steps");
        table.Property(s => s.Id).ValueGeneratedNever();
        table.Property(s => s.Field).HasMaxLength(100);
        table.HasIndex(s => new { s.PersonId, s.At });
        table.HasIndex(s => s.ActId);
        table.HasIndex(s => s.At);
    });
}

internal static class Acts
{
    /// <summary>Keeps what a person's hand changed on a page. Programs, imports and the API do not press Ctrl+Z.</summary>
    public static void Remember(this CommandContext context, WorkItem item, string field, string? was, string? became)
    {
        if (context.Actor is not { PersonId: { } person, Channel: Channel.Page })
            return;
        var act = context.Keep(() => new Act(context.Actor.ActId ?? Ids.Next()));
        context.Db.Add(new ActStep
        {
            Id = Ids.Next(), ActId = act.Id, PersonId = person, At = context.Now, ItemId = item.Id, Field = field, Was = was, Became = became,
            UndoneAt = act.IsUndoing ? context.Now : null,
        });
    }

    /// <summary>What is remembered from now on belongs to an undoing and is not undone itself.</summary>
    public static void IsUndoing(this CommandContext context) => context.Keep(() => new Act(Ids.Next())).IsUndoing = true;

    private sealed record Act(long Id)
    {
        public bool IsUndoing { get; set; }
    }
}
