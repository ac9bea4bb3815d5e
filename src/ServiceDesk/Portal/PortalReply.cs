using System.Globalization;
using Microsoft.AspNetCore.Http;
using Steward.Platform.Commands;
using Steward.Platform.Edge;
using Steward.Platform.Text;
using Steward.WorkItems.Commenting;

namespace Steward.ServiceDesk.Portal;

/// <summary>
/// Sends a reply from the portal, unless the desk answered or the state changed since its writer read the page: then they see that first, and what
/// they wrote waits. Sent again from the page that shows the news, it goes.
/// </summary>
internal sealed class PortalReply(Visit visit, string key, IFormCollection form)
{
    private const int Tries = 4;

    public async Task<Refusal?> Send(AnswerItem answer, string? once, CancellationToken cancel)
    {
        var version = Number("version") is { } seen ? (int?)seen : null;
        for (var tries = 0; tries < Tries; tries++)
        {
            if (await News(cancel) is { } news)
                return news;
            var outcome = await visit.Send(answer with { IfVersion = version }, once, cancel);
            if (outcome.Refusal?.Kind != RefusalKind.Stale)
                return outcome.Refusal;
            version = (await visit.Request(key))?.Version; // a newer version alone is no news
        }

        return Stale();
    }

    /// <summary>The refusal that says what is new; nothing when nothing is, or when the form did not say what its writer had seen.</summary>
    public async Task<Refusal?> News(CancellationToken cancel)
    {
        if (Number("seen") is not { } seen || await visit.Request(key) is not { } item)
            return null;
        var moved = form["state"].ToString() is { Length: > 0 } state && state != item.State;
        return moved || (await visit.Replies(item.Id, cancel)).Any(reply => reply.Id > seen && reply.AuthorId != visit.Actor.PersonId) ? Stale() : null;
    }

    private static Refusal Stale() => new(RefusalKind.Stale, Texts<ServiceDeskTexts>.Say("NewsText"));

    private long? Number(string name) => long.TryParse(form[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
