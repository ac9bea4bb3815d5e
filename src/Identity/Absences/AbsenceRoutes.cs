using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using NodaTime.Text;
using Steward.Platform.Commands;
using Steward.Platform.Edge;
using Steward.Platform.Text;

namespace Steward.Identity.Absences;

/// <summary>What was typed about an absence, kept after a refusal.</summary>
public sealed record TypedAbsence(string? PersonId, string? Kind, string? From, string? To, string? Hours, string? Note);

/// <summary>The forms of the absence pages.</summary>
internal static class AbsenceRoutes
{
    private const string Own = "/me/absences";

    public static void MapAbsences(this IEndpointRouteBuilder routes)
    {
        routes.MapForm("/absences", Add);
        routes.MapForm("/absences/removal", Remove);
    }

    private static async Task<IResult> Add(
        HttpContext http, Visit visit, [FromForm] string? personId, [FromForm] string? kind, [FromForm] string? from, [FromForm] string? to, [FromForm] string? hours, [FromForm] string? note,
        [FromForm] string? then)
    {
        var typed = new TypedAbsence(personId, kind, from, to, hours, note);
        var first = LocalDatePattern.Iso.Parse(from ?? "");
        var last = string.IsNullOrWhiteSpace(to) ? first : LocalDatePattern.Iso.Parse(to);
        if (!first.Success || !last.Success)
            return Again(Refusal.Invalid(first.Success ? "to" : "from", Texts<IdentityTexts>.Say("DateUnreadable", first.Success ? to : from)));
        var whose = string.IsNullOrEmpty(personId) ? visit.Actor.PersonId ?? 0 : long.TryParse(personId, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;
        var command = new AddAbsence(whose, first.Value, last.Value, Enum.TryParse<AbsenceKind>(kind, out var known) ? known : (AbsenceKind)(-1)) { Hours = hours, Note = note };
        var outcome = await visit.Send(command, cancel: http.RequestAborted);
        if (outcome.Succeeded)
            return visit.SeeOther($"{Place(then)}?done=added");
        return outcome.Refusal.Kind is RefusalKind.Forbidden or RefusalKind.Missing
            ? Page.Fault(http, outcome.Refusal)
            : Again(outcome.Refusal);

        IResult Again(Refusal refusal) => Place(then) == Own
            ? Page.Again<OwnAbsencesPage>(refusal, new { Typed = typed, Errors = refusal.ToFormErrors() })
            : Page.Again<TeamAbsencesPage>(refusal, new { Typed = typed, Errors = refusal.ToFormErrors() });
    }

    private static async Task<IResult> Remove(HttpContext http, Visit visit, [FromForm] string? id, [FromForm] string? then)
    {
        var outcome = await visit.Send(new RemoveAbsence(long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var absence) ? absence : 0), cancel: http.RequestAborted);
        return outcome.Succeeded ? visit.SeeOther($"{Place(then)}?done=removed") : Page.Fault(http, outcome.Refusal);
    }

    /// <summary>One of the two pages the form stands on; what a form says of itself leads nowhere else.</summary>
    private static string Place(string? then) => then == "/absences" ? then : Own;
}
