using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Steward.Platform.Commands;
using Steward.Platform.Design;
using Steward.Platform.Edge;
using Steward.Platform.Text;
using Steward.ServiceDesk.Catalogue.Offerings;
using Steward.ServiceDesk.Catalogue.Pages;

namespace Steward.ServiceDesk.Catalogue.Editing;

/// <summary>The forms of offerings: what they are, where they stand, publishing and putting away.</summary>
internal static class OfferingRoutes
{
    public static void MapOfferings(this IEndpointRouteBuilder routes)
    {
        routes.MapForm("/admin/offerings", (HttpContext http, Visit visit, IFormCollection form) => Save(http, visit, null, form));
        routes.MapForm("/admin/offerings/{id:long}", (HttpContext http, Visit visit, long id, IFormCollection form) => Save(http, visit, id, form));
        routes.MapForm("/admin/offerings/{id:long}/place", Lift);
        routes.MapForm("/admin/offerings/{id:long}/publication", Publish);
        routes.MapForm("/admin/offerings/{id:long}/retirement", Retire);
    }

    private static async Task<IResult> Save(HttpContext http, Visit visit, long? id, IFormCollection form)
    {
        var typed = OfferingForm.Read(form);
        var saved = await visit.Send(new SaveOffering(id, typed.Wish()), cancel: http.RequestAborted);
        if (saved.Succeeded)
            return http.Tell(visit, "OfferingWasSaved", saved.Answer.Name, FormattableString.Invariant($"/admin/offerings/{saved.Answer.Id}"));
        return Page.Closed(http, saved.Refusal) ?? (id is null
            ? Page.Again<NewOfferingPage>(saved.Refusal, new { Typed = typed, Errors = AtForm(saved.Refusal) })
            : Page.Again<OfferingPage>(saved.Refusal, new { Id = id.Value, Typed = typed, Errors = AtForm(saved.Refusal) }));
    }

    private static async Task<IResult> Lift(HttpContext http, Visit visit, long id)
    {
        var lifted = await visit.Send(new LiftOffering(id), cancel: http.RequestAborted);
        return lifted.Succeeded ? visit.SeeOther("/admin/offerings") : Page.Fault(http, lifted.Refusal);
    }

    private static async Task<IResult> Publish(HttpContext http, Visit visit, long id)
    {
        var published = await visit.Send(new PublishOffering(id), cancel: http.RequestAborted);
        if (published.Succeeded)
            return http.Tell(visit, "OfferingWasPublished", published.Answer.Name, FormattableString.Invariant($"/admin/offerings/{id}"), published.Answer.Version);
        return Page.Closed(http, published.Refusal) ?? Page.Again<OfferingPage>(published.Refusal, new { Id = id, Refused = true });
    }

    private static async Task<IResult> Retire(HttpContext http, Visit visit, long id)
    {
        var retired = await visit.Send(new RetireOffering(id), cancel: http.RequestAborted);
        return retired.Succeeded ? http.Tell(visit, "OfferingWasRetired", retired.Answer.Name, "/admin/offerings") : Page.Fault(http, retired.Refusal);
    }

    /// <summary>Space and type are one field of the form.</summary>
    private static FormErrors AtForm(Refusal refusal)
    {
        var errors = new FormErrors();
        foreach (var fault in refusal.Fields.Count == 0 ? [new FieldFault("", refusal.Sentence)] : refusal.Fields)
            errors.Add(fault.Field is "space" or "type" ? "makes" : fault.Field, fault.Sentence.ToString());
        return errors;
    }

    /// <summary>Leads on and says there what was done.</summary>
    internal static IResult Tell(this HttpContext http, Visit visit, string key, string? name, string path, int version = 0)
    {
        http.TellNext(new Told(Tone.Success, Texts<CatalogueTexts>.Say(key, name, version).ToString()));
        return visit.SeeOther(path);
    }
}
