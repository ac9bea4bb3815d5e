using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Steward.Platform.Commands;
using Steward.Platform.Design;
using Steward.Platform.Edge;
using Steward.Platform.Text;
using Steward.ServiceDesk.Agreements.Pages;
using Steward.ServiceDesk.Agreements.Rules;
using Steward.ServiceDesk.Catalogue;
using Steward.ServiceDesk.Clocks.Recounting;

namespace Steward.ServiceDesk.Agreements.Editing;

/// <summary>The forms of services, agreements and definitions.</summary>
internal static class AgreementRoutes
{
    public static void MapAgreements(this IEndpointRouteBuilder routes)
    {
        routes.MapForm("/admin/services", (HttpContext http, Visit visit, IFormCollection form) => SaveTheService(http, visit, null, form));
        routes.MapForm("/admin/services/{id:long}", (HttpContext http, Visit visit, long id, IFormCollection form) => SaveTheService(http, visit, id, form));
        routes.MapForm("/admin/agreements", (HttpContext http, Visit visit, IFormCollection form) => SaveTheAgreement(http, visit, null, form));
        routes.MapForm("/admin/agreements/{id:long}", (HttpContext http, Visit visit, long id, IFormCollection form) => SaveTheAgreement(http, visit, id, form));
        routes.MapForm("/admin/agreements/{id:long}/end", End);
        routes.MapForm("/admin/clocks", Create);
        routes.MapForm("/admin/clocks/{id:long}", Draft);
        routes.MapForm("/admin/clocks/{id:long}/retirement", Retire);
        routes.MapForm("/admin/clocks/recount", Recount);
    }

    private static async Task<IResult> SaveTheService(HttpContext http, Visit visit, long? id, IFormCollection form)
    {
        var typed = ServiceForm.Read(form);
        var saved = await visit.Send(new SaveServiceOffer(id, typed.Wish()), cancel: http.RequestAborted);
        if (saved.Succeeded)
            return Told(http, visit, "ServiceWasSaved", saved.Answer.Name, "/admin/services");
        return Page.Closed(http, saved.Refusal) ?? (id is null
            ? Page.Again<NewServicePage>(saved.Refusal, new { Typed = typed, Errors = saved.Refusal.ToFormErrors() })
            : Page.Again<ServicePage>(saved.Refusal, new { Id = id.Value, Typed = typed, Errors = saved.Refusal.ToFormErrors() }));
    }

    private static async Task<IResult> SaveTheAgreement(HttpContext http, Visit visit, long? id, IFormCollection form)
    {
        var typed = AgreementForm.Read(form);
        var wish = typed.Wish();
        // who may not, or asks for none that is there, is told that first
        var saved = wish.Succeeded
            ? await visit.Send(new SaveAgreement(id, wish.Answer), cancel: http.RequestAborted)
            : visit.Actor.IsAdmin && (id is null || visit.Workspace.Get<Rulebook>().Agreements.Find(id) is not null) ? wish.Refusal : await visit.Send(new SaveAgreement(id, Nothing), cancel: http.RequestAborted);
        if (saved.Succeeded)
            return Told(http, visit, "AgreementWasSaved", saved.Answer.Name, "/admin/agreements");
        return Page.Closed(http, saved.Refusal) ?? (id is null
            ? Page.Again<NewAgreementPage>(saved.Refusal, new { Typed = typed, Errors = saved.Refusal.ToFormErrors() })
            : Page.Again<AgreementPage>(saved.Refusal, new { Id = id.Value, Typed = typed, Errors = saved.Refusal.ToFormErrors() }));
    }

    private static readonly AgreementWish Nothing = new("?", AgreementKind.Internal, new NodaTime.LocalDate(2000, 1, 1)) { AllServices = true };

    private static async Task<IResult> End(HttpContext http, Visit visit, long id)
    {
        var name = visit.Workspace.Get<Rulebook>().Agreements.Find(id)?.Name;
        var ended = await visit.Send(new EndAgreement(id), cancel: http.RequestAborted);
        return ended.Succeeded ? Told(http, visit, "AgreementWasEnded", name, "/admin/agreements") : Page.Fault(http, ended.Refusal);
    }

    private static async Task<IResult> Create(HttpContext http, Visit visit, IFormCollection form)
    {
        var (name, kind, metric) = (form["name"].ToString(), form["kind"].ToString(), form["metric"].ToString());
        var created = await visit.Send(
            new CreateDefinition(name, Enum.TryParse<AgreementKind>(kind, out var k) && Enum.IsDefined(k) ? k : AgreementKind.Customer, Enum.TryParse<ClockMetric>(metric, out var m) && Enum.IsDefined(m) ? m : ClockMetric.Custom),
            cancel: http.RequestAborted);
        return created.Succeeded
            ? visit.SeeOther(FormattableString.Invariant($"/admin/clocks/{created.Answer.Id}"))
            : Page.Closed(http, created.Refusal) ?? Page.Again<NewClockPage>(created.Refusal, new { TypedName = name, Kind = kind, Metric = metric, Errors = created.Refusal.ToFormErrors() });
    }

    private static async Task<IResult> Draft(HttpContext http, Visit visit, long id, IFormCollection form)
    {
        var typed = RuleForm.Read(form);
        var saved = await visit.Send(new SaveDraft(id, typed.Name, typed.Body), cancel: http.RequestAborted);
        if (saved.Succeeded && form["act"] == "publish")
            saved = await visit.Send(new PublishDefinition(id), cancel: http.RequestAborted);
        if (!saved.Succeeded)
            return Page.Closed(http, saved.Refusal) ?? Page.Again<ClockPage>(saved.Refusal, new { Id = id, Typed = typed, Errors = saved.Refusal.ToFormErrors() });
        return form["act"] == "publish"
            ? Told(http, visit, "DefinitionWasPublished", saved.Answer.Name, "/admin/clocks", saved.Answer.Version)
            : Told(http, visit, "DraftWasSaved", saved.Answer.Name, form["act"] == "try" ? FormattableString.Invariant($"/admin/clocks/{id}/what-if") : FormattableString.Invariant($"/admin/clocks/{id}"));
    }

    private static async Task<IResult> Retire(HttpContext http, Visit visit, long id)
    {
        var retired = await visit.Send(new RetireDefinition(id), cancel: http.RequestAborted);
        return retired.Succeeded ? Told(http, visit, "DefinitionWasRetired", retired.Answer.Name, "/admin/clocks") : Page.Fault(http, retired.Refusal);
    }

    private static async Task<IResult> Recount(HttpContext http, Visit visit, IFormCollection form)
    {
        var ordered = await visit.Send(new OrderRecount(form["finished"] == "true"), cancel: http.RequestAborted);
        return ordered.Succeeded ? Told(http, visit, "RecountWasOrdered", null, "/admin/clocks") : Page.Fault(http, ordered.Refusal);
    }

    private static IResult Told(HttpContext http, Visit visit, string key, string? name, string path, int version = 0)
    {
        http.TellNext(new Told(Tone.Success, Texts<AgreementTexts>.Say(key, name, version).ToString()));
        return visit.SeeOther(path);
    }
}

/// <summary>The form of a service as it was typed.</summary>
public sealed record ServiceForm(string Name, string Description, string Owner, string Team, string Criticality, string State)
{
    public static readonly ServiceForm Empty = new("", "", "", "", nameof(Catalogue.Criticality.Medium), nameof(ServiceState.Live));

    public static ServiceForm Read(IFormCollection form) =>
        new(form["name"].ToString(), form["description"].ToString().ReplaceLineEndings("\n"), form["owner"].ToString(), form["team"].ToString(), form["criticality"].ToString(), form["state"].ToString());

    internal ServiceWish Wish() => new(Name)
    {
        Description = Description, Owner = Owner, TeamId = long.TryParse(Team, NumberStyles.None, CultureInfo.InvariantCulture, out var team) ? team : null,
        Criticality = Enum.TryParse<Criticality>(Criticality, out var c) && Enum.IsDefined(c) ? c : Catalogue.Criticality.Medium,
        State = Enum.TryParse<ServiceState>(State, out var s) && Enum.IsDefined(s) ? s : ServiceState.Live,
    };
}
