using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Steward.Platform.Commands;
using Steward.Platform.Design;
using Steward.Platform.Edge;
using Steward.Platform.Text;

namespace Steward.Collaboration.Inbox;

/// <summary>What the buttons of the inbox do, and the number the frame shows.</summary>
internal static class InboxRoutes
{
    public static void MapInbox(this IEndpointRouteBuilder routes)
    {
        routes.MapForm("/inbox/selection", OnSelection);
        routes.MapForm("/inbox/opened", Opened);
        routes.MapGet("/inbox/count", Count).ExcludeFromDescription();
    }

    private static async Task<IResult> OnSelection(HttpContext http, Visit visit, IFormCollection form)
    {
        List<string> keys = [.. form["selected"].OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).Take(OwnNews.Most)];
        http.TellNext(await Do(visit, form["act"].ToString(), keys, form["until"], http.RequestAborted));
        return visit.SeeOther(Back(form["returnTo"].ToString()));
    }

    private static async Task<Told> Do(Visit visit, string act, IReadOnlyList<string> keys, string? until, CancellationToken cancel)
    {
        if (keys.Count == 0 && act != "read-all")
            return new Told(Tone.Info, Say("NothingChosen"));
        if (act.StartsWith("snooze", StringComparison.Ordinal))
        {
            return SnoozeTime.Of(act.Length > 7 ? act[7..] : until, visit.Now, visit.Zone) is { } time
                ? await Tell(visit.Send(new SnoozeNews(keys, time), cancel: cancel), "Snoozed")
                : new Told(Tone.Warning, Texts<CollaborationTexts>.Say("SnoozeShape").ToString());
        }

        return act switch
        {
            "read" => await Tell(visit.Send(new MarkNewsRead(keys), cancel: cancel), "MarkedRead"),
            "unread" => await Tell(visit.Send(new MarkNewsRead(keys, Unread: true), cancel: cancel), "MarkedUnread"),
            "read-all" => await Tell(visit.Send(new MarkAllNewsRead(), cancel: cancel), "MarkedRead"),
            "archive" => await Tell(visit.Send(new ArchiveNews(keys), cancel: cancel), "ArchivedNews"),
            "back" => await Tell(visit.Send(new ArchiveNews(keys, Back: true), cancel: cancel), "BackNews"),
            _ => new Told(Tone.Warning, Say("NoSuchAct")),
        };
    }

    private static async Task<Told> Tell(Task<Outcome<InboxAnswer>> sent, string words)
    {
        var outcome = await sent;
        return outcome.Succeeded ? new Told(Tone.Success, Say(words, outcome.Answer.Changed)) : new Told(Tone.Warning, outcome.Refusal.Sentence.ToString());
    }

    /// <summary>Sent by the script when a page that was fetched ahead is shown at last.</summary>
    private static async Task<IResult> Opened(HttpContext http, Visit visit, IFormCollection form)
    {
        await visit.Send(new MarkNewsRead([form["key"].ToString()]), cancel: http.RequestAborted);
        return Results.NoContent();
    }

    /// <summary>For the script that keeps the frame's number right; no page is built for it.</summary>
    private static IResult Count(Visit visit) => visit.Actor.PersonId is null
        ? Results.Unauthorized()
        : Results.Json(new { count = visit.Workspace.Get<UnreadNews>().Of(visit.Actor).Count }, PlatformJson.Options);

    private static string Back(string wanted) =>
        (wanted == "/inbox" || wanted.StartsWith("/inbox?", StringComparison.Ordinal)) && wanted.Length < 1_000 && !wanted.Any(char.IsControl) ? wanted : "/inbox";

    private static string Say(string key, params object?[] arguments) => Texts<CollaborationTexts>.Say(key, arguments).ToString();
}
