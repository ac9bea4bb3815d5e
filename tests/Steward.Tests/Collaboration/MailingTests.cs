using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;
using Steward.Collaboration.Mailing;
using Steward.Collaboration.Notifying;
using Steward.Collaboration.Preferring;
using Steward.Platform.Data;
using Steward.Platform.Jobs;
using Steward.Platform.Workspaces;
using Steward.Testing.Company;
using Steward.WorkItems.Commenting;
using Xunit;

namespace Steward.Tests.Collaboration;

/// <summary>From news to a mail at the border, and back by the link that stops it.</summary>
public class MailingTests : InboxTest
{
    /// <summary>A door of the test's own: the real one belongs to whoever sends mail.</summary>
    private sealed class Door(string address) : IOutgoingNews
    {
        public List<NewsMail> Sent { get; } = [];

        public bool IsSetUp(Workspace workspace) => true;

        public Uri AddressOf(Workspace workspace) => new(address);

        public Task Send(NewsMail mail, Workspace workspace, CancellationToken cancel)
        {
            Sent.Add(mail);
            return Task.CompletedTask;
        }
    }

    private readonly Door door = new("https://desk.example/w/acme");

    /// <summary>News for the requester, due to leave now: in this program no door is set up, so nothing was put aside.</summary>
    private async Task<NewsMail?> MailAfter(string reply, bool readBefore = false)
    {
        await World.Send(new AddComment(World.PrinterTicket, reply, Internal: false), World.Agent);
        await World.Workspace.Database.Write(async db =>
        {
            foreach (var news in await db.Set<Notification>().Where(n => n.PersonId == World.Requester.Id).ToListAsync())
                news.MailDueAt = SystemClock.Instance.GetCurrentInstant() - Duration.FromSeconds(1);
            if (readBefore)
                (await db.Set<NewsBundle>().SingleAsync(b => b.PersonId == World.Requester.Id)).Unread = 0;
            return new Written<bool>(true, Keep: true);
        });
        (await World.Send(new PackNews())).Succeeded.ShouldBeTrue();
        long digest;
        using (var read = World.Workspace.Database.Read())
            digest = await read.Db.Set<NewsDigest>().OrderByDescending(d => d.Id).Select(d => d.Id).FirstAsync();
        var handler = ActivatorUtilities.CreateInstance<NotificationMailHandler>(World.Services, (IEnumerable<IOutgoingNews>)[door]);
        await handler.Run(new NotificationMail(digest), World.Workspace, default);
        await handler.Run(new NotificationMail(digest), World.Workspace, default); // at least once, sent once
        return door.Sent.LastOrDefault();
    }

    [Fact]
    public async Task Says_what_happened_with_a_link_and_can_be_stopped_by_a_mail_program()
    {
        var mail = (await MailAfter("A new drum is in.")).ShouldNotBeNull();

        mail.To.ShouldBe(World.Requester.Email);
        mail.Subject.ShouldBe($"[{World.PrinterTicket}] Printer on floor 2 prints empty pages");
        mail.Text.ShouldContain("Tom Nguyen replied (You asked)");
        mail.Text.ShouldContain("> A new drum is in.");
        mail.Text.ShouldContain($"https://desk.example/w/acme/portal/requests/{World.PrinterTicket}");
        mail.ListUnsubscribe.ShouldStartWith("<https://desk.example/w/acme/notices/stop/");
        mail.ListUnsubscribePost.ShouldBe("List-Unsubscribe=One-Click");
        door.Sent.Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_was_read_meanwhile_is_not_mailed() => (await MailAfter("Never mind", readBefore: true)).ShouldBeNull();

    [Fact]
    public async Task Each_packed_mail_is_one_job()
    {
        await MailAfter("One");

        using var read = World.Workspace.Database.Read();
        (await read.Db.Set<JobRow>().CountAsync(j => j.Kind == NotificationMail.Kind)).ShouldBe(1);
    }

    [Fact]
    public async Task Without_a_door_nothing_is_put_aside_and_the_settings_say_so()
    {
        await World.Send(new AddComment(World.PrinterTicket, "Hello", Internal: false), World.Agent);
        using (var read = World.Workspace.Database.Read())
            (await read.Db.Set<Notification>().AnyAsync(n => n.MailDueAt != null)).ShouldBeFalse();

        using var rosa = await World.Requester.SignIn();
        (await rosa.Open("/me/notifications")).Words.ShouldContain("Mail is not set up here");
    }

    [Fact]
    public async Task The_link_asks_first_and_stops_with_one_press_without_signing_in()
    {
        var mail = (await MailAfter("Hello"))!;
        var path = "/notices/" + mail.ListUnsubscribe.Split("/notices/")[1].TrimEnd('>');
        using var anybody = World.NewVisitor();
        var page = await anybody.Open(path);
        page.Words.ShouldContain("You asked");
        Wish().MailOn.ShouldBe(NewsPreference.UsualMail);

        var answer = await anybody.Send(HttpMethod.Post, path, new FormUrlEncodedContent(new Dictionary<string, string> { ["List-Unsubscribe"] = "One-Click" }));

        ((int)answer.StatusCode).ShouldBe(200);
        NewsReasons.Has(Wish().MailOn, NewsReason.Asked).ShouldBeFalse();
        NewsReasons.Has(Wish().MailOn, NewsReason.Mentioned).ShouldBeTrue();
    }

    [Theory]
    [InlineData("made-up")]
    [InlineData("CfDJ8AAAA")]
    public async Task A_link_that_was_not_made_here_stops_nothing(string token)
    {
        using var anybody = World.NewVisitor();
        ((int)(await anybody.Open("/notices/stop/" + token)).Status).ShouldBe(404);
        ((int)(await anybody.Send(HttpMethod.Post, "/notices/stop/" + token)).StatusCode).ShouldBe(404);
    }

    private NewsPreference Wish() => World.Workspace.Get<NewsPreferences>().Of(World.Requester.Id);
}
