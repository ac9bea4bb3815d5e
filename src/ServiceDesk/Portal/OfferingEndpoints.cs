using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Steward.Platform.Blobs;
using Steward.Platform.Commands;
using Steward.Platform.Design;
using Steward.Platform.Edge;
using Steward.ServiceDesk.Catalogue.Offerings;
using Steward.ServiceDesk.Questions;
using Steward.ServiceDesk.Requests;
using Steward.WorkItems.Attaching;

namespace Steward.ServiceDesk.Portal;

/// <summary>The forms of offerings in the portal: sending one, and asking which questions apply to what was answered so far.</summary>
internal static class OfferingEndpoints
{
    private const string Before = "answers.";

    public static void MapOfferingForms(this IEndpointRouteBuilder routes)
    {
        routes.MapForm("/portal/offerings/{id:long}", Ask);
        routes.MapForm("/portal/offerings/{id:long}/form", Shape);
    }

    private static async Task<IResult> Ask(HttpContext http, Visit visit, BlobStore blobs, long id, IFormCollection form)
    {
        var typed = Typed(form);
        var files = new Dictionary<string, IReadOnlyList<NewFile>>(StringComparer.Ordinal);
        foreach (var name in form.Files.Select(f => f.Name).Where(n => n.StartsWith(Before, StringComparison.Ordinal)).Distinct().Take(FormBody.MostQuestions))
        {
            var kept = await blobs.KeepFiles(visit.Workspace, form, name, http.RequestAborted);
            if (!kept.Succeeded)
                return Page.Again<OfferingAskPage>(kept.Refusal, new { Id = id, Typed = typed, Once = Once(form), Errors = new FormErrors().Add(name, kept.Refusal.Sentence.ToString()) });
            if (kept.Answer.Count > 0)
                files[name[Before.Length..]] = kept.Answer;
        }

        var version = long.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : (long?)null;
        var asked = await visit.Send(new SubmitRequest(id, typed) { VersionId = version, Files = files }, Once(form), http.RequestAborted);
        if (asked.Succeeded)
            return visit.SeeOther($"/portal/requests/{asked.Answer.Key}?new=1");
        if (Page.Closed(http, asked.Refusal) is { } closed)
            return closed;
        var stale = asked.Refusal.Kind == RefusalKind.Stale;
        return Page.Again<OfferingAskPage>(asked.Refusal, new
        {
            // a form that is sent again is another order
            Id = id, Typed = typed, Once = stale ? null : Once(form), Errors = stale ? null : asked.Refusal.ToFormErrors(), Difference = stale ? await Difference(visit, id, version, http.RequestAborted) : null,
        });
    }

    /// <summary>The same form with the questions that apply. Nothing is made.</summary>
    private static IResult Shape(HttpContext http, Visit visit, long id, IFormCollection form) => visit.Workspace.Get<CatalogueDirectory>().Find(id, visit.Actor) is null
        ? Page.Fault(http, Refusal.Missing(Platform.Text.Texts<Catalogue.CatalogueTexts>.Say("NotOffered")))
        : Page.Show<OfferingAskPage>(new { Id = id, Typed = Typed(form), Once = Once(form) });

    private static async Task<FormDifference> Difference(Visit visit, long id, long? version, CancellationToken cancel)
    {
        var now = visit.Workspace.Get<CatalogueDirectory>().Find(id)!.Body;
        var older = await visit.Db.Set<FormVersion>().FirstOrDefaultAsync(v => v.Id == version && v.OfferingId == id, cancel);
        return FormDifference.Between(older is null ? now : FormBody.Read(older.Body), now);
    }

    private static Dictionary<string, string> Typed(IFormCollection form) => form.Where(field => field.Key.StartsWith(Before, StringComparison.Ordinal))
        .ToDictionary(field => field.Key[Before.Length..], field => field.Value.ToString(), StringComparer.Ordinal);

    private static string? Once(IFormCollection form) => form[Forms.OnceField].ToString() is { Length: > 0 and <= 100 } once ? once : null;
}
