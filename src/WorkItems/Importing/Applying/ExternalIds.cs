using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Steward.WorkItems.Importing.Applying;

/// <summary>How an item of a file is known again, and whether it changed.</summary>
internal static class ExternalIds
{
    public const int Longest = 200;

    private static readonly JsonSerializerOptions Plain = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };

    /// <summary>The id in the other system; a very long one is cut and made unique again by its hash.</summary>
    public static string Of(ItemDraft draft) => Short(draft.ExternalId);

    public static string Short(string id) => id.Length <= Longest ? id : string.Concat(id.AsSpan(0, Longest - 34).TrimEnd('\uD83D'), "…", Hash(id));

    /// <summary>The same for the same content, wherever its rows stand in the file.</summary>
    public static string ContentOf(ItemDraft draft) => Hash(JsonSerializer.Serialize(
        draft with { Rows = [], History = [.. draft.History.Select(happened => happened with { Row = 0 })] }, Plain));

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32];
}
