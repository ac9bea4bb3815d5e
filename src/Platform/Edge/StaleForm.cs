using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Steward.Platform.Text;

namespace Steward.Platform.Edge;

/// <summary>
/// A form whose token does not fit: an old page, another sign-in since, cookies that were cleared, or another site. From our own pages the
/// typed text comes back, with a fresh token, to be looked at and sent again; another site's form is only refused. Nothing was done either way.
/// </summary>
internal static class StaleForm
{
    private const int MostFields = 200;
    private static readonly string[] NeverShown = ["password", "code", "secret", "credential", "token"];

    public static async Task<IResult> Answer(HttpContext http)
    {
        var sentence = Texts<PlatformTexts>.Say("FormTooOld");
        if (!IsFromHere(http.Request))
            return Page.Fault(http, StatusCodes.Status400BadRequest, sentence);
        IFormCollection form;
        try
        {
            http.Features.Set<IAntiforgeryValidationFeature>(null); // it keeps an unproved form from being read; here it is read to be shown, not to be carried out
            form = await http.Request.ReadFormAsync(http.RequestAborted);
        }
        catch (Exception fault) when (fault is InvalidDataException or InvalidOperationException or BadHttpRequestException)
        {
            return Page.Fault(http, StatusCodes.Status400BadRequest, sentence);
        }

        List<KeyValuePair<string, string>> typed =
        [
            .. form.Where(field => !field.Key.StartsWith("__", StringComparison.Ordinal)).SelectMany(field => field.Value.Select(value => KeyValuePair.Create(field.Key, value ?? ""))).Take(MostFields),
        ];
        if (typed.Exists(field => NeverShown.Any(word => field.Key.Contains(word, StringComparison.OrdinalIgnoreCase))))
            return Page.Fault(http, StatusCodes.Status400BadRequest, sentence);
        var action = $"{http.Request.PathBase}{http.Request.Path}{http.Request.QueryString}";
        return Page.Show<StaleFormPage>(new { Action = action, Typed = (IReadOnlyList<KeyValuePair<string, string>>)typed, HadFiles = form.Files.Count > 0 }, StatusCodes.Status400BadRequest);
    }

    /// <summary>Browsers say where a form comes from; who says nothing, or another place, gets nothing back that could be sent on.</summary>
    private static bool IsFromHere(HttpRequest request) =>
        Uri.TryCreate(request.Headers.Origin.ToString(), UriKind.Absolute, out var origin)
        && string.Equals(origin.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase) && origin.Scheme == request.Scheme;
}
