using System.Text.Json;
using Steward.Testing.Company;

namespace Steward.Tests.Collaboration;

/// <summary>Reads inboxes as their owners do.</summary>
public abstract class InboxTest : WorldTest
{
    protected static async Task<IReadOnlyList<Told>> InboxOf(WorldPerson person, string query = "")
    {
        var answer = await person.Api.Get("/api/v1/notifications" + query);
        return [.. answer.List("notifications").Select(Told.Read)];
    }

    protected static async Task<int> UnreadOf(WorldPerson person) => (await person.Api.Get("/api/v1/notifications")).Json.GetProperty("unread").GetInt32();
}

/// <summary>A row of an inbox as the API answers it.</summary>
public sealed record Told(string Item, string Text, string Reasons, int Unread)
{
    public static Told Read(JsonElement row) => new(
        row.GetProperty("item").GetString()!, row.GetProperty("text").GetString()!,
        string.Join(' ', row.GetProperty("reasons").EnumerateArray().Select(r => r.GetString())), row.GetProperty("unread").GetInt32());
}
