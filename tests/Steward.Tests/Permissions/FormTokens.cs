using System.Text.RegularExpressions;

namespace Steward.Tests.Permissions;

/// <summary>The pair every form needs: a cookie and the hidden field that belongs to it. Without it nobody gets as far as a permission.</summary>
internal sealed partial class FormTokens
{
    private readonly string cookie;
    private readonly string field;

    private FormTokens(string cookie, string field) => (this.cookie, this.field) = (cookie, field);

    public static async Task<FormTokens> FetchAsync(Uri world)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false });
        using var answer = await http.GetAsync(world.AbsoluteUri + "/sign-in");
        var cookie = answer.Headers.GetValues("Set-Cookie").Select(value => value.Split(';')[0]).Single(value => value.StartsWith("steward-form", StringComparison.Ordinal));
        return new(cookie, Field().Match(await answer.Content.ReadAsStringAsync()).Groups["value"].Value);
    }

    public void Put(HttpRequestMessage request, string form)
    {
        request.Headers.Add("Cookie", cookie);
        request.Content = new StringContent($"{form}{(form is "" ? "" : "&")}__RequestVerificationToken={Uri.EscapeDataString(field)}");
        request.Content.Headers.ContentType = new("application/x-www-form-urlencoded");
    }

    public void PutFile(HttpRequestMessage request, string name)
    {
        request.Headers.Add("Cookie", cookie);
        request.Content = new MultipartFormDataContent { { new StringContent(field), "__RequestVerificationToken" }, { new ByteArrayContent("worthless"u8.ToArray()), name, "worthless.txt" } };
    }

    [GeneratedRegex("""name="__RequestVerificationToken"[^>]*value="(?<value>[^"]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Field();
}
