using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Steward.Testing.Web;

/// <summary>A program that talks to the API: paths as in the documentation (<c>/api/v1/items</c>), bodies as anonymous objects.</summary>
public sealed class ApiClient(Uri address, string? token)
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) });

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    public Task<ApiAnswer> Get(string path) => Send(HttpMethod.Get, path, null);

    public Task<ApiAnswer> Post(string path, object body, string? once = null, string? ifMatch = null) => Send(HttpMethod.Post, path, Said(body), once, ifMatch);

    public Task<ApiAnswer> Patch(string path, object body, string? once = null, string? ifMatch = null) => Send(HttpMethod.Patch, path, Said(body), once, ifMatch);

    public Task<ApiAnswer> Delete(string path, string? ifMatch = null) => Send(HttpMethod.Delete, path, null, null, ifMatch);

    /// <summary>Sends any content, for what is not JSON or not well-formed.</summary>
    public async Task<ApiAnswer> Send(HttpMethod method, string path, HttpContent? content, string? once = null, string? ifMatch = null)
    {
        using var request = new HttpRequestMessage(method, address.AbsoluteUri + path) { Content = content };
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (once is not null)
            request.Headers.Add("Idempotency-Key", once);
        if (ifMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        using var response = await Http.SendAsync(request);
        return new ApiAnswer(
            response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers.ETag?.Tag,
            response.Headers.Location?.OriginalString, response.Content.Headers.ContentType?.MediaType);
    }

    private static StringContent Said(object body) =>
        new(body as string ?? JsonSerializer.Serialize(body, Json), Encoding.UTF8, "application/json");
}

/// <summary>What the API answered.</summary>
public sealed record ApiAnswer(HttpStatusCode Status, string Text, string? ETag, string? Location, string? MediaType)
{
    private JsonElement? parsed;

    public int Code => (int)Status;

    public JsonElement Json => parsed ??= JsonDocument.Parse(Text).RootElement;

    /// <summary>A text field of the answer; null when it is absent or null.</summary>
    public string? this[string field] =>
        Json.TryGetProperty(field, out var value) && value.ValueKind != JsonValueKind.Null ? value.ToString() : null;

    /// <summary>The sentence a refusal holds for a field; empty when it holds none.</summary>
    public string Fault(string field) =>
        Json.TryGetProperty("errors", out var errors) && errors.TryGetProperty(field, out var sentences) ? sentences[0].GetString() ?? "" : "";

    /// <summary>The objects of a list field.</summary>
    public IReadOnlyList<JsonElement> List(string field) => [.. Json.GetProperty(field).EnumerateArray()];

    /// <summary>One text field of every object of a list.</summary>
    public IReadOnlyList<string?> Each(string list, string field) => [.. List(list).Select(o => o.GetProperty(field).GetString())];
}
