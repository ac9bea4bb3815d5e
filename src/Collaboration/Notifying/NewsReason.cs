namespace Steward.Collaboration.Notifying;

/// <summary>Why somebody hears of something. The smaller is the stronger: of several reasons for one event the strongest is told.</summary>
public enum NewsReason
{
    Mentioned = 0,
    Assigned = 1,

    /// <summary>A review or an approval waits for this person.</summary>
    Decision = 2,

    /// <summary>They asked for the item.</summary>
    Asked = 3,

    /// <summary>They work on the item.</summary>
    Yours = 4,

    /// <summary>It is due soon, or overdue.</summary>
    Due = 5,
    Team = 6,
    Watching = 7,

    /// <summary>They want to hear everything of the space.</summary>
    Space = 8,
}

/// <summary>What happened, as the inbox words it.</summary>
public enum NewsKind
{
    Created = 0,
    Assigned = 1,

    /// <summary>Fields changed; their names are the detail.</summary>
    Changed = 2,

    /// <summary>The state changed; the new one is the detail.</summary>
    Moved = 3,
    Replied = 4,
    Noted = 5,

    /// <summary>A file came; its name is the detail.</summary>
    Attached = 6,
    Watched = 7,
    DueSoon = 8,
    Overdue = 9,

    /// <summary>The snooze ended.</summary>
    Returned = 10,

    /// <summary>A clock is running out; its name is the detail.</summary>
    PromiseNears = 11,

    /// <summary>A clock ran out; its name is the detail.</summary>
    PromiseBroken = 12,

    /// <summary>Their verdict is asked for.</summary>
    VerdictAsked = 13,

    /// <summary>An approval ended; how is the detail.</summary>
    ApprovalEnded = 14,

    /// <summary>It went back to its queue, because nothing had moved; the queue's name is the detail.</summary>
    TakenBack = 15,
}

/// <summary>Several reasons in one number: a bit each.</summary>
public static class NewsReasons
{
    public static readonly IReadOnlyList<NewsReason> All = Enum.GetValues<NewsReason>();

    public static int Bit(this NewsReason reason) => 1 << (int)reason;

    public static bool Has(int reasons, NewsReason reason) => (reasons & reason.Bit()) != 0;

    /// <summary>The reason of a word in an address or a body: <c>mentioned</c>.</summary>
    public static NewsReason? Read(string? word) =>
        Enum.TryParse<NewsReason>(word, ignoreCase: true, out var reason) && Enum.IsDefined(reason) && !char.IsAsciiDigit(word![0]) ? reason : null;
}
