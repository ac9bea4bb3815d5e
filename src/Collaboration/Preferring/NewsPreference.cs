using NodaTime;
using Steward.Collaboration.Notifying;

namespace Steward.Collaboration.Preferring;

/// <summary>When news leave by mail.</summary>
public enum DigestRhythm
{
    AtOnce = 0,
    Hourly = 1,
    Daily = 2,
}

/// <summary>When no mail comes.</summary>
public enum QuietHours
{
    Never = 0,

    /// <summary>Outside the person's working time.</summary>
    WorkingCalendar = 1,

    /// <summary>Between two times of day.</summary>
    Own = 2,
}

/// <summary>How much of a space a person wants to hear.</summary>
public enum SpaceInterest
{
    Involved = 0,
    All = 1,
    Nothing = 2,
}

/// <summary>What one person wants to be told, and when. Who has no row has the usual.</summary>
public sealed class NewsPreference
{
    /// <summary>What a mail is for unless a person says otherwise: being called, asked or waited for.</summary>
    public static readonly int UsualMail =
        NewsReason.Mentioned.Bit() | NewsReason.Assigned.Bit() | NewsReason.Decision.Bit() | NewsReason.Asked.Bit() | NewsReason.Due.Bit();

    public static readonly NewsPreference Usual = new();

    public long PersonId { get; init; }

    /// <summary>Reasons kept out of the inbox.</summary>
    public int InboxOff { get; set; }

    /// <summary>Reasons that come by mail.</summary>
    public int MailOn { get; set; } = UsualMail;

    public DigestRhythm Rhythm { get; set; }

    /// <summary>Time of day of a daily mail, in minutes.</summary>
    public int DailyAt { get; set; } = 8 * 60;

    public QuietHours Quiet { get; set; }

    /// <summary>Start of the own quiet hours, in minutes of the day.</summary>
    public int QuietFrom { get; set; } = 19 * 60;

    public int QuietTo { get; set; } = 7 * 60;
}

/// <summary>One person's interest in one space; no row means involved.</summary>
public sealed class SpacePreference
{
    public long PersonId { get; init; }

    public long SpaceId { get; init; }

    public SpaceInterest Interest { get; set; }
}
