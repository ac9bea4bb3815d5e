namespace Steward.Platform.Search;

/// <summary>How many letters apart two words are (Levenshtein 1965): to name what was probably meant.</summary>
public static class WordDistance
{
    /// <summary>Insertions, deletions and replacements from one to the other; <see cref="int.MaxValue"/> when lengths differ by more than 2 or a word is long.</summary>
    public static int Of(string one, string other)
    {
        if (Math.Abs(one.Length - other.Length) > 2 || one.Length > 40)
            return int.MaxValue;
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var (diagonal, left) = (row[0], row[0] = i);
            for (var j = 1; j <= other.Length; j++)
            {
                var best = Math.Min(Math.Min(row[j] + 1, left + 1), diagonal + (one[i - 1] == other[j - 1] ? 0 : 1));
                (diagonal, left, row[j]) = (row[j], best, best);
            }
        }

        return row[^1];
    }
}
