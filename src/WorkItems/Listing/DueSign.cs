using System.Globalization;
using NodaTime;
using Steward.Platform.Design;
using Steward.WorkItems.Querying;

namespace Steward.WorkItems.Listing;

/// <summary>How a due date reads in a list: late, soon, a span for the next days, a plain date beyond.</summary>
internal sealed record DueSign(DueState State, TimeSpan? Left, string? Words, string Title)
{
    private static readonly Duration Soon = Duration.FromHours(24);
    private static readonly Duration Near = Duration.FromDays(7);

    public static DueSign? Of(ListedItem item, Instant now, DateTimeZone zone) => item.Due is { } due && item.IsOpen ? Of(due, now, zone) : null;

    /// <summary>The same of what clocks promise next.</summary>
    public static DueSign? Promised(ListedItem item, Instant now, DateTimeZone zone) => item.PromisedAt is { } due && item.IsOpen ? Of(due, now, zone) : null;

    /// <summary>Whichever of both comes first.</summary>
    public static DueSign? Next(ListedItem item, Instant now, DateTimeZone zone) => item.NextDue is { } due && item.IsOpen ? Of(due, now, zone) : null;

    private static DueSign Of(Instant due, Instant now, DateTimeZone zone)
    {
        var culture = CultureInfo.CurrentCulture;
        var title = TimeWords.Full(due, zone, culture);
        var left = due - now;
        if (left < Duration.Zero)
            return new DueSign(DueState.Breached, (-left).ToTimeSpan(), null, title);
        return left <= Soon
            ? new DueSign(DueState.Soon, left.ToTimeSpan(), null, title)
            : new DueSign(DueState.Running, left.ToTimeSpan(), left > Near ? TimeWords.Date(due, now, zone, culture) : null, title);
    }
}
