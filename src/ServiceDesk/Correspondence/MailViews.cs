using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Steward.Platform.Blobs;
using Steward.Platform.Commands;
using Steward.Platform.Edge;
using Steward.Platform.Text;
using Steward.ServiceDesk.Mailboxes;
using Steward.ServiceDesk.Receiving;
using Steward.ServiceDesk.Replying;
using Steward.WorkItems;
using Steward.WorkItems.Items;
using Steward.WorkItems.Spaces;

namespace Steward.ServiceDesk.Correspondence;

/// <summary>A mail at an item as it looked, and as it came; for staff of its space. Hidden and absent answer alike.</summary>
internal static class MailViews
{
    public static void MapMailViews(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/i/{key}/mails/{id:long}/html", Html).ExcludeFromDescription();
        routes.MapGet("/i/{key}/mails/{id:long}/raw", Raw).ExcludeFromDescription();
        routes.MapForm("/i/{key}/letters/{comment:long}/hold", (HttpContext http, Visit visit, string key, long comment) => Do(http, visit, new HoldReply(key, comment), key, "HeldBack"));
        routes.MapForm("/i/{key}/letters/{letter:long}/repeat", (HttpContext http, Visit visit, string key, long letter) => Do(http, visit, new RepeatReply(key, letter), key, "Repeated"));
    }

    /// <summary>What was rebuilt from an allow list is shown in a frame of its own: no script, no origin, nothing loaded.</summary>
    private static async Task<IResult> Html(HttpContext http, Visit visit, BlobStore blobs, string key, long id)
    {
        var (mail, away) = await Find(http, visit, key, id);
        if (away is not null)
            return away;
        if (mail?.HtmlHash is not { } hash || await blobs.Open(visit.Workspace, hash, http.RequestAborted) is not { } content)
            return Missing(http);
        await using (content)
        {
            using var reader = new StreamReader(content, Encoding.UTF8);
            var body = await reader.ReadToEndAsync(http.RequestAborted);
            http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; form-action 'none'; base-uri 'none'; sandbox allow-popups allow-popups-to-escape-sandbox";
            http.Response.Headers.XContentTypeOptions = "nosniff";
            http.Response.Headers["Referrer-Policy"] = "no-referrer";
            http.Response.Headers.CacheControl = "private, no-store";
            return Results.Content(
                "<!doctype html><html><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>Mail</title>"
                + "<style>body{margin:12px;font-family:system-ui,sans-serif;font-size:14px;line-height:1.5;color:#1d2125;background:#fff;overflow-wrap:anywhere}img{max-width:100%;height:auto}table{border-collapse:collapse;max-width:100%}blockquote{margin:0 0 0 8px;padding-left:8px;border-left:2px solid #c1c7d0}pre{white-space:pre-wrap}</style></head><body>"
                + body + "</body></html>", "text/html; charset=utf-8");
        }
    }

    private static async Task<IResult> Raw(HttpContext http, Visit visit, BlobStore blobs, string key, long id)
    {
        var (mail, away) = await Find(http, visit, key, id);
        return away ?? await RawMail.Answer(mail, visit, http, blobs) ?? Missing(http);
    }

    private static async Task<(ReceivedMail? Mail, IResult? Away)> Find(HttpContext http, Visit visit, string key, long id)
    {
        if (!visit.Actor.IsSignedIn)
            return (null, Results.Redirect($"{visit.Root}/sign-in?returnUrl={Uri.EscapeDataString(http.Request.PathBase + http.Request.Path)}"));
        if (await visit.Db.FindItem(visit.Actor, visit.Workspace.Get<SpaceDirectory>(), key) is not { } item || !visit.Actor.ReadsAllOf(item.SpaceId))
            return (null, Missing(http));
        return (await visit.Db.Set<ReceivedMail>().FirstOrDefaultAsync(m => m.Id == id && m.ItemId == item.Id, http.RequestAborted), null);
    }

    private static IResult Missing(HttpContext http) => Page.Fault(http, Refusal.Missing(Texts<MailboxTexts>.Say("NoSuchMail")));

    private static async Task<IResult> Do(HttpContext http, Visit visit, ICommand<Done> command, string key, string told)
    {
        var outcome = await visit.Send(command, cancel: http.RequestAborted);
        if (!outcome.Succeeded)
            return Page.Fault(http, outcome.Refusal);
        http.TellNext(new Told(Platform.Design.Tone.Success, Texts<MailboxTexts>.Say(told).ToString()));
        return visit.SeeOther($"/i/{Uri.EscapeDataString(key)}");
    }
}
