using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Steward.Testing.Web;

/// <summary>A browser without script: keeps cookies, follows redirects, fills in forms as they stand on the page, hidden fields included.</summary>
public sealed class Visitor(Uri address) : IDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = true });

    public Task<WebPage> Open(string path) => Read(http.GetAsync(Absolute(path)));

    /// <summary>Fills in and posts the form a selector finds. A field given twice is posted twice; a field not given keeps what the page holds.</summary>
    public Task<WebPage> Submit(WebPage page, string form, params (string Name, string Value)[] fields)
    {
        var found = page.Document.QuerySelector(form) as IHtmlFormElement
            ?? throw new InvalidOperationException($"No form '{form}' on {page.Path} ({(int)page.Status}): {page.Document.Body?.TextContent.Trim()}");
        var given = fields.Select(f => f.Name).ToHashSet(StringComparer.Ordinal);
        var values = Standing(found).Where(f => !given.Contains(f.Key)).Concat(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        return Read(http.PostAsync(new Uri(page.Url, found.GetAttribute("action") ?? ""), new FormUrlEncodedContent(values)));
    }

    /// <summary>The same by a button that sends its form elsewhere (<c>formaction</c>).</summary>
    public Task<WebPage> Press(WebPage page, string form, string button, params (string Name, string Value)[] fields)
    {
        var found = page.Document.QuerySelector(form) as IHtmlFormElement ?? throw new InvalidOperationException($"No form '{form}' on {page.Path} ({(int)page.Status})");
        var elsewhere = found.QuerySelector(button)?.GetAttribute("formaction") ?? throw new InvalidOperationException($"No button '{button}' in '{form}' that sends elsewhere");
        var given = fields.Select(f => f.Name).ToHashSet(StringComparer.Ordinal);
        var values = Standing(found).Where(f => !given.Contains(f.Key)).Concat(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        return Read(http.PostAsync(new Uri(page.Url, elsewhere), new FormUrlEncodedContent(values)));
    }

    /// <summary>Fills in and posts a form that carries one file.</summary>
    public Task<WebPage> Upload(WebPage page, string form, (string Field, string Name, byte[] Content) file, params (string Name, string Value)[] fields)
    {
        var found = page.Document.QuerySelector(form) as IHtmlFormElement
            ?? throw new InvalidOperationException($"No form '{form}' on {page.Path} ({(int)page.Status}): {page.Document.Body?.TextContent.Trim()}");
        var given = fields.Select(f => f.Name).ToHashSet(StringComparer.Ordinal);
        var sent = new MultipartFormDataContent { { new ByteArrayContent(file.Content), file.Field, file.Name } };
        foreach (var (name, value) in Standing(found).Where(f => !given.Contains(f.Key)).Concat(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))))
            sent.Add(new StringContent(value), name);
        return Read(http.PostAsync(new Uri(page.Url, found.GetAttribute("action") ?? ""), sent));
    }

    /// <summary>Sends anything with this visitor's cookies, for what a page would never send.</summary>
    public Task<HttpResponseMessage> Send(HttpMethod method, string path, HttpContent? content = null, string? origin = null)
    {
        var request = new HttpRequestMessage(method, Absolute(path)) { Content = content };
        if (origin is not null)
            request.Headers.Add("Origin", origin);
        return http.SendAsync(request);
    }

    /// <summary>Fetches a page as browsers do when the pointer only rests on a link.</summary>
    public Task<HttpResponseMessage> FetchAhead(string path) =>
        http.SendAsync(new HttpRequestMessage(HttpMethod.Get, Absolute(path)) { Headers = { { "X-Sec-Purpose", "prefetch" } } });

    public void Dispose() => http.Dispose();

    private static IEnumerable<KeyValuePair<string, string>> Standing(IHtmlFormElement form)
    {
        foreach (var element in form.Elements)
        {
            var value = element switch
            {
                IHtmlInputElement { Type: "submit" or "button" or "file" or "image" or "reset" } => null,
                IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } => null,
                IHtmlInputElement input => input.Value,
                IHtmlTextAreaElement area => area.Value,
                IHtmlSelectElement select => select.Value,
                _ => null,
            };
            if (value is not null && element.GetAttribute("name") is { Length: > 0 } name)
                yield return KeyValuePair.Create(name, value);
        }
    }

    private static async Task<WebPage> Read(Task<HttpResponseMessage> answer)
    {
        using var response = await answer;
        var html = await response.Content.ReadAsStringAsync();
        var context = BrowsingContext.New(Configuration.Default);
        var document = await context.OpenAsync(request => request.Content(html).Address(response.RequestMessage!.RequestUri!));
        return new WebPage(response.StatusCode, response.RequestMessage!.RequestUri!, html, document);
    }

    // pages link with the workspace's path already in front
    private Uri Absolute(string path) => path.StartsWith(address.AbsolutePath, StringComparison.Ordinal) && address.AbsolutePath.Length > 1
        ? new Uri(address, path)
        : new Uri(address.AbsoluteUri.TrimEnd('/') + path);
}

/// <summary>A page as it came: where, how, and its elements.</summary>
public sealed record WebPage(HttpStatusCode Status, Uri Url, string Html, IDocument Document)
{
    public string Path => Url.AbsolutePath;

    /// <summary>The visible words of the page's main part.</summary>
    public string Words => (Document.QuerySelector("main") ?? Document.Body)?.TextContent ?? "";

    public IElement? Find(string selector) => Document.QuerySelector(selector);
}
