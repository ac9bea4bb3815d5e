using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using NodaTime;
using NodaTime.Text;
using Steward.Platform.Commands;
using Steward.Platform.Edge;
using Steward.Platform.Text;
using Steward.WorkItems.Boards;
using Steward.WorkItems.Changing;
using Steward.WorkItems.Items;
using Steward.WorkItems.Listing;
using Steward.WorkItems.Spaces;

namespace Steward.WorkItems.Calendars;

/// <summary>What the form of two dates carries.</summary>
public sealed record DatesForm(string? PlannedStart, string? Due, string? ReturnTo);

/// <summary>Moves items in time: by a form, or by hand to another day, which keeps hour and length.</summary>
internal static class DatesEndpoints
{
    public static void MapDates(this IEndpointRouteBuilder routes)
    {
        routes.MapForm("/items/{key}/dates", Save);
        routes.MapForm("/items/days", Drop);
    }

    private static async Task<IResult> Save(HttpContext http, Visit visit, string key, IFormCollection fields)
    {
        var form = new DatesForm(fields["plannedStart"], fields["due"], fields["returnTo"]);
        var faults = new List<FieldFault>();
        var start = Day(form.PlannedStart, "plannedStart");
        var due = Day(form.Due, "due");
        if (Refusal.From(faults) is { } unreadable)
            return Page.Again<DatesPage>(unreadable, new { Key = key, Typed = form, form.ReturnTo, Errors = unreadable.ToFormErrors() });
        var command = new ChangeItem(key)
        {
            PlannedStart = new(start?.At(new LocalTime(9, 0)).InZoneLeniently(visit.Zone).ToInstant()), Due = new(due is { } day ? MoveForm.DayEnd(day, visit.Zone) : null),
        };
        var saved = await visit.Send(command, cancel: http.RequestAborted);
        if (saved.Succeeded)
            return visit.SeeOther(Returning.Path(visit, form.ReturnTo, "/i/" + key));
        return saved.Refusal.Kind is RefusalKind.Missing or RefusalKind.Forbidden
            ? Page.Fault(http, saved.Refusal)
            : Page.Again<DatesPage>(saved.Refusal, new { Key = key, Typed = form, form.ReturnTo, Errors = saved.Refusal.ToFormErrors() });

        LocalDate? Day(string? text, string field)
        {
            if (string.IsNullOrWhiteSpace(text))
                return null;
            var read = LocalDatePattern.Iso.Parse(text);
            if (!read.Success)
                faults.Add(new(field, Texts<ListTexts>.Say("NoDate", text)));
            return read.Success ? read.Value : null;
        }
    }

    private static async Task<IResult> Drop(HttpContext http, Visit visit, [FromForm] string? key, [FromForm] string? from, [FromForm] string? to)
    {
        if (LocalDatePattern.Iso.Parse(from ?? "") is not { Success: true } left || LocalDatePattern.Iso.Parse(to ?? "") is not { Success: true } reached)
            return Refusal.Invalid("to", Texts<ListTexts>.Say("NoDate", to ?? "")).ToProblem();
        if (await visit.Db.FindItem(visit.Actor, visit.Workspace.Get<SpaceDirectory>(), key ?? "") is not { } item)
            return ItemOrders.NoSuchItem(key ?? "").ToProblem();
        var days = NodaTime.Period.DaysBetween(left.Value, reached.Value);
        var command = new ChangeItem(key!)
        {
            IfVersion = item.Version,
            PlannedStart = item.PlannedStart is { } start ? new(Shifted(start, days, visit.Zone)) : default,
            Due = item.Due is { } due ? new(Shifted(due, days, visit.Zone)) : default,
        };
        return (await visit.Send(command, cancel: http.RequestAborted)).Or(_ => Results.NoContent());
    }

    private static Instant Shifted(Instant at, int days, DateTimeZone zone) => at.InZone(zone).LocalDateTime.PlusDays(days).InZoneLeniently(zone).ToInstant();
}
