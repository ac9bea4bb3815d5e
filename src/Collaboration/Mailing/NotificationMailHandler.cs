using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Steward.Collaboration.Inbox;
using Steward.Collaboration.Notifying;
using Steward.Identity.Directory;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Jobs;
using Steward.Platform.Workspaces;
using Steward.WorkItems.Items;
using Steward.WorkItems.Spaces;
using Steward.WorkItems.Types;

namespace Steward.Collaboration.Mailing;

/// <summary>
/// Writes a packed mail in its reader's language and hands it to the door. What was read in the inbox meanwhile, or may not be seen any more, is
/// left out; when nothing is left, nothing is sent.
/// </summary>
internal sealed class NotificationMailHandler(
    IEnumerable<IOutgoingNews> doors, StopLinks links, Dispatcher dispatcher, IStringLocalizer<CollaborationTexts> texts, IStringLocalizer<ItemTexts> items) : IJobHandler<NotificationMail>
{
    private const int LongestQuote = 500;

    private sealed record Line(Notification News, string Title, string Type, long SpaceId, long Number, string? Comment);

    public async Task Run(NotificationMail job, Workspace workspace, CancellationToken cancel)
    {
        var people = workspace.Get<PeopleDirectory>().Now;
        NewsDigest? digest;
        IReadOnlyList<Line> lines = [];
        using (var lease = workspace.Database.Read())
        {
            digest = await lease.Db.Set<NewsDigest>().FirstOrDefaultAsync(d => d.Id == job.DigestId, cancel);
            if (digest is { SentAt: null } && people.Find(digest.PersonId) is { DisabledAt: null, Email: not null } reader)
                lines = await Lines(lease.Db, people.ActorOf(reader, Channel.Mail), digest.Id, cancel);
        }

        if (digest is null or { SentAt: not null })
            return;
        if (lines.Count > 0)
        {
            var door = doors.FirstOrDefault(d => d.IsSetUp(workspace)) ?? throw new InvalidOperationException("Mail is not set up any more; the mail waits.");
            await door.Send(Write(digest, lines, workspace, people, door.AddressOf(workspace)), workspace, cancel);
        }

        await dispatcher.Send(workspace, new MarkNewsSent(digest.Id), Actor.System, cancel: cancel);
    }

    private static async Task<IReadOnlyList<Line>> Lines(Platform.Data.AppDb db, Actor reader, long digest, CancellationToken cancel)
    {
        var me = reader.PersonId;
        var seen = db.ItemsFor(reader);
        var found = await (
            from news in db.Set<Notification>()
            where news.DigestId == digest
            join item in seen on news.ItemId equals item.Id
            where !db.Set<NewsBundle>().Any(b => b.PersonId == me && b.ItemId == news.ItemId && b.Unread == 0)
            join comment in db.Set<Comment>() on news.CommentId equals (long?)comment.Id into comments
            from comment in comments.DefaultIfEmpty()
            orderby news.At
            select new { news, item.Title, item.Type, item.SpaceId, item.Number, Text = comment == null ? null : comment.Text, Hidden = comment != null && comment.Internal }).ToListAsync(cancel);
        return
        [
            .. from line in found
               where reader.ReadsAllOf(line.SpaceId) || (!line.news.Internal && !line.Hidden)
               select new Line(line.news, line.Title, line.Type, line.SpaceId, line.Number, line.Text),
        ];
    }

    private NewsMail Write(NewsDigest digest, IReadOnlyList<Line> lines, Workspace workspace, Snapshot people, Uri address)
    {
        var person = people.Find(digest.PersonId)!;
        var culture = CultureInfo.GetCultureInfo(person.Culture == "de" ? "de-DE" : "en-GB");
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture); // ends with this job
        var actor = people.ActorOf(person, Channel.Mail);
        var (spaces, root) = (workspace.Get<SpaceDirectory>(), address.AbsoluteUri.TrimEnd('/'));
        var words = new NewsWords(people, workspace.Get<TypeDirectory>(), actor, texts, items);
        var text = new StringBuilder();
        var byItem = lines.GroupBy(l => l.News.ItemId).ToList();
        foreach (var item in byItem)
        {
            var (first, key) = (item.First(), new WorkItemKey(spaces.KeyOf(item.First().SpaceId), item.First().Number));
            text.AppendLine($"{key} {first.Title}").AppendLine($"{root}{(actor.IsStaff ? "/i/" : "/portal/requests/")}{key}");
            foreach (var line in item)
            {
                text.AppendLine($"- {words.Line(line.Type, line.SpaceId, line.News.Reason, line.News.Kind, line.News.ActorId, line.News.Detail, line.News.Internal)} ({words.Why(line.News.Reason)})");
                if (line.Comment is { } said)
                    text.AppendLine("  > " + (said.Length > LongestQuote ? said[..LongestQuote] + "…" : said).ReplaceLineEndings("\n  > "));
            }

            text.AppendLine();
        }

        foreach (var reason in lines.Select(l => l.News.Reason).Distinct().Order())
            text.AppendLine(texts["StopLine", words.Why(reason), root + links.PathOf(workspace, new Stop(person.Id, reason))]);
        foreach (var space in lines.Select(l => l.SpaceId).Distinct())
            text.AppendLine(texts["StopSpaceLine", spaces.Find(space)?.Name ?? "", root + links.PathOf(workspace, new Stop(person.Id, Space: space))]);
        var subject = byItem.Count == 1 ? $"[{new WorkItemKey(spaces.KeyOf(lines[0].SpaceId), lines[0].Number)}] {lines[0].Title}" : texts["MailSubject", byItem.Count, workspace.Entry.Title].Value;
        var stop = lines.Select(l => l.News.Reason).Distinct().ToList() is [var only] ? new Stop(person.Id, only) : new Stop(person.Id);
        return new NewsMail(digest.Id, person.Email!, person.Name, subject, text.ToString(), $"<{root}{links.PathOf(workspace, stop)}>", "List-Unsubscribe=One-Click");
    }
}
