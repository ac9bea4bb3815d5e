namespace Steward.ServiceDesk.Playbooks;

public enum EntryKind
{
    Step = 0,
    Question = 1,

    /// <summary>A text to be put into an answer; it is not ticked.</summary>
    Wording = 2,
}

/// <summary>One entry of a playbook.</summary>
/// <param name="Kind">To do, to ask, or to say.</param>
/// <param name="Text">What it says; wordings may have several lines.</param>
public sealed record PlaybookEntry(EntryKind Kind, string Text)
{
    public const int LongestKey = 200;
    public const int Most = 100;

    /// <summary>What a tick keeps of it.</summary>
    public string Key => Text.Length <= LongestKey ? Text : Text[..LongestKey];

    /// <summary>
    /// Reads what is written: a line is a step; one that begins with <c>?</c> is a question; lines that begin with <c>&gt;</c> and follow each other are one
    /// wording. Empty lines part wordings and mean nothing else.
    /// </summary>
    public static IReadOnlyList<PlaybookEntry> Read(string body)
    {
        var entries = new List<PlaybookEntry>();
        var saying = false;
        foreach (var line in body.ReplaceLineEndings("\n").Split('\n').Select(l => l.Trim()))
        {
            if (line.StartsWith('>'))
            {
                var said = line[1..].Trim();
                if (saying)
                    entries[^1] = entries[^1] with { Text = $"{entries[^1].Text}\n{said}" };
                else
                    entries.Add(new PlaybookEntry(EntryKind.Wording, said));
                saying = true;
                continue;
            }

            saying = false;
            if (line.Length > 0)
                entries.Add(line[0] == '?' ? new PlaybookEntry(EntryKind.Question, line[1..].Trim()) : new PlaybookEntry(EntryKind.Step, line.TrimStart('-', '*', ' ')));
        }

        return [.. entries.Where(e => e.Text.Length > 0)];
    }
}
