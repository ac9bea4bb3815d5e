namespace Steward.Platform.Blobs;

/// <summary>A kept content.</summary>
/// <param name="Hash">SHA-256 of the content, lower-case hex: its name.</param>
/// <param name="Size">Bytes.</param>
/// <param name="MediaType">What the content is, found by looking at it.</param>
public sealed record Blob(string Hash, long Size, string MediaType);

/// <summary>
/// Contents named by their hash, each kept once. A content is durable before its name is answered, so a row that names it can be committed
/// afterwards; what no row names is removed a day later. Files beside a SQLite database, rows in a PostgreSQL one.
/// </summary>
internal interface IBlobShelf
{
    /// <summary>Takes over a finished, synced file; the file is gone afterwards. A content that is already kept counts as new again.</summary>
    Task Take(string file, Blob blob, CancellationToken cancel);

    /// <summary>The content, seekable; null when it is not kept here.</summary>
    Task<Stream?> Open(string hash, CancellationToken cancel);

    /// <summary>Names of contents kept before a moment, a page of them in order of name.</summary>
    Task<IReadOnlyList<string>> KeptBefore(NodaTime.Instant moment, string afterHash, int most, CancellationToken cancel);

    /// <summary>How many contents are kept, and their bytes.</summary>
    Task<(long Contents, long Bytes)> Held(CancellationToken cancel);

    /// <summary>Removes a content unless it was taken again since that moment.</summary>
    Task Remove(string hash, NodaTime.Instant keptBefore, CancellationToken cancel);
}
