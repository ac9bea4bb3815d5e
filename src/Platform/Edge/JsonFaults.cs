using System.Text.Json;
using Steward.Platform.Text;

namespace Steward.Platform.Edge;

/// <summary>Says what is wrong with JSON in words of the sender: names of fields and places in the text, never types of the program or content.</summary>
internal static class JsonFaults
{
    private const string Unmapped = "could not be mapped to any .NET member";
    private const string Missing = "missing required properties including: ";
    private const string NotNull = "doesn't allow setting null";
    private const string Unconverted = "could not be converted to";

    public static Said Say(JsonException fault)
    {
        if (fault.Message.Contains(Unmapped, StringComparison.Ordinal) && fault.Message.Split('\'') is [_, var name, ..])
            return Texts<PlatformTexts>.Say("JsonUnknownField", name);
        if (fault.Message.IndexOf(Missing, StringComparison.Ordinal) is >= 0 and var at)
            return Texts<PlatformTexts>.Say("JsonMissingField", fault.Message[(at + Missing.Length)..].Split(". ")[0].Trim(' ', '.'));
        if (fault.Message.Contains(Unconverted, StringComparison.Ordinal) || fault.Message.Contains(NotNull, StringComparison.Ordinal))
            return Texts<PlatformTexts>.Say("JsonWrongKind", Field(fault.Path), Line(fault));
        return fault.InnerException is JsonException // the reader's own; a converter's has words of ours
            ? Texts<PlatformTexts>.Say("JsonMalformed", Line(fault), (fault.BytePositionInLine ?? 0) + 1)
            : Texts<PlatformTexts>.Say("BadRequest", fault.Message);
    }

    private static long Line(JsonException fault) => (fault.LineNumber ?? 0) + 1;

    private static string Field(string? path) => path is { Length: > 2 } && path.StartsWith("$.", StringComparison.Ordinal) ? path[2..] : "$";
}
