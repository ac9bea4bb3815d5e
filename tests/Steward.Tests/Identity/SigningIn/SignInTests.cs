using Shouldly;
using Steward.Testing.Company;
using Xunit;

namespace Steward.Tests.Identity.SigningIn;

public class SignInTests : WorldTest
{
    [Fact]
    public async Task The_right_password_opens_a_session()
    {
        using var visitor = await World.Agent.SignIn();

        using var answer = await visitor.Send(HttpMethod.Get, "/api/v1/items/" + World.PrinterTicket);
        ((int)answer.StatusCode).ShouldBe(200);
    }

    [Theory]
    [InlineData("agent@northwind.example", "not it at all")]
    [InlineData("nobody@northwind.example", World.Password)]
    public async Task Wrong_and_unknown_get_the_same_words(string email, string password)
    {
        using var visitor = World.NewVisitor();
        var page = await visitor.Open("/sign-in");
        page = await visitor.Submit(page, "form:has(input[type=password])", ("email", email), ("password", password));

        ((int)page.Status).ShouldBe(422);
        page.Words.ShouldContain("does not fit");
        page.Html.ShouldNotContain(password);
    }
}
