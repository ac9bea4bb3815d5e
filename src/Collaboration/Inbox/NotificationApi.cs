using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using NodaTime;
using Steward.Collaboration.Notifying;
using Steward.Identity.Directory;
using Steward.Platform.Commands;
using Steward.Platform.Edge;
using Steward.Platform.Text;
using Steward.WorkItems.Items;
using Steward.WorkItems.Spaces;
using Steward.WorkItems.Types;

namespace Steward.Collaboration.Inbox;

/// <summary>All news of one item, as the API answers them.</summary>
/// <param name="Item">Key of the item.</param>
/// <param name="Title">Its title.</param>
/// <param name="Text">What happened last, in the reader's language.</param>
/// <param name="Reasons">Why the reader is told.</param>
/// <param name="Unread">News since it was read; zero when it is read.</param>
/// <param name="At">When the last of them happened.</param>
public sealed record NotificationAnswer(string Item, string Title, string Text, IReadOnlyList<NewsReason> Reasons, int Unread, Instant At, Instant? SnoozedUntil, bool Archived);

public sealed record NotificationListAnswer(IReadOnlyList<NotificationAnswer> Notifications, int Unread, string? NextCursor);

/// <summary>Which news are read.</summary>
/// <param name="Items">Keys of items.</param>
/// <param name="All">Everything instead.</param>
/// <param name="Unread">Back to unread.</param>
public sealed record ReadBody(IReadOnlyList<string>? Items = null, bool All = false, bool Unread = false);

/// <summary>Which news are put away.</summary>
/// <param name="Items">Keys of items.</param>
/// <param name="Back">Take them back into the inbox.</param>
public sealed record ArchiveBody(IReadOnlyList<string>? Items = null, bool Back = false);

public sealed record SnoozeBody(Instant Until, IReadOnlyList<string>? Items = null);

/// <summary><c>/api/v1/notifications</c>: the inbox of the token's owner.</summary>
internal static class NotificationApi
{
    public static void MapNotificationApi(this IEndpointRouteBuilder routes)
    {
        var news = routes.MapGroup("/api/v1/notifications").WithTags("Notifications").RequireApi();
        news.MapGet("/", List).WithSummary("Lists the caller's inbox by item, newest first.").Produces<NotificationListAnswer>();
        news.MapPost("/read", Read).WithSummary("Marks news of items as read, or as unread again.").Produces<InboxAnswer>();
        news.MapPost("/archive", Archive).WithSummary("Puts news of items away, or takes them back.").Produces<InboxAnswer>();
        news.MapPost("/snooze", Snooze).WithSummary("Hides news of items until a time; then they return by themselves.").Produces<InboxAnswer>();
    }

    private static async Task<IResult> List(
        Visit visit, IStringLocalizer<CollaborationTexts> texts, IStringLocalizer<ItemTexts> itemTexts, string? show, string? reason, string? space, int? limit, string? cursor, CancellationToken cancel)
    {
        if (visit.Actor.PersonId is null)
            return Refusal.Forbidden(Texts<CollaborationTexts>.Say("NobodysInbox")).ToProblem();
        if (reason is not null && NewsReasons.Read(reason) is null)
            return Refusal.Invalid("reason", Texts<CollaborationTexts>.Say("NoSuchReason", reason, string.Join(", ", NewsReasons.All.Select(r => r.ToString().ToLowerInvariant())))).ToProblem();
        if (show is not null && !(Enum.TryParse<InboxShelf>(show, ignoreCase: true, out var shelf) && Enum.IsDefined(shelf)))
            return Refusal.Invalid("show", Texts<CollaborationTexts>.Say("NoSuchShelf", show)).ToProblem();
        var part = await visit.Inbox(InboxAddress.Read(show, reason, space, cursor, visit.Workspace.Get<SpaceDirectory>()), Math.Clamp(limit ?? 50, 1, 200), cancel);
        var words = new NewsWords(visit.Workspace.Get<PeopleDirectory>().Now, visit.Workspace.Get<TypeDirectory>(), visit.Actor, texts, itemTexts);
        return Results.Json(
            new NotificationListAnswer(
                [
                    .. part.Rows.Select(row => new NotificationAnswer(
                        row.Key, row.Title, words.Line(row), [.. NewsReasons.All.Where(r => NewsReasons.Has(row.News.Reasons, r))],
                        row.News.Unread, row.News.NewestAt, row.News.SnoozedUntil, row.News.ArchivedAt is not null)),
                ],
                visit.Workspace.Get<UnreadNews>().Of(visit.Actor).Count, part.Next),
            PlatformJson.Options);
    }

    private static async Task<IResult> Read(Visit visit, HttpContext http, ReadBody body) =>
        Answer(body.All
            ? await visit.Send(new MarkAllNewsRead(), http.IdempotencyKey(), http.RequestAborted)
            : await visit.Send(new MarkNewsRead(body.Items ?? [], body.Unread), http.IdempotencyKey(), http.RequestAborted));

    private static async Task<IResult> Archive(Visit visit, HttpContext http, ArchiveBody body) =>
        Answer(await visit.Send(new ArchiveNews(body.Items ?? [], body.Back), http.IdempotencyKey(), http.RequestAborted));

    private static async Task<IResult> Snooze(Visit visit, HttpContext http, SnoozeBody body) =>
        Answer(await visit.Send(new SnoozeNews(body.Items ?? [], body.Until), http.IdempotencyKey(), http.RequestAborted));

    private static IResult Answer(Outcome<InboxAnswer> outcome) => outcome.Or(answer => Results.Json(answer, PlatformJson.Options));
}
