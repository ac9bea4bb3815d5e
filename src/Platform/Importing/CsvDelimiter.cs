namespace Steward.Platform.Importing;

/// <summary>Which character parts the cells: the one under which the first records agree best on their number of cells.</summary>
internal static class CsvDelimiter
{
    private const int SampleLength = 128 * 1024;
    private const int SampleRecords = 60;
    private static readonly char[] Candidates = [',', ';', '\t', '|'];

    /// <summary>Excel's own hint, a first line <c>sep=;</c>.</summary>
    public static char? Hint(string? firstLine) =>
        firstLine is { Length: 5 } && firstLine.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) ? firstLine[4] : null;

    public static char Find(TextReader reader)
    {
        var buffer = new char[SampleLength];
        var length = reader.ReadBlock(buffer, 0, buffer.Length);
        var sample = buffer.AsSpan(0, length).ToString();
        var first = sample.AsSpan().IndexOfAny('\r', '\n');
        if (Hint(first < 0 ? sample : sample[..first]) is { } hint) return hint;
        return Candidates.Select(candidate => (candidate, score: Score(sample, candidate))).MaxBy(pair => pair.score).candidate;
    }

    private static double Score(string sample, char delimiter)
    {
        var widths = Widths(sample, delimiter);
        if (widths.Count == 0) return 0;
        var (width, records) = widths.GroupBy(w => w).Select(group => (group.Key, group.Count()))
            .Where(pair => pair.Key > 1).OrderByDescending(pair => pair.Item2).ThenByDescending(pair => pair.Key).FirstOrDefault();
        var share = records / (double)widths.Count;
        return width <= 1 ? 0 : share * share * Math.Log2(width);
    }

    private static List<int> Widths(string sample, char delimiter)
    {
        var widths = new List<int>();
        int width = 1, from = 0;
        var quoted = false;
        for (var i = 0; i < sample.Length && widths.Count < SampleRecords; i++)
        {
            var c = sample[i];
            if (c == '"') quoted = quoted ? !EndsQuote(sample, ref i) : i == from || sample[i - 1] == delimiter;
            else if (quoted) continue;
            else if (c == delimiter) width++;
            else if (c == '\n')
            {
                if (sample.AsSpan(from, i - from).Trim().Length > 0) widths.Add(width);
                width = 1;
                from = i + 1;
            }
        }
        if (from < sample.Length && !quoted && widths.Count < SampleRecords && sample.Length < SampleLength) widths.Add(width);
        return widths;
    }

    // Inside quotes: a doubled quote is a quote, a single one ends.
    private static bool EndsQuote(string sample, ref int i)
    {
        if (i + 1 >= sample.Length || sample[i + 1] != '"') return true;
        i++;
        return false;
    }
}
