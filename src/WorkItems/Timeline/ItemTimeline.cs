using NodaTime;
using Steward.Platform.Events;
using Steward.WorkItems.Items;

namespace Steward.WorkItems.Timeline;

/// <summary>Something in the life of an item, in order of time.</summary>
public abstract record TimelinePart(long Id, Instant At, long? ById);

/// <summary>A comment with the files it was sent with.</summary>
public sealed record CommentPart(Comment Comment, IReadOnlyList<Attachment> Files) : TimelinePart(Comment.Id, Comment.At, Comment.AuthorId);

/// <summary>A change.</summary>
public sealed record ChangePart(EventRow Event) : TimelinePart(Event.Id, Event.At, Event.ActorId);

/// <summary>The one timeline of an item: what is shown, and how much earlier is not.</summary>
/// <param name="Parts">Oldest first.</param>
/// <param name="Comments">How many of them are comments.</param>
/// <param name="Earlier">True when older parts were left out.</param>
public sealed record ItemTimeline(IReadOnlyList<TimelinePart> Parts, int Comments, bool Earlier)
{
    /// <summary>Id of the newest part: what a writer has seen.</summary>
    public long Newest => Parts.Count == 0 ? 0 : Parts.Max(part => part.Id);
}
