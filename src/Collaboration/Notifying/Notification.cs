using NodaTime;

namespace Steward.Collaboration.Notifying;

/// <summary>One thing one person is told. It names what happened and holds no content: whoever reads it looks through their own sight.</summary>
public sealed class Notification
{
    public long Id { get; init; }

    public long PersonId { get; init; }

    public long ItemId { get; init; }

    public long SpaceId { get; init; }

    public Instant At { get; init; }

    public NewsReason Reason { get; set; }

    public NewsKind Kind { get; init; }

    /// <summary>Null when the program itself tells it.</summary>
    public long? ActorId { get; init; }

    public long? CommentId { get; init; }

    /// <summary>Fields, state or file name; at most 200 characters.</summary>
    public string? Detail { get; init; }

    /// <summary>Staff of the space only.</summary>
    public bool Internal { get; init; }

    /// <summary>When it is to leave by mail; null when it is not, or has left.</summary>
    public Instant? MailDueAt { get; set; }

    /// <summary>The mail it went into.</summary>
    public long? DigestId { get; set; }
}

/// <summary>All that one person was told of one item: a row of the inbox, with its state.</summary>
public sealed class NewsBundle
{
    public long PersonId { get; init; }

    public long ItemId { get; init; }

    public long SpaceId { get; set; }

    public Instant NewestAt { get; set; }

    /// <summary>News since it was last read; zero when it is read.</summary>
    public int Unread { get; set; }

    /// <summary>Reasons of the unread news, or of the last when all is read. Bits of <see cref="NewsReasons"/>.</summary>
    public int Reasons { get; set; }

    public Instant? ArchivedAt { get; set; }

    /// <summary>Out of sight until then; it returns by itself.</summary>
    public Instant? SnoozedUntil { get; set; }

    public NewsReason LatestReason { get; set; }

    public NewsKind LatestKind { get; set; }

    public long? LatestActorId { get; set; }

    public string? LatestDetail { get; set; }

    public bool LatestInternal { get; set; }

    internal void Take(Notification news)
    {
        Reasons = (Unread == 0 ? 0 : Reasons) | news.Reason.Bit();
        Unread++;
        ArchivedAt = null;
        if (news.Reason is NewsReason.Mentioned)
            SnoozedUntil = null; // who is called by name is called now
        (NewestAt, LatestReason, LatestKind, LatestActorId, LatestDetail, LatestInternal) = (news.At, news.Reason, news.Kind, news.ActorId, news.Detail, news.Internal);
    }

    internal void Read() => Unread = 0;
}

/// <summary>That an item's owner was reminded of this very due date.</summary>
public sealed class DueReminder
{
    public long ItemId { get; init; }

    public NewsKind Kind { get; init; }

    public Instant DueAt { get; set; }
}
