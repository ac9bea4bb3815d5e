using System.Net;
using Shouldly;
using Steward.Identity.People;
using Steward.Identity.Sessions;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Xunit;

namespace Steward.Tests.Identity;

public sealed class SignInTests : IdentityTest
{
    [Fact]
    public async Task The_right_password_opens_a_session_under_a_new_secret_each_time()
    {
        var who = await Somebody();
        var visitor = Browser();
        visitor.To(await visitor.SignIn(who.Email!, Password)).ShouldBe("/my");
        var first = visitor.Cookie("steward");
        first.ShouldNotBeNullOrEmpty();
        await visitor.Send("/forgotten-password", "/sign-out");
        visitor.Cookie("steward").ShouldBeNull();
        await visitor.SignIn(who.Email!, Password);
        visitor.Cookie("steward").ShouldNotBe(first);
    }

    [Fact]
    public async Task A_session_secret_planted_beforehand_is_never_taken_over()
    {
        var who = await Somebody();
        var visitor = Browser();
        visitor.SetCookie("steward", "planted-by-somebody-else");
        await visitor.SignIn(who.Email!, Password);
        visitor.Cookie("steward").ShouldNotBe("planted-by-somebody-else");

        var thief = Browser();
        thief.SetCookie("steward", "planted-by-somebody-else");
        (await thief.IsIn()).ShouldBeFalse("nobody is signed in under the planted secret");
    }

    [Fact]
    public async Task Signing_in_again_ends_the_session_this_browser_had()
    {
        var (first, second) = (await Somebody(), await Somebody());
        var visitor = await SignedIn(first.Email!);
        var old = visitor.Cookie("steward")!;
        await visitor.Send("/forgotten-password", "/sign-in/password", ("email", second.Email!), ("password", Password));
        visitor.Cookie("steward").ShouldNotBe(old);
        var thief = Browser();
        thief.SetCookie("steward", old);
        (await thief.IsIn()).ShouldBeFalse();
    }

    [Fact]
    public async Task Unknown_wrong_and_disabled_answer_the_same_bytes()
    {
        var who = await Somebody();
        var gone = await Somebody();
        await Order(new DisablePerson(gone.Id));
        var answers = new List<string>();
        foreach (var (email, password) in new[] { (who.Email!, "wrong wrong wrong"), ("nobody@contoso.example", "wrong wrong wrong"), (gone.Email!, Password) })
        {
            var answer = await Browser().SignIn(email, password);
            answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
            var text = await answer.Content.ReadAsStringAsync();
            text.ShouldNotContain(password);
            answers.Add(Masked(text).Replace(email, "MAIL", StringComparison.Ordinal));
        }

        answers.Distinct().ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("/i/IT-1", "/i/IT-1")]
    [InlineData("/items?q=state+%3D+open", "/items?q=state+%3D+open")]
    [InlineData("//evil.example/", "/my")]
    [InlineData("/\\evil.example/", "/my")]
    [InlineData("https://evil.example/", "/my")]
    [InlineData("/\t/evil.example", "/my")]
    [InlineData("javascript:alert(1)", "/my")]
    [InlineData("/sign-out", "/my")]
    [InlineData("/..//evil.example", "/my")]
    public async Task Leads_back_only_to_a_page_of_this_site(string wanted, string reached)
    {
        var who = await Somebody();
        var visitor = Browser();
        var root = World.Address.AbsolutePath;
        var answer = await visitor.Send("/sign-in", "/sign-in/password", ("email", who.Email!), ("password", Password), ("returnUrl", reached == "/my" ? wanted : root + wanted));
        visitor.To(answer).ShouldBe(reached);
    }

    [Fact]
    public async Task A_form_without_its_token_changes_nothing()
    {
        var who = await Somebody();
        var visitor = Browser();
        (await visitor.Post("/sign-in/password", ("email", who.Email!), ("password", Password))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        visitor.Cookie("steward").ShouldBeNull();
    }

    [Fact]
    public async Task A_giant_password_is_refused_without_being_hashed()
    {
        var who = await Somebody();
        (await Browser().SignIn(who.Email!, new string('x', 1_000_000))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task Nobody_but_the_program_opens_a_session_for_somebody()
    {
        var outcome = await World.Send(new OpenSession(World.Agent.Id, "hash", null, null), World.Admin);
        outcome.Succeeded.ShouldBeFalse();
        outcome.Refusal!.Kind.ShouldBe(RefusalKind.Forbidden);
    }

    [Fact]
    public async Task A_disabled_person_is_out_everywhere_at_once()
    {
        var who = await Somebody();
        var browser = await SignedIn(who.Email!);
        var program = Browser();
        program.Bearer(await Token(who.Id, TokenScope.Write));
        (await program.Get("/api/v1/people/me")).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var stream = await browser.Client.GetAsync(new Uri(World.Address.AbsoluteUri + "/live"), HttpCompletionOption.ResponseHeadersRead);
        stream.StatusCode.ShouldBe(HttpStatusCode.OK);

        await Order(new DisablePerson(who.Id));

        (await browser.IsIn()).ShouldBeFalse("the session is gone");
        (await program.Get("/api/v1/people/me")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await using var body = await stream.Content.ReadAsStreamAsync(patience.Token);
        var buffer = new byte[1024];
        while (await body.ReadAsync(buffer, patience.Token) > 0)
        {
            // the stream beats until the server closes it
        }

        await Order(new EnablePerson(who.Id));
        (await program.Get("/api/v1/people/me")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized, "tokens stay revoked");
    }

    private static string Masked(string page) =>
        System.Text.RegularExpressions.Regex.Replace(page, "value=\"CfDJ[^\"]+\"|nonce(=|\" content=)\"[^\"]+\"", "", System.Text.RegularExpressions.RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
}
