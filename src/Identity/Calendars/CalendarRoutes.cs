using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using NodaTime;
using NodaTime.Text;
using Steward.Platform.Commands;
using Steward.Platform.Edge;
using Steward.Platform.Text;
using Steward.Scheduling.Holidays;

namespace Steward.Identity.Calendars;

/// <summary>What was typed about a day, kept after a refusal.</summary>
public sealed record TypedDay(string? Name, string? From, string? To, string? Hours);

/// <summary>The forms of the calendar pages.</summary>
internal static class CalendarRoutes
{
    public static void MapCalendars(this IEndpointRouteBuilder routes)
    {
        routes.MapForm("/admin/calendars/{owner}/week", SetWeek);
        routes.MapForm("/admin/calendars/{owner}/week-removal", async (HttpContext http, Visit visit, string owner, [FromForm] string? weekId) =>
            await Plainly(http, visit, owner, new RemoveWorkingWeek(Id(weekId)), "removed"));
        routes.MapForm("/admin/calendars/{owner}/zone", async (HttpContext http, Visit visit, string owner, [FromForm] string? zone) =>
            await Plainly(http, visit, owner, new SetCalendarZone(Owner(owner), string.IsNullOrEmpty(zone) ? null : zone), "zone"));
        routes.MapForm("/admin/calendars/{owner}/day", AddDay);
        routes.MapForm("/admin/calendars/{owner}/day-removal", async (HttpContext http, Visit visit, string owner, [FromForm] string? dayId, [FromForm] string? source) =>
            await Plainly(http, visit, owner, new RemoveCalendarDays(Owner(owner)) { DayId = dayId is null ? null : Id(dayId), Source = source }, "removed"));
        routes.MapForm("/admin/calendars/{owner}/file", ReadFile);
    }

    private static async Task<IResult> SetWeek(
        HttpContext http, Visit visit, string owner, [FromForm] string? monday, [FromForm] string? tuesday, [FromForm] string? wednesday, [FromForm] string? thursday,
        [FromForm] string? friday, [FromForm] string? saturday, [FromForm] string? sunday, [FromForm] string? from)
    {
        IReadOnlyList<string> typed = [monday ?? "", tuesday ?? "", wednesday ?? "", thursday ?? "", friday ?? "", saturday ?? "", sunday ?? ""];
        var since = LocalDatePattern.Iso.Parse(from ?? "");
        if (!since.Success)
            return Again(Refusal.Invalid("from", Texts<IdentityTexts>.Say("DateUnreadable", from)));
        var outcome = await visit.Send(new SetWorkingWeek(Owner(owner), since.Value, typed), cancel: http.RequestAborted);
        return outcome.Succeeded ? visit.SeeOther($"/admin/calendars/{owner}?done=week") : Page.Closed(http, outcome.Refusal) ?? Again(outcome.Refusal);

        IResult Again(Refusal refusal) => Page.Again<CalendarPage>(refusal, new { OwnerText = owner, TypedWeek = typed, TypedFrom = from, WeekErrors = refusal.ToFormErrors() });
    }

    private static async Task<IResult> AddDay(
        HttpContext http, Visit visit, string owner, [FromForm] string? name, [FromForm] string? from, [FromForm] string? to, [FromForm] string? hours)
    {
        var first = LocalDatePattern.Iso.Parse(from ?? "");
        var last = string.IsNullOrWhiteSpace(to) ? first : LocalDatePattern.Iso.Parse(to);
        if (!first.Success || !last.Success)
            return Again(Refusal.Invalid(first.Success ? "to" : "from", Texts<IdentityTexts>.Say("DateUnreadable", first.Success ? to : from)));
        var outcome = await visit.Send(new AddCalendarDays(Owner(owner), [new NewCalendarDay(first.Value, last.Value, hours ?? "", name ?? "")]), cancel: http.RequestAborted);
        return outcome.Succeeded ? visit.SeeOther($"/admin/calendars/{owner}?done=day") : Page.Closed(http, outcome.Refusal) ?? Again(outcome.Refusal);

        IResult Again(Refusal refusal) =>
            Page.Again<CalendarPage>(refusal, new { OwnerText = owner, TypedDay = new TypedDay(name, from, to, hours), DayErrors = refusal.ToFormErrors() });
    }

    /// <summary>Reads a holiday file from two years back to ten years on, keeps its days under its name, and shows what could not be taken.</summary>
    private static async Task<IResult> ReadFile(HttpContext http, Visit visit, string owner, IFormFile? file)
    {
        if (file is null || file.Length == 0)
            return Again(Refusal.Invalid("file", Texts<IdentityTexts>.Say("FileMissing")));
        if (file.Length > HolidayFile.MaximumBytes)
            return Again(Refusal.Invalid("file", Texts<IdentityTexts>.Say("FileLarge", HolidayFile.MaximumBytes / 1024)));
        using var content = new MemoryStream((int)file.Length);
        await file.CopyToAsync(content, http.RequestAborted);
        var year = visit.Now.InUtc().Year;
        var reading = HolidayFile.Read(content.GetBuffer().AsSpan(0, (int)content.Length), year - 2, year + 10);
        var name = Path.GetFileName(file.FileName) is { Length: > 0 } given ? given[..Math.Min(given.Length, 200)] : "holidays.ics";
        if (reading.Holidays.IsEmpty)
            return Page.Show<CalendarPage>(new { OwnerText = owner, Reading = reading, ReadingFile = name }, StatusCodes.Status422UnprocessableEntity);

        var days = reading.Holidays.Select((day, index) => new NewCalendarDay(day.From, day.To, "", day.Name.Length > 0 ? day.Name : $"{name} {index + 1}")).ToList();
        var outcome = await visit.Send(new AddCalendarDays(Owner(owner), days) { Source = name }, cancel: http.RequestAborted);
        return outcome.Succeeded
            ? Page.Show<CalendarPage>(new { OwnerText = owner, Reading = reading, ReadingFile = name })
            : Page.Closed(http, outcome.Refusal) ?? Again(outcome.Refusal);

        IResult Again(Refusal refusal) => Page.Again<CalendarPage>(refusal, new { OwnerText = owner, FileErrors = refusal.ToFormErrors() });
    }

    private static async Task<IResult> Plainly(HttpContext http, Visit visit, string owner, ICommand<Done> command, string done)
    {
        var outcome = await visit.Send(command, cancel: http.RequestAborted);
        return outcome.Succeeded ? visit.SeeOther($"/admin/calendars/{owner}?done={done}") : Page.Fault(http, outcome.Refusal);
    }

    /// <summary>An owner that can not be read is a team nobody has: the command says that there is no such calendar.</summary>
    private static CalendarOwner Owner(string text) => CalendarOwner.Read(text) ?? CalendarOwner.Team(0);

    private static long Id(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;
}
