using Steward.Platform.Importing;

namespace Steward.WorkItems.Importing.Planning;

/// <summary>
/// Which items the rows of a file mean when they name each other: by number or by second number. What no row of the file has is looked for
/// among items imported before, and said so; circles of parents are broken.
/// </summary>
internal static class References
{
    public static (IReadOnlyList<ItemDraft> Drafts, IReadOnlyList<RowProblem> Problems) Resolve(IReadOnlyList<ItemDraft> drafts, RowReading reading)
    {
        if (!drafts.Any(draft => draft.Parent is not null || draft.Links is not null)) return (drafts, []);
        var numbers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var draft in drafts)
        {
            numbers.TryAdd(draft.ExternalId, draft.ExternalId);
            if (draft.OtherId is { } other) numbers.TryAdd(other, draft.ExternalId);
        }
        var problems = new List<RowProblem>();
        var resolved = drafts.Select(draft => draft with
        {
            Parent = draft.Parent is { } parent ? Known(draft, reading.ColumnOf(ImportField.Parent), parent) : null,
            Links = draft.Links is { } links ? [.. links.Select(link => link with { Other = Known(draft, link.Column, link.Other) }).Where(link => link.Other != draft.ExternalId)] : null,
        }).ToList();
        BreakCircles(resolved, reading, problems);
        return (resolved, problems);

        string Known(ItemDraft draft, string column, string written)
        {
            if (numbers.TryGetValue(written, out var number)) return number;
            problems.Add(ItemProblems.ReferenceElsewhere.At(draft.Rows[0], column, written));
            return written;
        }
    }

    private static void BreakCircles(List<ItemDraft> drafts, RowReading reading, List<RowProblem> problems)
    {
        var above = drafts.Where(draft => draft.Parent is not null).ToDictionary(draft => draft.ExternalId, draft => draft.Parent!, StringComparer.OrdinalIgnoreCase);
        var sound = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < drafts.Count; i++)
        {
            var way = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            var at = drafts[i].ExternalId;
            while (way.Add(at) && !sound.Contains(at) && above.TryGetValue(at, out var next)) at = next;
            if (!sound.Contains(at) && above.ContainsKey(at) && at.Equals(drafts[i].ExternalId, StringComparison.OrdinalIgnoreCase))
            {
                problems.Add(ItemProblems.ParentCircle.At(drafts[i].Rows[0], reading.ColumnOf(ImportField.Parent), drafts[i].Parent));
                above.Remove(at);
                drafts[i] = drafts[i] with { Parent = null };
            }
            else if (!above.ContainsKey(at) || sound.Contains(at))
            {
                sound.UnionWith(way);
            }
        }
    }
}
