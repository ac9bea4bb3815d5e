using Steward.Platform.Edge;

namespace Steward.Reporting.Items;

/// <summary>The address of the list behind a figure.</summary>
internal static class ItemsLink
{
    public static string Of(Visit visit, string query) => $"{visit.Root}/items?q={Uri.EscapeDataString(query)}";
}
