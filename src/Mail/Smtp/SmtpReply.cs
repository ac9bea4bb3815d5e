using System.Text;
using Steward.Mail.Wire;

namespace Steward.Mail.Smtp;

/// <summary>What a server answered: its code and its words.</summary>
/// <param name="Code">Three digits; 4xx asks to try later, 5xx refuses.</param>
/// <param name="Words">All lines, cleaned of control characters and cut.</param>
public sealed record SmtpReply(int Code, string Words)
{
    private const int LongestLine = 2_048;
    private const int MostLines = 100;
    private const int LongestWords = 600;

    internal IReadOnlyList<string> Lines { get; private init; } = [];

    public bool IsGood => Code is >= 200 and < 400;

    public bool IsFinal => Code >= 500;

    public override string ToString() => $"{Code} {Words}";

    internal static async Task<SmtpReply> Read(LineStream wire, CancellationToken cancel, TimeSpan? patience = null)
    {
        var lines = new List<string>();
        while (true)
        {
            var line = Encoding.UTF8.GetString(await wire.ReadLine(LongestLine, cancel, patience));
            if (line.Length < 3 || !line.AsSpan(0, 3).ContainsOnlyDigits() || line[0] is < '2' or > '5' || (line.Length > 3 && line[3] is not (' ' or '-')))
                throw new WireException(WireTrouble.Protocol, ServerWords.Clean(line, 200));
            lines.Add(line.Length > 4 ? line[4..] : "");
            if (line.Length == 3 || line[3] == ' ')
                return new SmtpReply(int.Parse(line.AsSpan(0, 3)), ServerWords.Clean(string.Join(' ', lines), LongestWords)) { Lines = lines };
            if (lines.Count == MostLines)
                throw new WireException(WireTrouble.Endless, $"a reply of more than {MostLines} lines");
        }
    }
}

/// <summary>Words of a stranger, made fit to be shown and stored.</summary>
internal static class ServerWords
{
    public static string Clean(string words, int longest)
    {
        var clean = new StringBuilder(Math.Min(words.Length, longest));
        foreach (var one in words)
        {
            if (clean.Length == longest)
                return clean.Append('…').ToString();
            clean.Append(char.IsControl(one) ? ' ' : one);
        }

        return clean.ToString().Trim();
    }

    public static bool ContainsOnlyDigits(this ReadOnlySpan<char> text)
    {
        foreach (var one in text)
        {
            if (!char.IsAsciiDigit(one))
                return false;
        }

        return true;
    }
}
