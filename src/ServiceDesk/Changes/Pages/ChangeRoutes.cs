using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Steward.Platform.Commands;
using Steward.Platform.Design;
using Steward.Platform.Edge;
using Steward.Platform.Text;
using Steward.ServiceDesk.Changes.Planning;
using Steward.ServiceDesk.Changes.Rules;

namespace Steward.ServiceDesk.Changes.Pages;

/// <summary>The forms of changes, freezes, models and questions.</summary>
internal static class ChangeRoutes
{
    public static void MapChanges(this IEndpointRouteBuilder routes)
    {
        routes.MapForm("/i/{key}/change", Shape);
        routes.MapForm("/i/{key}/change/review", Review);
        routes.MapForm("/changes/freezes", AddFreeze);
        routes.MapForm("/changes/freezes/{id:long}/removal", Lift);
        routes.MapForm("/admin/changes/usual", TakeUsual);
        routes.MapForm("/admin/changes/models", (HttpContext http, Visit visit, IFormCollection form) => SaveModel(http, visit, null, form));
        routes.MapForm("/admin/changes/models/{id:long}", (HttpContext http, Visit visit, long id, IFormCollection form) => SaveModel(http, visit, id, form));
        routes.MapForm("/admin/changes/questions", (HttpContext http, Visit visit, IFormCollection form) => SaveQuestion(http, visit, null, form));
        routes.MapForm("/admin/changes/questions/{id:long}", (HttpContext http, Visit visit, long id, IFormCollection form) => SaveQuestion(http, visit, id, form));
    }

    private static async Task<IResult> Shape(HttpContext http, Visit visit, string key, IFormCollection form)
    {
        var typed = ChangeForm.Read(form, visit.Workspace.Get<ChangeBook>());
        var done = await visit.Send(typed.Command(key, visit.Zone), cancel: http.RequestAborted);
        return done.Succeeded
            ? visit.SeeOther($"/i/{Uri.EscapeDataString(key)}")
            : Closed(http, done.Refusal) ?? Page.Again<ChangePage>(done.Refusal, new { Key = key, Typed = typed, Errors = done.Refusal.ToFormErrors() });
    }

    private static async Task<IResult> Review(HttpContext http, Visit visit, string key, IFormCollection form)
    {
        var (result, lessons) = (form["result"].ToString(), form["lessons"].ToString().ReplaceLineEndings("\n"));
        var done = await visit.Send(new ReviewChange(key, Enum.TryParse<ReviewResult>(result, out var read) && Enum.IsDefined(read) ? read : ReviewResult.Failed, lessons), cancel: http.RequestAborted);
        return done.Succeeded
            ? visit.SeeOther($"/i/{Uri.EscapeDataString(key)}")
            : Closed(http, done.Refusal) ?? Page.Again<ChangePage>(done.Refusal, new { Key = key, Result = result, Lessons = lessons, ReviewErrors = done.Refusal.ToFormErrors() });
    }

    /// <summary>What is no change, or stands where this cannot be done, has no form to be mended in.</summary>
    private static IResult? Closed(HttpContext http, Refusal refusal) => refusal.Kind == RefusalKind.Conflict ? Page.Fault(http, refusal) : Page.Closed(http, refusal);

    private static async Task<IResult> AddFreeze(HttpContext http, Visit visit, IFormCollection form)
    {
        var (reason, from, to, service) = (form["reason"].ToString(), form["from"].ToString(), form["to"].ToString(), form["service"].ToString());
        var (begins, ends) = (ChangeForm.Moment(from, visit.Zone), ChangeForm.Moment(to, visit.Zone));
        var faults = new List<FieldFault>();
        if (begins is null)
            faults.Add(new("from", Texts<ChangeTexts>.Say("MomentShape", from)));
        if (ends is null)
            faults.Add(new("to", Texts<ChangeTexts>.Say("MomentShape", to)));
        var refusal = visit.Actor.May(ChangePermissions.Freeze) ? Refusal.From(faults) : null;
        if (refusal is null)
        {
            var saved = await visit.Send(new SaveFreeze(reason, begins ?? visit.Now, ends ?? visit.Now.Plus(NodaTime.Duration.FromHours(1))) { Service = service }, cancel: http.RequestAborted);
            if (saved.Succeeded)
                return visit.SeeOther("/changes/freezes");
            refusal = saved.Refusal;
        }

        return Page.Closed(http, refusal) ?? Page.Again<FreezesPage>(refusal, new { Reason = reason, From = from, To = to, OfService = service, Errors = refusal.ToFormErrors() });
    }

    private static async Task<IResult> Lift(HttpContext http, Visit visit, long id)
    {
        var lifted = await visit.Send(new LiftFreeze(id), cancel: http.RequestAborted);
        return lifted.Succeeded ? visit.SeeOther("/changes/freezes") : Page.Fault(http, lifted.Refusal);
    }

    private static async Task<IResult> TakeUsual(HttpContext http, Visit visit)
    {
        var taken = await visit.Send(new TakeUsualModels(), cancel: http.RequestAborted);
        return taken.Succeeded ? visit.SeeOther("/admin/changes") : Page.Fault(http, taken.Refusal);
    }

    private static async Task<IResult> SaveModel(HttpContext http, Visit visit, long? id, IFormCollection form) => ToAdmin(http, visit, FormattableString.Invariant($"m{id ?? 0}"), await visit.Send(
        new SaveChangeModel(id, form["name"].ToString())
        {
            Approval = Word(form["approval"], ApprovalDemand.BeforeWork), InFreeze = form["inFreeze"] == "true", NeedsPlan = form["needsPlan"] == "true", NeedsReview = form["needsReview"] == "true",
            MostRisk = Word(form["mostRisk"], ChangeRisk.High), Retired = form["retired"] == "true",
        },
        cancel: http.RequestAborted));

    private static async Task<IResult> SaveQuestion(HttpContext http, Visit visit, long? id, IFormCollection form) => ToAdmin(http, visit, FormattableString.Invariant($"q{id ?? 0}"), await visit.Send(
        new SaveRiskQuestion(id, form["text"].ToString(), Answers(form["answers"].ToString())) { Retired = form["retired"] == "true" }, cancel: http.RequestAborted));

    /// <summary>One a line, the weight before a colon: <c>2: Many people</c>. What has no weight weighs too much, which the order names.</summary>
    private static List<RiskAnswer> Answers(string text) => [.. text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(line =>
    {
        var parts = line.Split(':', 2, StringSplitOptions.TrimEntries);
        return parts.Length == 2 && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var weight) ? new RiskAnswer(parts[1], weight) : new RiskAnswer(line, int.MaxValue);
    })];

    private static IResult ToAdmin<T>(HttpContext http, Visit visit, string tried, Outcome<T> saved) => saved.Succeeded
        ? visit.SeeOther("/admin/changes")
        : Page.Closed(http, saved.Refusal) ?? Page.Again<ChangesAdminPage>(saved.Refusal, new { Tried = tried, Sent = http.Request.Form.ToDictionary(f => f.Key, f => f.Value.ToString(), StringComparer.Ordinal), Errors = saved.Refusal.ToFormErrors() });

    private static T Word<T>(string? text, T otherwise)
        where T : struct, Enum => text is { Length: > 0 } && char.IsLetter(text[0]) && Enum.TryParse<T>(text, out var word) && Enum.IsDefined(word) ? word : otherwise;
}
