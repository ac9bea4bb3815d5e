using System.Net;
using Steward.Identity.Passwords;
using Steward.Identity.People;
using Steward.Identity.Tokens;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Testing.Company;

namespace Steward.Tests.Identity;

/// <summary>The World, with browsers that show every cookie and redirect, and people made for one test.</summary>
public abstract class IdentityTest : WorldTest
{
    protected const string Password = "four unlikely words together";
    private static readonly Lazy<Task<string>> Hash = new(() => PasswordHashing.Hash(Password));

    protected PlainBrowser Browser() => new(World.Address);

    protected async Task<PersonAnswer> Somebody(string name = "Cy Somebody") =>
        (await World.Send(new CreatePerson(name, $"p{Guid.NewGuid():N}@contoso.example") { PasswordHash = await Hash.Value })).Answer;

    protected async Task<T> Order<T>(ICommand<T> command) => (await World.Send(command)).Answer;

    protected async Task<string> Token(long personId, TokenScope scope)
    {
        var secret = Secret.Make(ApiToken.Prefix);
        await Order(new CreateToken("test", Secret.Hash(secret), scope, 30) { ForPersonId = personId });
        return secret;
    }

    protected async Task<PlainBrowser> SignedIn(string email, string password = Password)
    {
        var browser = Browser();
        var answer = await browser.SignIn(email, password);
        return answer.StatusCode == HttpStatusCode.SeeOther ? browser : throw new InvalidOperationException($"Sign-in answered {answer.StatusCode}.");
    }
}
