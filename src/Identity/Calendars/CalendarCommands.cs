using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Identity.Directory;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Events;
using Steward.Platform.Live;
using Steward.Platform.Text;
using Steward.Scheduling.WorkingTime;

namespace Steward.Identity.Calendars;

public sealed record WorkingTimeChanged : Happening
{
    public override string Kind => "calendar.changed";

    public override string Subject => "calendar";
}

/// <summary>Sets an owner's ordinary week from a day on; days as typed, Monday first.</summary>
public sealed record SetWorkingWeek(CalendarOwner Owner, LocalDate From, IReadOnlyList<string> Days) : ICommand<Done>, ICheckItself
{
    public static Permission Needs => IdentityPermissions.OwnSettings;

    public Refusal? Check()
    {
        if (Days.Count != 7)
            return Refusal.Invalid("days", Texts<IdentityTexts>.Say("WeekHasSevenDays"));
        return From.Year is < 1900 or > 2199
            ? Refusal.Invalid("from", Texts<IdentityTexts>.Say("DateOutOfReach"))
            : Refusal.From([.. WeekText.Faults(Days)]);
    }
}

/// <summary>Takes a week away; the one before it holds on, or the layer below.</summary>
public sealed record RemoveWorkingWeek(long WeekId) : ICommand<Done>
{
    public static Permission Needs => IdentityPermissions.OwnSettings;
}

/// <summary>Sets the zone an owner works in; null takes the zone of the layer below.</summary>
public sealed record SetCalendarZone(CalendarOwner Owner, string? Zone) : ICommand<Done>, ICheckItself
{
    public static Permission Needs => IdentityPermissions.OwnSettings;

    public Refusal? Check() => Zone is not null && DateTimeZoneProviders.Tzdb.GetZoneOrNull(Zone) is null
        ? Refusal.Invalid("zone", Texts<IdentityTexts>.Say("ZoneUnknown", Zone))
        : null;
}

internal sealed class SetWorkingWeekHandler : IHandle<SetWorkingWeek, Done>
{
    public async Task<Outcome<Done>> Handle(SetWorkingWeek command, CommandContext context)
    {
        var people = context.Workspace.Get<PeopleDirectory>().Now;
        if (CalendarRules.MustKeepThisCalendar(command.Owner, context.Actor, people) is { } refusal)
            return refusal;
        var days = string.Join('|', command.Days.Select(day => WorkingDayText.TryRead(day, out var read, out _, out _) ? read.ToString() : ""));
        var same = await context.Db.Set<CalendarWeek>().FirstOrDefaultAsync(
            w => w.OwnerKind == command.Owner.Kind && w.OwnerId == command.Owner.Id && w.From == command.From);
        var before = same?.Days;
        if (same is null)
            context.Db.Add(new CalendarWeek { Id = Ids.Next(), OwnerKind = command.Owner.Kind, OwnerId = command.Owner.Id, From = command.From, Days = days });
        else
            same.Days = days;
        CalendarNews.Changed(context, command.Owner, new Change($"week from {command.From:uuuu-MM-dd}", before, days));
        return Done.Instance;
    }
}

internal sealed class RemoveWorkingWeekHandler : IHandle<RemoveWorkingWeek, Done>
{
    public async Task<Outcome<Done>> Handle(RemoveWorkingWeek command, CommandContext context)
    {
        var week = await context.Db.Set<CalendarWeek>().FirstOrDefaultAsync(w => w.Id == command.WeekId);
        if (week is null)
            return Refusal.Missing(Texts<IdentityTexts>.Say("CalendarMissing"));
        var owner = new CalendarOwner(week.OwnerKind, week.OwnerId);
        if (CalendarRules.MustKeepThisCalendar(owner, context.Actor, context.Workspace.Get<PeopleDirectory>().Now) is { } refusal)
            return refusal;
        context.Db.Remove(week);
        CalendarNews.Changed(context, owner, new Change($"week from {week.From:uuuu-MM-dd}", week.Days, null));
        return Done.Instance;
    }
}

internal sealed class SetCalendarZoneHandler : IHandle<SetCalendarZone, Done>
{
    public async Task<Outcome<Done>> Handle(SetCalendarZone command, CommandContext context)
    {
        if (CalendarRules.MustKeepThisCalendar(command.Owner, context.Actor, context.Workspace.Get<PeopleDirectory>().Now) is { } refusal)
            return refusal;
        var row = await context.Db.Set<CalendarZone>().FirstOrDefaultAsync(z => z.OwnerKind == command.Owner.Kind && z.OwnerId == command.Owner.Id);
        var before = row?.Zone;
        if (before == command.Zone)
            return Done.Instance;
        if (command.Zone is null)
            context.Db.Remove(row!);
        else if (row is null)
            context.Db.Add(new CalendarZone { OwnerKind = command.Owner.Kind, OwnerId = command.Owner.Id, Zone = command.Zone });
        else
            row.Zone = command.Zone;
        CalendarNews.Changed(context, command.Owner, new Change("zone", before, command.Zone));
        return Done.Instance;
    }
}

internal static class CalendarNews
{
    public static void Changed(CommandContext context, CalendarOwner owner, params IReadOnlyList<Change> changes)
    {
        context.Record(new WorkingTimeChanged { SubjectId = owner.Id, Note = owner.ToString(), Changes = changes });
        context.Tell(new LiveNews(WorkingCalendars.Topic));
    }
}
