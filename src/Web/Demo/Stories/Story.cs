using Steward.WorkItems.Items;

namespace Steward.Web.Demo.Stories;

/// <summary>Who says a line of a story, and what it does to the ticket.</summary>
internal enum Voice
{
    /// <summary>A: the assignee replies.</summary>
    Answer,

    /// <summary>N: the assignee notes something for colleagues.</summary>
    Note,

    /// <summary>C: a colleague notes something.</summary>
    Colleague,

    /// <summary>R: the requester replies.</summary>
    Requester,

    /// <summary>W: the assignee asks something and waits for the requester.</summary>
    AskAndWait,

    /// <summary>H: on hold, for this reason.</summary>
    Hold,

    /// <summary>S: resolved, with this sentence.</summary>
    Solve,
}

internal sealed record StoryLine(Voice Voice, string Text);

/// <summary>What can happen at a desk, with blanks: <c>{slot}</c> takes one value per ticket, <c>[a|b]</c> one of the words.</summary>
internal sealed record Story(
    string Space, string Type, Priority Priority, string Service, string From, int Weight, bool German, string Title, string Description, IReadOnlyList<StoryLine> Lines)
{
    /// <summary>All stories of all files.</summary>
    public static IReadOnlyList<Story> All { get; } =
    [
        .. new[] { "desk-hardware", "desk-accounts", "desk-german", "network", "applications", "facilities" }.SelectMany(f => Parse(ContentFile.Lines(f + ".txt"))),
    ];

    private static IEnumerable<Story> Parse(IEnumerable<string> lines)
    {
        List<string> block = [];
        foreach (var line in lines.Append("#"))
        {
            if (line[0] == '#' && block.Count > 0)
            {
                yield return Read(block);
                block = [];
            }

            block.Add(line);
        }
    }

    private static Story Read(List<string> block)
    {
        // "# IT incident high Meeting rooms any 6 de": the service may have several words
        var head = block[0].Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).ToList();
        var german = head[^1] == "de";
        if (german)
            head.RemoveAt(head.Count - 1);
        return new Story(
            head[0], head[1], Enum.Parse<Priority>(head[2], ignoreCase: true), string.Join(' ', head.Skip(3).SkipLast(2)), head[^2], int.Parse(head[^1]), german,
            block[1], block.Single(l => l[0] == '>')[1..].Trim(), [.. block.Skip(2).Where(l => l[0] != '>').Select(ReadLine)]);
    }

    private static StoryLine ReadLine(string line) => new(
        line[0] switch
        {
            'A' => Voice.Answer,
            'N' => Voice.Note,
            'C' => Voice.Colleague,
            'R' => Voice.Requester,
            'W' => Voice.AskAndWait,
            'H' => Voice.Hold,
            'S' => Voice.Solve,
            _ => throw new FormatException($"Nobody says: {line}"),
        },
        line[2..].Trim());
}
