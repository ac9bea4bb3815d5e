using System.CommandLine;
using Steward.Identity;
using Steward.Identity.Directory;
using Steward.Identity.Tokens;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Text;

namespace Steward.Web.CommandLine;

/// <summary><c>steward token create --user MAIL --scope read|write|admin</c> prints the token alone.</summary>
internal static class TokenVerb
{
    public static Command Build()
    {
        var storage = new StorageArguments();
        var user = new Option<string>("--user") { Description = "Mail address of the person the token acts for.", Required = true };
        var scope = new Option<TokenScope>("--scope") { Description = "read, write or admin.", DefaultValueFactory = _ => TokenScope.Read };
        var days = new Option<int>("--days") { Description = "Days until it expires.", DefaultValueFactory = _ => 365 };
        var name = new Option<string>("--name") { Description = "What uses it.", DefaultValueFactory = _ => "command line" };
        var create = storage.AddTo(new Command("create", "Makes an API token and prints it once.") { user, scope, days, name });
        create.SetAction((parsed, cancel) => storage.Run(
            parsed,
            async (services, workspace) =>
            {
                var mail = parsed.GetRequiredValue(user);
                if (workspace.Get<PeopleDirectory>().Now.Find(mail) is not { } person)
                    return Refusal.Missing(Texts<IdentityTexts>.Say("NoSuchUser", mail));
                var secret = Secret.Make(ApiToken.Prefix);
                var command = new CreateToken(parsed.GetRequiredValue(name), Secret.Hash(secret), parsed.GetValue(scope), parsed.GetValue(days)) { ForPersonId = person.Id };
                var outcome = await services.GetRequiredService<Dispatcher>().Send(workspace, command, Actor.System.Through(Channel.CommandLine), cancel: cancel);
                return outcome.Succeeded ? new Made(secret) : (Outcome<Made>)outcome.Refusal;
            },
            made => made.Token));
        return new Command("token", "API tokens.") { create };
    }

    private sealed record Made(string Token);
}
