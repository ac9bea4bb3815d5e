using Steward.WorkItems.Linking;

namespace Steward.WorkItems.Timeline;

/// <summary>Which fields of a history name another item, so that whoever tells it asks first whether the reader sees that one.</summary>
internal static class NamedItems
{
    public static bool NamesAnother(string field) => field is "parent" or "merged" or "mergedInto" || LinkEnd.Find(field) is not null;
}
