using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Steward.Platform.Commands;
using Steward.Platform.Design;
using Steward.Platform.Text;

namespace Steward.Platform.Edge;

/// <summary>
/// Posting forms: every form route checks the antiforgery token and that somebody is signed in, before its handler runs. Success redirects,
/// refusal shows the same page again with status 422 and everything that was typed.
/// </summary>
public static class Forms
{
    /// <summary>Longest text of one field the server reads at all; what a field may hold is less and said by its own rule.</summary>
    public const int LongestField = 4 * 1024 * 1024;

    /// <summary>Name of the hidden field that makes a form posted twice take effect once (see <c>Idempotency-Key</c>).</summary>
    public const string OnceField = "once";

    /// <summary>Maps the address a form posts to.</summary>
    /// <param name="routes">Where to map.</param>
    /// <param name="pattern">The address; nouns, not verbs.</param>
    /// <param name="handler">Reads the form and answers.</param>
    /// <param name="anonymous">True for sign-in and set-up only.</param>
    public static RouteHandlerBuilder MapForm(this IEndpointRouteBuilder routes, string pattern, Delegate handler, bool anonymous = false)
    {
        var route = routes.MapPost(pattern, handler).WithMetadata(new RequireAntiforgeryTokenAttribute()).ExcludeFromDescription();
        route.AddEndpointFilter(async (call, next) =>
        {
            var http = call.HttpContext;
            var token = http.Features.Get<IAntiforgeryValidationFeature>();
            if (token is { IsValid: false, Error.InnerException: InvalidDataException })
                return Page.Fault(http, StatusCodes.Status413PayloadTooLarge, Texts<PlatformTexts>.Say("FieldTooLarge", LongestField / 1024 / 1024)); // one of its texts is larger than forms hold
            if (token is { IsValid: false, Error.InnerException: BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } })
                return Page.Fault(http, StatusCodes.Status413PayloadTooLarge, LargeBodies.Sentence); // the token was sought in a form too large to read
            if (token is { IsValid: false })
                return await StaleForm.Answer(http);
            var visit = http.Visit();
            return anonymous || visit.Actor.PersonId is not null
                ? await next(call)
                : Results.Redirect($"{visit.Root}/sign-in?returnUrl={Uri.EscapeDataString(http.Request.Headers.Referer.Count > 0 ? LocalPath(http.Request.Headers.Referer!) : "/my")}");
        });
        return route;
    }

    public static Visit Visit(this HttpContext http) => (Visit)http.RequestServices.GetService(typeof(Visit))!;

    /// <summary>A refusal as a form shows it: fields with their sentences, or one sentence for the whole form.</summary>
    public static FormErrors ToFormErrors(this Refusal refusal)
    {
        var errors = new FormErrors();
        if (refusal.Fields.Count == 0)
            errors.Add("", refusal.Sentence.ToString());
        foreach (var fault in refusal.Fields)
            errors.Add(fault.Field, fault.Sentence.ToString());
        return errors;
    }

    private static string LocalPath(string referer) => Uri.TryCreate(referer, UriKind.Absolute, out var uri) ? uri.PathAndQuery : "/my";
}

/// <summary>Pages as answers of endpoints.</summary>
public static class Page
{
    /// <summary>Renders a page component with parameters (an anonymous object), in its layout.</summary>
    public static IResult Show<TPage>(object parameters, int status = StatusCodes.Status200OK)
        where TPage : IComponent =>
        new RazorComponentResult<PageFrame>(new { Page = typeof(TPage), Given = Given(parameters) }) { StatusCode = status };

    /// <summary>The same page again after a refusal: 422 for what can be mended in the form, else the refusal's own status.</summary>
    public static IResult Again<TPage>(Refusal refusal, object parameters)
        where TPage : IComponent =>
        Show<TPage>(parameters, RefusalAnswers.StatusOf(refusal.Kind));

    private static Dictionary<string, object?> Given(object parameters) =>
        new Microsoft.AspNetCore.Routing.RouteValueDictionary(parameters).ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.OrdinalIgnoreCase);

    /// <summary>A page that says what went wrong, in the layout everybody may see.</summary>
    public static IResult Fault(HttpContext http, int status, Said sentence)
    {
        http.Response.StatusCode = status;
        return Show<FaultPage>(new { Status = status, Sentence = sentence.ToString() }, status);
    }

    /// <summary>The same for an order that was refused.</summary>
    public static IResult Fault(HttpContext http, Refusal refusal) => Fault(http, RefusalAnswers.StatusOf(refusal.Kind), refusal.Sentence);

    /// <summary>The same when the door itself is closed; null for what can be mended in the form.</summary>
    public static IResult? Closed(HttpContext http, Refusal refusal) => refusal.Kind is RefusalKind.Forbidden or RefusalKind.Missing ? Fault(http, refusal) : null;

    /// <summary>See other (303): the answer to every form that succeeded.</summary>
    public static IResult SeeOther(this Visit visit, string path) => new Redirection(visit.Root + path);

    private sealed class Redirection(string to) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = to;
            return Task.CompletedTask;
        }
    }
}
