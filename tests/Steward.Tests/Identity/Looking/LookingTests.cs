using System.Net;
using Shouldly;
using Steward.Identity.Directory;
using Steward.Identity.People;
using Xunit;

namespace Steward.Tests.Identity.Looking;

public sealed class LookingTests : IdentityTest
{
    private async Task<(PlainBrowser Admin, PersonAnswer Seen)> AdminAndSomebody()
    {
        var (admin, seen) = (await Somebody("Ada Chief"), await Somebody("Sam Seen"));
        await Order(new ChangePerson(admin.Id) { IsAdmin = true });
        return (await SignedIn(admin.Email!), seen);
    }

    [Fact]
    public async Task An_administrator_sees_the_pages_of_somebody_and_comes_back()
    {
        var (admin, seen) = await AdminAndSomebody();
        (await admin.Send($"/admin/people/{seen.Id}", $"/admin/people/{seen.Id}/looking")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);

        var page = await admin.Page("/portal");
        page.ShouldContain("You see Steward as Sam Seen sees it");
        (await admin.Get("/admin/people")).StatusCode.ShouldNotBe(HttpStatusCode.OK, "it is not Sam's to open");
        page.ShouldNotContain("Ada Chief");

        admin.To(await admin.Send("/portal", "/looking/end")).ShouldBe($"/admin/people/{seen.Id}");
        (await admin.Get("/admin/people")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Nothing_can_be_changed_while_looking()
    {
        var (admin, seen) = await AdminAndSomebody();
        await admin.Send($"/admin/people/{seen.Id}", $"/admin/people/{seen.Id}/looking");
        var answer = await admin.Send("/me", "/me", ("name", "Somebody Else"), ("culture", "de"), ("zone", "Europe/Berlin"));
        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("You look at pages as Sam Seen");
        World.Workspace.Get<PeopleDirectory>().Now.Find(seen.Id)!.Name.ShouldBe("Sam Seen");
    }

    [Fact]
    public async Task Nobody_looks_as_an_administrator_or_as_somebody_disabled()
    {
        var (admin, seen) = await AdminAndSomebody();
        var other = await Somebody("Otto Admin");
        await Order(new ChangePerson(other.Id) { IsAdmin = true });
        (await (await admin.Send($"/admin/people/{other.Id}", $"/admin/people/{other.Id}/looking")).Content.ReadAsStringAsync()).ShouldContain("sees what you see");
        await Order(new DisablePerson(seen.Id));
        (await (await admin.Send($"/admin/people/{seen.Id}", $"/admin/people/{seen.Id}/looking")).Content.ReadAsStringAsync()).ShouldContain("is disabled");
    }

    [Fact]
    public async Task Signing_out_while_looking_ends_the_session()
    {
        var (admin, seen) = await AdminAndSomebody();
        await admin.Send($"/admin/people/{seen.Id}", $"/admin/people/{seen.Id}/looking");
        var secret = admin.Cookie("steward")!;
        await admin.Send("/portal", "/sign-out");
        var thief = Browser();
        thief.SetCookie("steward", secret);
        (await thief.IsIn()).ShouldBeFalse();
    }

    [Fact]
    public async Task Whoever_is_made_an_administrator_meanwhile_is_no_longer_looked_at()
    {
        var (admin, seen) = await AdminAndSomebody();
        await admin.Send($"/admin/people/{seen.Id}", $"/admin/people/{seen.Id}/looking");
        await Order(new ChangePerson(seen.Id) { IsAdmin = true });
        (await admin.Page("/admin/people")).ShouldNotContain("You see Steward as");
    }
}
