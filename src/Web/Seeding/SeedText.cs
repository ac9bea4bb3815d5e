namespace Steward.Web.Seeding;

/// <summary>Believable titles and texts from a number: common words often, rare words rarely, so that searching them costs what it costs in life.</summary>
internal sealed class SeedText(Random random)
{
    private static readonly string[] Things =
    [
        "printer", "laptop", "monitor", "VPN", "mailbox", "phone", "badge", "scanner", "projector", "tablet", "dock", "headset", "router", "switch", "server",
        "backup", "certificate", "calendar", "shared drive", "intranet", "payroll", "CRM", "ERP", "wiki", "database", "firewall", "access point", "keyboard", "licence", "password",
    ];

    private static readonly string[] Troubles =
    [
        "does not start", "is slow", "shows an error", "lost its settings", "cannot be reached", "asks for a password again", "is out of paper", "makes a noise", "expired",
        "disappeared", "is full", "sends everything twice", "needs a new version", "is locked", "has the wrong name", "freezes after a minute", "does not print", "is missing for a new colleague",
    ];

    private static readonly string[] Words =
    [
        "since", "this", "morning", "after", "the", "update", "nobody", "in", "our", "team", "can", "work", "with", "it", "I", "restarted", "twice", "and", "nothing", "changed",
        "second", "floor", "office", "customer", "meeting", "at", "noon", "urgent", "thanks", "same", "as", "last", "week", "colleague", "has", "problem", "too", "screen", "stays", "black",
        "message", "says", "timeout", "network", "cable", "checked", "looks", "fine", "please", "call", "me", "back", "room", "invoice", "order", "report", "export", "import", "file", "folder",
    ];

    // one in a thousand sentences carries one of these: what a search for something rare looks for
    private static readonly string[] Rare = ["quartz", "obsidian", "halcyon", "zephyr", "marzipan", "axolotl", "gazebo", "xylophone"];

    public string Title() => $"{Capital(Pick(Things))} {Pick(Troubles)}";

    public string Sentences(int count) => string.Join(' ', Enumerable.Range(0, count).Select(_ => Sentence()));

    private string Sentence()
    {
        var words = Enumerable.Range(0, random.Next(6, 16)).Select(_ => Word());
        return Capital(string.Join(' ', words)) + ".";
    }

    // the square makes the first words of the list far more common than the last, as in any language
    private string Word() => random.Next(1000) switch
    {
        0 => Pick(Rare),
        < 80 => Pick(Things),
        _ => Words[(int)(Words.Length * Math.Pow(random.NextDouble(), 2))],
    };

    private string Pick(string[] from) => from[random.Next(from.Length)];

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
