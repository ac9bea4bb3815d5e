using Steward.WorkItems.Items;

namespace Steward.WorkItems.Importing.Reading;

/// <summary>Priorities as others write them: "2 - High", "P1", "hoch", "3 normal". The word decides, the number only where no word stands.</summary>
internal static class PriorityWords
{
    private static readonly Dictionary<string, Priority> Known = Build(
        (Priority.Urgent, "urgent, critical, kritisch, dringend, sehr hoch, very high, highest, sofort, immediate, blocker, emergency, notfall, severe, sev1, sev 1, showstopper"),
        (Priority.High, "high, hoch, major, important, wichtig, elevated, erhöht, sev2, sev 2"),
        (Priority.Medium, "medium, mittel, moderate, normal, standard, average, sev3, sev 3"),
        (Priority.Low, "low, niedrig, gering, minor, planning, lowest, very low, sehr niedrig, trivial, sev4, sev 4"),
        (Priority.None, "none, keine, ohne, not set, nicht gesetzt"));

    private static readonly Priority[] ByNumber = [Priority.Urgent, Priority.High, Priority.Medium, Priority.Low, Priority.Low];

    public static Priority? Find(string text)
    {
        var normal = Words.Normal(text);
        if (Known.TryGetValue(normal, out var exact)) return exact;
        var words = normal.TrimStart('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', ' ');
        words = words.StartsWith('p') && words.Length > 1 && char.IsAsciiDigit(words[1]) ? words[2..].Trim() : words;
        if (words.Length > 0 && Known.TryGetValue(words, out var worded)) return worded;
        return words.Length == 0 && Digit(normal) is { } digit ? ByNumber[digit - 1] : null;
    }

    // "1" to "5" and "P1" to "P5"
    private static int? Digit(string normal)
    {
        var digits = normal.StartsWith('p') ? normal[1..] : normal;
        return digits.Length == 1 && digits[0] is >= '1' and <= '5' ? digits[0] - '0' : null;
    }

    private static Dictionary<string, Priority> Build(params (Priority Priority, string Names)[] rows) =>
        rows.SelectMany(row => row.Names.Split(", ").Select(name => (name, row.Priority)))
            .ToDictionary(pair => pair.name, pair => pair.Priority, StringComparer.Ordinal);
}
