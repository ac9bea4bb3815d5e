using System.Globalization;

namespace Steward.WorkItems.Items;

/// <summary>How people name an item: <c>NET-1042</c>. Old keys resolve after a move or a rename.</summary>
public readonly record struct WorkItemKey(string Space, long Number)
{
    public static bool TryParse(string? text, out WorkItemKey key)
    {
        key = default;
        var dash = text?.LastIndexOf('-') ?? -1;
        if (dash is < 2 or > 10 || text!.Length - dash > 13
            || !long.TryParse(text.AsSpan(dash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number == 0)
            return false;
        var space = text[..dash].ToUpperInvariant();
        if (!char.IsAsciiLetterUpper(space[0]) || !space.All(char.IsAsciiLetterOrDigit))
            return false;
        key = new WorkItemKey(space, number);
        return true;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Space}-{Number}");
}
