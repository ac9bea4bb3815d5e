using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Identity.Directory;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Events;
using Steward.Platform.Text;
using Steward.Scheduling.WorkingTime;

namespace Steward.Identity.Calendars;

/// <summary>A holiday or special day to be entered; hours as typed, nothing for a free day.</summary>
public sealed record NewCalendarDay(LocalDate From, LocalDate To, string Hours, string Name);

/// <summary>Enters days by hand, or all of a file: with a <see cref="Source"/> the days an earlier file of that name brought are replaced.</summary>
public sealed record AddCalendarDays(CalendarOwner Owner, IReadOnlyList<NewCalendarDay> Days) : ICommand<Done>, ICheckItself
{
    public const int Most = 5_000;

    public static Permission Needs => IdentityPermissions.OwnSettings;

    public string? Source { get; init; }

    public Refusal? Check()
    {
        if (Days.Count is 0 or > Most)
            return Refusal.Invalid("days", Texts<IdentityTexts>.Say("CalendarDaysMany", Most));
        var faults = new List<FieldFault>();
        foreach (var day in Days)
        {
            if (string.IsNullOrWhiteSpace(day.Name) || day.Name.Length > 120)
                faults.Add(new("name", Texts<IdentityTexts>.Say("CalendarDayName")));
            if (day.From.Year is < 1900 or > 2199 || day.To < day.From || Period.DaysBetween(day.From, day.To) > 366)
                faults.Add(new("to", Texts<IdentityTexts>.Say("CalendarDayRange")));
            if (WeekText.Fault(day.Hours) is { } fault)
                faults.Add(new("hours", fault));
        }

        return Refusal.From(faults);
    }
}

/// <summary>Takes a holiday or special day away, or all days of one file.</summary>
public sealed record RemoveCalendarDays(CalendarOwner Owner) : ICommand<Done>
{
    public static Permission Needs => IdentityPermissions.OwnSettings;

    public long? DayId { get; init; }

    public string? Source { get; init; }
}

internal sealed class AddCalendarDaysHandler : IHandle<AddCalendarDays, Done>
{
    public async Task<Outcome<Done>> Handle(AddCalendarDays command, CommandContext context)
    {
        if (CalendarRules.MustKeepThisCalendar(command.Owner, context.Actor, context.Workspace.Get<PeopleDirectory>().Now) is { } refusal)
            return refusal;
        var rows = context.Db.Set<CalendarDay>();
        if (command.Source is { } source)
            await rows.Where(d => d.OwnerKind == command.Owner.Kind && d.OwnerId == command.Owner.Id && d.Source == source).ExecuteDeleteAsync();
        foreach (var day in command.Days)
        {
            WorkingDayText.TryRead(day.Hours, out var hours, out _, out _);
            rows.Add(new CalendarDay
            {
                Id = Ids.Next(), OwnerKind = command.Owner.Kind, OwnerId = command.Owner.Id, From = day.From, To = day.To, Hours = hours.ToString(), Name = day.Name.Trim(),
                Source = command.Source,
            });
        }

        CalendarNews.Changed(context, command.Owner, Said(command));
        return Done.Instance;
    }

    /// <summary>One day is named in the history; of a file, its name and count.</summary>
    private static Change Said(AddCalendarDays command) => command.Source is { } source
        ? new Change("holidays", null, $"{source} ({command.Days.Count})")
        : new Change("day", null, $"{command.Days[0].From:uuuu-MM-dd} {command.Days[0].Name}");
}

internal sealed class RemoveCalendarDaysHandler : IHandle<RemoveCalendarDays, Done>
{
    public async Task<Outcome<Done>> Handle(RemoveCalendarDays command, CommandContext context)
    {
        if (CalendarRules.MustKeepThisCalendar(command.Owner, context.Actor, context.Workspace.Get<PeopleDirectory>().Now) is { } refusal)
            return refusal;
        var rows = await context.Db.Set<CalendarDay>()
            .Where(d => d.OwnerKind == command.Owner.Kind && d.OwnerId == command.Owner.Id)
            .Where(d => command.DayId != null ? d.Id == command.DayId : d.Source != null && d.Source == command.Source)
            .ToListAsync();
        if (rows.Count == 0)
            return Refusal.Missing(Texts<IdentityTexts>.Say("CalendarMissing"));
        context.Db.RemoveRange(rows);
        CalendarNews.Changed(context, command.Owner, new Change("day", command.Source ?? $"{rows[0].From:uuuu-MM-dd} {rows[0].Name}", null));
        return Done.Instance;
    }
}
