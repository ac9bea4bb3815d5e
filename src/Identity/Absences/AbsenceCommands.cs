using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Identity.Calendars;
using Steward.Identity.Directory;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Events;
using Steward.Platform.Live;
using Steward.Platform.Text;
using Steward.Scheduling.WorkingTime;

namespace Steward.Identity.Absences;

public sealed record AbsenceChanged : Happening
{
    public override string Kind => "absence.changed";

    public override string Subject => "person";
}

/// <summary>Enters an absence, one's own or that of somebody one leads. Hours as typed ("13-17"), nothing for whole days.</summary>
public sealed record AddAbsence(long PersonId, LocalDate From, LocalDate To, AbsenceKind Kind) : ICommand<AbsenceAnswer>, ICheckItself
{
    public static Permission Needs => IdentityPermissions.OwnSettings;

    public string? Hours { get; init; }

    public string? Note { get; init; }

    public Refusal? Check()
    {
        var faults = new List<FieldFault>();
        if (From.Year is < 2000 or > 2199 || To < From || Period.DaysBetween(From, To) > 731)
            faults.Add(new("to", Texts<IdentityTexts>.Say("AbsenceRange")));
        if (!Enum.IsDefined(Kind))
            faults.Add(new("kind", Texts<IdentityTexts>.Say("ChooseOne", string.Join(", ", Enum.GetNames<AbsenceKind>()))));
        if (!string.IsNullOrWhiteSpace(Hours) && WeekText.Fault(Hours) is { } fault)
            faults.Add(new("hours", fault));
        if (Note?.Length > 500)
            faults.Add(new("note", Texts<IdentityTexts>.Say("TextLong", 500)));
        return Refusal.From(faults);
    }
}

public sealed record AbsenceAnswer(long Id);

public sealed record RemoveAbsence(long AbsenceId) : ICommand<Done>
{
    public static Permission Needs => IdentityPermissions.OwnSettings;
}

internal sealed class AddAbsenceHandler : IHandle<AddAbsence, AbsenceAnswer>
{
    public async Task<Outcome<AbsenceAnswer>> Handle(AddAbsence command, CommandContext context)
    {
        if (CalendarRules.MayEnterAbsencesOf(command.PersonId, context.Actor, context.Workspace.Get<PeopleDirectory>().Now) is { } refusal)
            return refusal;
        var whole = string.IsNullOrWhiteSpace(command.Hours);
        var others = await context.Db.Set<Absence>().Where(a => a.PersonId == command.PersonId).ToListAsync();
        if (others.Find(a => a.From <= command.To && command.From <= a.To && (whole || a.Hours is null)) is { } overlap)
            return Refusal.Conflict(Texts<IdentityTexts>.Say("AbsenceOverlaps", overlap.From.ToDateOnly(), overlap.To.ToDateOnly()));

        WorkingDayText.TryRead(command.Hours, out var hours, out _, out _);
        var absence = new Absence
        {
            Id = Ids.Next(), PersonId = command.PersonId, From = command.From, To = command.To, Kind = command.Kind, Hours = whole ? null : hours.ToString(),
            Note = string.IsNullOrWhiteSpace(command.Note) ? null : command.Note.Trim(), CreatedById = context.Actor.PersonId, CreatedAt = context.Now,
        };
        context.Db.Add(absence);
        context.Record(new AbsenceChanged { SubjectId = command.PersonId, Changes = [new Change("absence", null, Days(absence))] });
        context.Tell(new LiveNews(WorkingCalendars.Topic));
        return new AbsenceAnswer(absence.Id);
    }

    /// <summary>The history says when, not why: illness is nobody's business there.</summary>
    internal static string Days(Absence absence) => $"{absence.From:uuuu-MM-dd} – {absence.To:uuuu-MM-dd} {absence.Hours}".TrimEnd();
}

internal sealed class RemoveAbsenceHandler : IHandle<RemoveAbsence, Done>
{
    public async Task<Outcome<Done>> Handle(RemoveAbsence command, CommandContext context)
    {
        var absence = await context.Db.Set<Absence>().FirstOrDefaultAsync(a => a.Id == command.AbsenceId);
        // somebody else's absence and none at all answer alike
        if (absence is null || CalendarRules.MayEnterAbsencesOf(absence.PersonId, context.Actor, context.Workspace.Get<PeopleDirectory>().Now) is not null)
            return Refusal.Missing(Texts<IdentityTexts>.Say("AbsenceMissing"));
        context.Db.Remove(absence);
        context.Record(new AbsenceChanged { SubjectId = absence.PersonId, Changes = [new Change("absence", AddAbsenceHandler.Days(absence), null)] });
        context.Tell(new LiveNews(WorkingCalendars.Topic));
        return Done.Instance;
    }
}
