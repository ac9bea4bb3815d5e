using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Platform.Edge;
using Steward.ServiceDesk.Catalogue.Offerings;
using Steward.ServiceDesk.Questions;

namespace Steward.ServiceDesk.Catalogue.Editing;

/// <summary>An offering with the form its keepers work on: the draft, else what holds.</summary>
/// <param name="Offering">Which.</param>
/// <param name="Body">What the form says.</param>
/// <param name="ChangedAt">When it was changed last: what a change rests on.</param>
/// <param name="IsDraft">It differs from what holds.</param>
/// <param name="Versions">Published ones, the newest first.</param>
public sealed record DraftOf(Offering Offering, FormBody Body, Instant? ChangedAt, bool IsDraft, IReadOnlyList<FormVersion> Versions)
{
    /// <summary>Reads it in two statements; null when there is no such offering.</summary>
    internal static async Task<DraftOf?> Find(Visit visit, long id, CancellationToken cancel = default)
    {
        if (await visit.Db.Set<Offering>().FirstOrDefaultAsync(o => o.Id == id, cancel) is not { } offering)
            return null;
        var versions = await visit.Db.Set<FormVersion>().Where(v => v.OfferingId == id).ToListAsync(cancel);
        IReadOnlyList<FormVersion> published = [.. versions.Where(v => v.Number is not null).OrderByDescending(v => v.Number)];
        var draft = versions.Find(v => v.Number is null);
        var shown = draft ?? (published.Count > 0 ? published[0] : null);
        return new DraftOf(offering, shown is null ? FormBody.Empty : FormBody.Read(shown.Body), shown?.ChangedAt, draft is not null, published);
    }
}
