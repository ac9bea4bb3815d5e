using NodaTime;

namespace Steward.Platform.Design;

/// <summary>Whose eyes read the page: zone for all times, and the moment "now" is for relative words. Cascaded by the host.</summary>
/// <param name="Zone">The person's time zone.</param>
/// <param name="Now">The moment the page is rendered.</param>
public sealed record Reader(DateTimeZone Zone, Instant Now);
