using Steward.Platform.Importing;

namespace Steward.WorkItems.Importing.Applying;

/// <summary>What a file looks like, kept with its run so that the mapping page need not read it again.</summary>
public sealed record FileLook(
    TableFormat Format, string? Encoding, string? Sheet, IReadOnlyList<string> Sheets, int HeaderRow, IReadOnlyList<string> Titles, int Rows, IReadOnlyList<LookedColumn> Columns)
{
    private const int Samples = 3;
    private const int Vocabulary = 60;

    public static FileLook Of(TableFile file, TableProfile profile) => new(
        file.Format, file.EncodingName, file.Sheet, file.Sheets, profile.HeaderRow, profile.Titles, profile.Rows,
        [.. profile.Columns.Select((column, i) => new LookedColumn(column.Name, column.Filled, SamplesOf(profile, i), ValuesOf(column)))]);

    private static IReadOnlyList<string> SamplesOf(TableProfile profile, int column) =>
        [.. profile.Sample.Select(row => row[column].Text).Where(text => text.Length > 0).Distinct().Take(Samples).Select(text => text.Length <= 80 ? text : text[..80] + "…")];

    // A vocabulary is a short list; a column of titles or dates is none.
    private static IReadOnlyDictionary<string, int> ValuesOf(ColumnProfile column) =>
        column.HasMoreValues || column.Values.Count > Vocabulary
            ? new Dictionary<string, int>()
            : column.Values.OrderByDescending(pair => pair.Value).ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
}

/// <summary>What one column looks like.</summary>
/// <param name="Name">In the header.</param>
/// <param name="Filled">How many rows hold something.</param>
/// <param name="Samples">The first different values.</param>
/// <param name="Values">All values with how often each occurs, where they are few.</param>
public sealed record LookedColumn(string Name, int Filled, IReadOnlyList<string> Samples, IReadOnlyDictionary<string, int> Values);
