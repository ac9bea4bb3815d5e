using System.Text;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;
using Steward.Platform.Blobs;
using Steward.Platform.Workspaces;
using Steward.WorkItems.Items;

namespace Steward.WorkItems.Attaching.Showing;

/// <summary>A line of a comparison: what it was and what it is. A skipped run of equal lines has neither number.</summary>
internal sealed record ComparedLine(int? OldNumber, string? Old, int? NewNumber, string? New, bool Changed, int Skipped = 0);

/// <summary>Two versions of a text, line by line.</summary>
internal static class FileComparison
{
    public const int LongestText = 512 * 1024;
    public const int MostLines = 5_000;
    private const int Around = 3;

    /// <summary>The text of a version; null when it is none, too long, or gone.</summary>
    public static async Task<string?> TextOf(Attachment file, BlobStore blobs, Workspace workspace, CancellationToken cancel)
    {
        if (file.MediaType != MediaTypes.Text || file.Size > LongestText || await blobs.Open(workspace, file.Hash, cancel) is not { } content)
            return null;
        await using var open = content;
        using var reader = new StreamReader(open, Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        var text = await reader.ReadToEndAsync(cancel);
        return text.AsSpan().Count('\n') > MostLines ? null : text;
    }

    public static IReadOnlyList<ComparedLine> Compare(string old, string now)
    {
        var model = new SideBySideDiffBuilder(new DiffPlex.Differ()).BuildDiffModel(old, now, false);
        var lines = model.OldText.Lines.Zip(model.NewText.Lines, (before, after) => new ComparedLine(
            before.Type == ChangeType.Imaginary ? null : before.Position, before.Type == ChangeType.Imaginary ? null : before.Text,
            after.Type == ChangeType.Imaginary ? null : after.Position, after.Type == ChangeType.Imaginary ? null : after.Text,
            before.Type != ChangeType.Unchanged || after.Type != ChangeType.Unchanged)).ToList();
        return Folded(lines);
    }

    // long runs of equal lines are told, not shown
    private static List<ComparedLine> Folded(List<ComparedLine> lines)
    {
        var near = new bool[lines.Count];
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Changed)
                near.AsSpan(Math.Max(0, i - Around)..Math.Min(lines.Count, i + Around + 1)).Fill(true);
        }

        var folded = new List<ComparedLine>();
        for (var i = 0; i < lines.Count; i++)
        {
            if (near[i])
                folded.Add(lines[i]);
            else if (folded.Count > 0 && folded[^1].Skipped > 0)
                folded[^1] = folded[^1] with { Skipped = folded[^1].Skipped + 1 };
            else
                folded.Add(new ComparedLine(null, null, null, null, false, 1));
        }

        return folded;
    }
}
