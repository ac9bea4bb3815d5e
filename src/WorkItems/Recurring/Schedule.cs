using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Platform.Data;
using Steward.Platform.Events;
using Steward.Scheduling.Recurrence;
using Steward.WorkItems.Items;

namespace Steward.WorkItems.Recurring;

/// <summary>What is made up for after a time in which nothing ran.</summary>
public enum Missed
{
    /// <summary>The latest of the dates that passed.</summary>
    Latest = 0,

    /// <summary>Each of them.</summary>
    All = 1,
}

/// <summary>What a date brings.</summary>
public enum Again
{
    /// <summary>An item of its own.</summary>
    Anew = 0,

    /// <summary>The same item once more: reopened, with its checklist unticked. The first date makes it.</summary>
    Reopen = 1,
}

/// <summary>An item that comes back: a model of it, and when. The items are made in the name of its owner, with the rights they have by then.</summary>
public sealed class Schedule
{
    public long Id { get; init; }

    public long SpaceId { get; init; }

    /// <summary>Who saved it last.</summary>
    public long OwnerId { get; set; }

    public required string Type { get; set; }

    /// <summary>May hold {date}, {month}, {week} and {year}.</summary>
    public required string Title { get; set; }

    public string Description { get; set; } = "";

    public long? AssigneeId { get; set; }

    public long? TeamId { get; set; }

    public string? Service { get; set; }

    public string? Process { get; set; }

    public Priority? Priority { get; set; }

    /// <summary>The template it makes instead of one item; its title goes to the topmost, its assignee fills the roles.</summary>
    public long? TemplateId { get; set; }

    /// <summary>Further fields as JSON.</summary>
    public string Fields { get; set; } = "{}";

    /// <summary>Days from the date to the item's due date; null for an item without one.</summary>
    public int? DueDays { get; set; }

    /// <summary>RFC 5545, as <see cref="RecurrenceText.Write(RecurrenceRule)"/> writes it.</summary>
    public required string Rule { get; set; }

    public LocalDate Starts { get; set; }

    public OffDay OffDay { get; set; }

    /// <summary>Days before its date on which the item is made.</summary>
    public int LeadDays { get; set; }

    public Missed Missed { get; set; }

    public Again Again { get; set; }

    public Instant? PausedAt { get; set; }

    /// <summary>The last date of the rule that is dealt with; null before the first.</summary>
    public LocalDate? HandledThrough { get; set; }

    /// <summary>Why the last attempt made nothing; null when it went well.</summary>
    public string? Trouble { get; set; }

    public Instant CreatedAt { get; init; }

    /// <summary>Counts what was said and made. Who makes items must not overlook that somebody saved, paused or made meanwhile: the loser begins anew.</summary>
    public int Version { get; private set; } = 1;

    /// <summary>Every command that changes what is made, or makes it, passes here.</summary>
    public void Step() => Version++;
}

/// <summary>An item was made for this date. The key is what makes it once.</summary>
public sealed class ScheduleRun
{
    public long ScheduleId { get; init; }

    public LocalDate Date { get; init; }

    public Instant At { get; init; }

    public long ItemId { get; init; }
}

public abstract record ScheduleHappening : Happening
{
    public override string Subject => "schedule";
}

public sealed record ScheduleSaved : ScheduleHappening
{
    public override string Kind => "schedule.saved";
}

public sealed record SchedulePaused : ScheduleHappening
{
    public override string Kind => "schedule.paused";
}

public sealed record ScheduleResumed : ScheduleHappening
{
    public override string Kind => "schedule.resumed";
}

public sealed record ScheduleRemoved : ScheduleHappening
{
    public override string Kind => "schedule.removed";
}

internal sealed class ScheduleTables : ITables
{
    public void Map(ModelBuilder model)
    {
        model.Entity<Schedule>(table =>
        {
            table.ToTable("work_schedules");
            table.Property(s => s.Id).ValueGeneratedNever();
            table.Property(s => s.Type).HasMaxLength(30);
            table.Property(s => s.Title).HasMaxLength(ItemShape.TitleLength);
            table.Property(s => s.Rule).HasMaxLength(RecurrenceText.Longest);
            table.Property(s => s.Version).IsConcurrencyToken();
            table.HasIndex(s => s.SpaceId);
        });
        model.Entity<ScheduleRun>(table =>
        {
            table.ToTable("work_schedule_runs");
            table.HasKey(r => new { r.ScheduleId, r.Date });
        });
    }
}
