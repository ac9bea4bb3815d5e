using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Steward.Identity.EntryLinks;
using Steward.Identity.People;
using Steward.Platform.Outgoing;
using Steward.Testing.Post;
using Steward.Testing.Web;
using Xunit;

namespace Steward.Tests.Identity.Mailing;

/// <summary>Invitations and new passwords by real mail.</summary>
public sealed partial class EntryMailTests : IdentityTest
{
    [Fact]
    public async Task An_invited_person_gets_a_mail_and_comes_in_by_its_link()
    {
        await World.SetUpMail();
        var newcomer = MailPost.NewAddress();
        using var admin = await World.Admin.SignIn();
        var form = await admin.Open("/admin/people/invitation");
        var answer = await admin.Submit(form, "form:has([name=email])", ("name", "Nora Newcomer"), ("email", newcomer), ("by", "mail"));
        answer.Words.ShouldContain("on its way");
        answer.Html.ShouldNotContain("/invitation/", Case.Sensitive, "the link is the person's alone");

        var link = await LinkTo(newcomer);
        link.ShouldStartWith(WorldMail.PublicAddress + "/invitation/");
        (await World.MessageTo(newcomer, m => m.State == MailState.Sent)).SealedLetter.ShouldBeNull("a sent link is not kept");

        var browser = Browser();
        var path = link[WorldMail.PublicAddress.Length..];
        browser.To(await browser.Send(path, path, ("password", Password))).ShouldBe("/my");
        (await Browser().Get(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound, "it opens once");
    }

    [Theory]
    [InlineData("en", "Choose a new password", "A new password for")]
    [InlineData("de", "Neues Passwort wählen", "Ein neues Passwort für")]
    public async Task A_forgotten_password_is_answered_by_a_link_in_the_persons_language(string culture, string act, string subject)
    {
        await World.SetUpMail();
        var who = await SomebodyReading(culture);
        (await Ask(who)).ShouldContain("Look into your mailbox");

        var raw = (await (await MailPost.Shared).Received(who)).Single();
        WorldMail.PlainWords(raw).ShouldContain(act);
        Encoding.ASCII.GetString(raw).ShouldContain("multipart/alternative");
        Steward.Mail.Wording.EncodedWords.Decode(Encoding.ASCII.GetString(raw)).ShouldContain(subject);
        var path = (await LinkTo(who))[WorldMail.PublicAddress.Length..];
        var browser = Browser();
        browser.To(await browser.Send(path, path, ("password", "another four unlikely words"))).ShouldBe("/my");
        (await Browser().Get(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await SignedIn(who, "another four unlikely words");
    }

    [Fact]
    public async Task Unknown_and_known_addresses_are_answered_with_the_same_bytes()
    {
        await World.SetUpMail();
        var who = await SomebodyReading("en");
        var known = Masked(await Ask(who));
        Masked(await Ask("nobody@contoso.example")).ShouldBe(known);
        await LinkTo(who);
        using var lease = World.Workspace.Database.Read();
        (await lease.Db.Set<OutgoingMessage>().Select(m => m.Recipient).ToListAsync()).ShouldBe([who]);
    }

    [Fact]
    public async Task Asking_again_and_again_fills_nobodys_mailbox_and_kills_no_link()
    {
        await World.SetUpMail();
        var who = await SomebodyReading("en");
        for (var i = 0; i < 4; i++)
            await Ask(who);
        var path = (await LinkTo(who))[WorldMail.PublicAddress.Length..];
        (await Browser().Get(path)).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var lease = World.Workspace.Database.Read();
        (await lease.Db.Set<OutgoingMessage>().CountAsync(m => m.Recipient == who)).ShouldBe(1);
    }

    [Fact]
    public async Task The_one_who_asks_does_not_choose_where_the_link_leads()
    {
        await World.SetUpMail();
        var who = await SomebodyReading("en");
        var browser = Browser();
        browser.Client.DefaultRequestHeaders.Host = "evil.example";
        await browser.Send("/forgotten-password", "/forgotten-password", ("email", who));
        (await LinkTo(who)).ShouldStartWith(WorldMail.PublicAddress + "/");
    }

    [Fact]
    public async Task An_expired_link_opens_nothing()
    {
        await World.SetUpMail();
        var who = await SomebodyReading("en");
        await Ask(who);
        var path = (await LinkTo(who))[WorldMail.PublicAddress.Length..];
        await World.Workspace.Database.Write(async db => new Steward.Platform.Data.Written<int>(
            await db.Set<EntryLink>().ExecuteUpdateAsync(set => set.SetProperty(l => l.ExpiresAt, l => l.CreatedAt)), Keep: true));
        (await Browser().Get(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Without_mail_an_administrator_passes_links_on_and_the_pages_say_so()
    {
        var who = await SomebodyReading("en");
        (await Ask(who)).ShouldContain("Your wish was passed on");
        using var admin = await World.Admin.SignIn();
        var form = await admin.Open("/admin/people/invitation");
        form.Words.ShouldContain("Mail is not set up");
        var answer = await admin.Submit(form, "form:has([name=email])", ("name", "Nora Newcomer"), ("email", MailPost.NewAddress()), ("by", "hand"));
        answer.Find("#entry-link").ShouldNotBeNull();
    }

    [Fact]
    public async Task Mail_that_went_off_meanwhile_invites_nobody()
    {
        await World.SetUpMail();
        var newcomer = MailPost.NewAddress();
        using var admin = await World.Admin.SignIn();
        var form = await admin.Open("/admin/people/invitation");
        await World.Send(new SwitchMail(false), World.Admin);
        var answer = await admin.Submit(form, "form:has([name=email])", ("name", "Nora Newcomer"), ("email", newcomer), ("by", "mail"));
        answer.Status.ShouldBe(HttpStatusCode.Conflict);
        answer.Find("[name=email]")!.GetAttribute("value").ShouldBe(newcomer);
        using var lease = World.Workspace.Database.Read();
        (await lease.Db.Set<Person>().AnyAsync(p => p.Email == newcomer)).ShouldBeFalse();
    }

    private async Task<string> SomebodyReading(string culture)
    {
        var address = MailPost.NewAddress();
        await Order(new CreatePerson("Cy Somebody", address) { PasswordHash = await Steward.Identity.Passwords.PasswordHashing.Hash(Password), Culture = culture });
        return address;
    }

    private async Task<string> Ask(string address) =>
        await (await Browser().Send("/forgotten-password", "/forgotten-password", ("email", address))).Content.ReadAsStringAsync();

    private static async Task<string> LinkTo(string address) =>
        LinkPattern().Match(WorldMail.PlainWords((await (await MailPost.Shared).Received(address)).Single())).Value;

    private static string Masked(string page) =>
        Regex.Replace(page, "value=\"CfDJ[^\"]+\"|nonce(=|\" content=)\"[^\"]+\"", "", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    [GeneratedRegex(@"https://\S+", RegexOptions.None, 1000)]
    private static partial Regex LinkPattern();
}
