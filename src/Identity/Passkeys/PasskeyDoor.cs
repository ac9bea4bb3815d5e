using System.Buffers.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Steward.Identity.People;
using Steward.Identity.SigningIn;
using Steward.Platform.Edge;

namespace Steward.Identity.Passkeys;

/// <summary>Speaks WebAuthn with the browser: hands out challenges and proves the answers with the framework's handler.</summary>
internal sealed class PasskeyDoor(IPasskeyHandler<Person> handler, SignInSteps steps)
{
    /// <summary>Credentials are a few kilobytes; more is not looked at.</summary>
    private const int LongestCredential = 16_384;

    public static void Configure(IServiceCollection services)
    {
        services.AddIdentityCore<Person>(options => options.Stores.SchemaVersion = IdentitySchemaVersions.Version3);
        services.AddScoped<IUserStore<Person>, PasskeyStore>();
        services.AddScoped<IPasskeyHandler<Person>, PasskeyHandler<Person>>();
        services.AddScoped<PasskeyDoor>();
        // a passkey stands for password and second factor together, so the device must have asked who holds it
        services.Configure<IdentityPasskeyOptions>(options =>
        {
            options.UserVerificationRequirement = "required";
            options.ResidentKeyRequirement = "required";
        });
    }

    /// <summary>What the browser needs to make a new passkey for somebody signed in.</summary>
    public async Task<string> BeginAdding(HttpContext http, Visit visit, Person me)
    {
        var options = await handler.MakeCreationOptionsAsync(
            new PasskeyUserEntity { Id = me.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), Name = me.Email ?? me.Name, DisplayName = me.Name }, http);
        steps.Keep(http, visit.Workspace, SignInSteps.Passkey, new Challenge(options.AttestationState ?? "", me.Id));
        return options.CreationOptionsJson;
    }

    /// <summary>The order that keeps the new passkey, or nothing when the browser's answer does not prove it.</summary>
    public async Task<AddPasskey?> FinishAdding(HttpContext http, Visit visit, string credential, string name)
    {
        var challenge = steps.Read<Challenge>(http, visit.Workspace, SignInSteps.Passkey);
        SignInSteps.Drop(http, SignInSteps.Passkey);
        if (challenge is null || challenge.PersonId != visit.Actor.PersonId || credential.Length > LongestCredential)
            return null;
        var result = await handler.PerformAttestationAsync(new PasskeyAttestationContext { HttpContext = http, CredentialJson = credential, AttestationState = challenge.State });
        if (!result.Succeeded)
            return null;
        var made = result.Passkey;
        return new AddPasskey(
            Base64Url.EncodeToString(made.CredentialId), name, made.PublicKey, made.SignCount, string.Join(',', made.Transports ?? []), made.IsBackupEligible, made.IsBackedUp);
    }

    /// <summary>What the browser needs to sign in with any passkey it holds for this site. Nobody is named, so nobody is told who exists.</summary>
    public async Task<string> BeginSignIn(HttpContext http, Visit visit)
    {
        var options = await handler.MakeRequestOptionsAsync(null, http);
        steps.Keep(http, visit.Workspace, SignInSteps.Passkey, new Challenge(options.AssertionState ?? "", null));
        return options.RequestOptionsJson;
    }

    /// <summary>Whose passkey answered, with the order that notes its use; nothing when the answer proves nothing.</summary>
    public async Task<(Person Person, UsePasskey Use)?> FinishSignIn(HttpContext http, Visit visit, string credential)
    {
        var challenge = steps.Read<Challenge>(http, visit.Workspace, SignInSteps.Passkey);
        SignInSteps.Drop(http, SignInSteps.Passkey);
        if (challenge is not { PersonId: null } || credential.Length > LongestCredential)
            return null;
        var result = await handler.PerformAssertionAsync(new PasskeyAssertionContext { HttpContext = http, CredentialJson = credential, AssertionState = challenge.State });
        if (!result.Succeeded)
            return null;
        return (result.User, new UsePasskey(Base64Url.EncodeToString(result.Passkey.CredentialId), result.Passkey.SignCount, result.Passkey.IsBackedUp));
    }

    private sealed record Challenge(string State, long? PersonId);
}
