namespace Steward.Platform.Live;

/// <summary>
/// "This changed": sent to browsers and to other nodes after a commit. It carries names only, never content; a browser that shows the
/// topic fetches its page again and sees what it may see.
/// </summary>
/// <param name="Topic">What changed: <c>item:IT-12</c>, <c>space:IT</c>, <c>person:7</c>.</param>
/// <param name="SpaceId">Only readers of this space hear it; null for the whole workspace.</param>
/// <param name="PersonIds">These people hear it also (the requester, watchers), whatever their roles.</param>
public sealed record LiveNews(string Topic, long? SpaceId = null, IReadOnlyList<long>? PersonIds = null)
{
    /// <summary>"News may have been missed": caches drop everything they hold.</summary>
    public static readonly LiveNews ForgetAll = new("*");

    /// <summary>Nobody but <see cref="PersonIds"/> hears it, whatever others' roles: what happens in one's own inbox.</summary>
    public bool Privately { get; init; }
}
