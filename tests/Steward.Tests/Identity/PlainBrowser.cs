using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace Steward.Tests.Identity;

/// <summary>A browser that hides nothing: shows cookies, follows no redirect, and sends forms with the token of the page they stand on. Paths are those below the workspace.</summary>
public sealed partial class PlainBrowser(Uri address)
{
    private readonly CookieContainer cookies = new();
    private HttpClient? client;

    public HttpClient Client => client ??= new HttpClient(new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false });

    public string? Cookie(string name) => cookies.GetCookies(address)[name]?.Value;

    public void SetCookie(string name, string value) => cookies.Add(address, new Cookie(name, value, "/"));

    public void Bearer(string token) => Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);

    public Task<HttpResponseMessage> Get(string path) => Client.GetAsync(At(path));

    public async Task<string> Page(string path) => await (await Get(path)).Content.ReadAsStringAsync();

    /// <summary>Opens the page, takes its antiforgery token and posts the fields.</summary>
    public async Task<HttpResponseMessage> Send(string page, string action, params (string Name, string Value)[] fields)
    {
        var token = TokenPattern().Match(await Page(page)).Groups["token"].Value;
        return await Post(action, [("__RequestVerificationToken", token), .. fields]);
    }

    public Task<HttpResponseMessage> Post(string action, params (string Name, string Value)[] fields) =>
        Client.PostAsync(At(action), new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))));

    public Task<HttpResponseMessage> SignIn(string email, string password) => Send("/sign-in", "/sign-in/password", ("email", email), ("password", password));

    /// <summary>Where an answer leads, below the workspace.</summary>
    public string? To(HttpResponseMessage answer) => answer.Headers.Location?.ToString() is { } path && path.StartsWith(address.AbsolutePath, StringComparison.Ordinal)
        ? path[address.AbsolutePath.Length..]
        : answer.Headers.Location?.ToString();

    /// <summary>Whether a session of somebody is open: the sign-in page sends those who are in away.</summary>
    public async Task<bool> IsIn() => (await Get("/sign-in")).StatusCode == HttpStatusCode.SeeOther;

    private Uri At(string path) => new(address.AbsoluteUri.TrimEnd('/') + path);

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TokenPattern();
}
