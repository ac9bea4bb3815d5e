using System.Globalization;
using Steward.Scheduling.Levelling;

namespace Steward.Scheduling.Psplib;

/// <summary>Walks the lines of a file that say something: neither empty nor a rule of stars or dashes.</summary>
sealed class PsplibLines(string text)
{
    int at;

    /// <summary>The line read last, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>The next line, trimmed.</summary>
    /// <param name="wanted">What ought to stand there, for the sentence when the file ends instead.</param>
    public string Next(string wanted) => TryNext() ?? throw Refuse($"the file ends where {wanted} should follow.");

    public string? TryNext()
    {
        while (at < text.Length)
        {
            var end = text.IndexOf('\n', at);
            var line = (end < 0 ? text[at..] : text[at..end]).Trim();
            at = end < 0 ? text.Length : end + 1;
            Number++;
            if (line.Length > 0 && !line.All(character => character == '*') && !line.All(character => character == '-'))
                return line;
        }
        return null;
    }

    /// <summary>A line that starts with a word of the format.</summary>
    public string Next(string start, string wanted)
    {
        var line = Next(wanted);
        return line.StartsWith(start, StringComparison.OrdinalIgnoreCase) ? line : throw Refuse($"expected {wanted}, found {Shown(line)}.");
    }

    /// <summary>The number behind the colon of a line such as "horizon : 158"; letters behind the number are let stand.</summary>
    public int Headed(string start, int least, int most)
    {
        var line = Next(start, $"the line '{start} : NUMBER'");
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
            throw Refuse($"no colon after {Shown(start)}; write '{start} : NUMBER'.");
        var words = line[(colon + 1)..].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? throw Refuse($"no number after {Shown(start)}.") : Number32(words[0], start, least, most);
    }

    /// <summary>A line of whole numbers.</summary>
    public int[] Numbers(string wanted)
    {
        var line = Next(wanted);
        var words = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        // as many as an activity with every other one behind it could have, and no more
        if (words.Length > ProjectInstance.MaximumActivities + 3)
            throw Refuse($"{words.Length} numbers in one line are more than any project has.");
        return [.. words.Select(word => Number32(word, wanted, 0, int.MaxValue))];
    }

    public int Number32(string word, string what, int least, int most)
    {
        if (!int.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            throw Refuse($"{Shown(word)} in {what} is not a whole number.");
        return number >= least && number <= most
            ? number
            : throw Refuse(most == int.MaxValue ? $"{number} in {what} is below {least}." : $"{number} in {what} is not between {least} and {most}.");
    }

    public PsplibException Refuse(string sentence) => new(Number, sentence);

    /// <summary>Text of the file as it may be shown: at most 40 characters of it, nothing that a terminal obeys.</summary>
    public static string Shown(string found)
    {
        var plain = string.Concat(found.Take(40).Select(character => char.IsControl(character) ? '?' : character));
        return found.Length > 40 ? $"'{plain}…'" : $"'{plain}'";
    }
}
