using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;

namespace Steward.Tests.Permissions;

/// <summary>What came back, reduced to what everybody may compare.</summary>
internal sealed partial record Answered(int Status, string? Location, string? MediaType, bool HasETag, string Body)
{
    // redirects are answers here, and cookies belong to the antiforgery pair that is sent by hand
    private static readonly HttpClient Http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    public static async Task<Answered> AskAsync(Uri world, Row row, string subject, Knocker knocker, FormTokens forms)
    {
        using var request = new HttpRequestMessage(new HttpMethod(row.Method), world.AbsoluteUri + row.Path.Replace("{}", subject, StringComparison.Ordinal));
        request.Headers.Accept.ParseAdd(row.Path.StartsWith("/api/", StringComparison.Ordinal) ? "application/json" : "text/html");
        if (knocker.Token is { } token) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (row.Json is { } json) request.Content = new StringContent(json.Replace("{}", subject, StringComparison.Ordinal), Encoding.UTF8, "application/json");
        if (row.Form is { } form) forms.Put(request, form.Replace("{}", Uri.EscapeDataString(subject), StringComparison.Ordinal));
        if (row.Upload is { } field) forms.PutFile(request, field);

        using var response = await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        var endless = row.Endless && response.IsSuccessStatusCode;
        var body = endless ? "" : await response.Content.ReadAsStringAsync();
        return new((int)response.StatusCode, response.Headers.Location?.OriginalString, response.Content.Headers.ContentType?.MediaType, response.Headers.ETag is not null, body);
    }

    /// <summary>The answer without the names that were asked for and without what differs between two equal answers.</summary>
    public Answered Without(Subject subject) => this with { Location = Clean(Location, subject), Body = Clean(Body, subject)! };

    public Outcome? ReadAs(Uri world, bool unfinished) => Status switch
    {
        401 => Outcome.SignIn,
        403 => Outcome.Refused,
        302 or 303 when Goes(world, "/sign-in") => Outcome.SignIn,
        302 when Goes(world, "/portal") => Outcome.Portal,
        404 => Outcome.Hidden,
        < 400 or 409 or 412 => Outcome.In,
        422 when unfinished => Outcome.In,
        _ => null,
    };

    private bool Goes(Uri world, string path) => Location?.StartsWith(world.AbsolutePath + path, StringComparison.Ordinal) == true;

    private static string? Clean(string? text, Subject subject)
    {
        if (text is null) return null;
        foreach (var name in new[] { subject.Own, subject.Foreign, subject.Absent }.Distinct(StringComparer.Ordinal))
            text = Regex.Replace(text, $@"\b({Regex.Escape(name)}|{Regex.Escape(Uri.UnescapeDataString(name))})\b", "SUBJECT", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
        // an address of an item also names its space, which the frame takes over into links without looking it up
        foreach (var place in new[] { subject.Own, subject.Foreign, subject.Absent }.Where(name => name.Contains('-')).Select(name => name[..name.LastIndexOf('-')]).Distinct(StringComparer.Ordinal))
            text = text.Replace($"?space={place}\"", "?space=PLACE\"", StringComparison.Ordinal);
        return Passing().Replace(text, "PASSING");
    }

    // nonces, antiforgery tokens, once-keys, trace ids and times of the clock
    [GeneratedRegex("""nonce="[^"]+"|name="csp-nonce" content="[^"]+"|value="CfDJ8[^"]+"|name="once" value="[^"]+"|"traceId":"[^"]+"|data-at="[^"]+"|\d\d:\d\d(:\d\d)?""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Passing();
}
