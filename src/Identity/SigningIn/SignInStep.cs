using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Steward.Identity.Sessions;
using Steward.Platform.Workspaces;

namespace Steward.Identity.SigningIn;

/// <summary>Somebody whose password was right and whose second factor is still missing.</summary>
/// <param name="PersonId">Who.</param>
/// <param name="Proof">Digest of the password's hash: a password changed meanwhile ends the step.</param>
/// <param name="ReturnTo">Where they wanted to go.</param>
internal sealed record PasswordStep(long PersonId, string Proof, string? ReturnTo)
{
    public static string ProofOf(Account account) => Tokens.Secret.Hash(account.PasswordHash);
}

/// <summary>Keeps what lies between two requests of a sign-in (a proved password, a passkey's challenge) in a sealed cookie of a few minutes.</summary>
internal sealed class SignInSteps(IDataProtectionProvider protection, TimeProvider clock)
{
    public const string Password = "steward-step";
    public const string Passkey = "steward-passkey";

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    public void Keep<T>(HttpContext http, Workspace workspace, string name, T step)
    {
        var sealedStep = Sealer(workspace, name).Protect(JsonSerializer.Serialize(step), clock.GetUtcNow() + Lifetime);
        var options = SessionCookie.Options(http);
        options.SameSite = SameSiteMode.Strict;
        options.MaxAge = Lifetime;
        http.Response.Cookies.Append(SessionCookie.Name(http.Request, name), sealedStep, options);
    }

    /// <summary>The step, or nothing when there is none, it is too old, or it was not made here.</summary>
    public T? Read<T>(HttpContext http, Workspace workspace, string name)
        where T : class
    {
        if (http.Request.Cookies[SessionCookie.Name(http.Request, name)] is not { Length: > 0 and <= 4_000 } sealedStep)
            return null;
        try
        {
            return JsonSerializer.Deserialize<T>(Sealer(workspace, name).Unprotect(sealedStep, out _));
        }
        catch (Exception broken) when (broken is System.Security.Cryptography.CryptographicException or JsonException)
        {
            return null;
        }
    }

    public static void Drop(HttpContext http, string name) => http.Response.Cookies.Delete(SessionCookie.Name(http.Request, name), SessionCookie.Options(http));

    /// <summary>A step of one workspace, or for one purpose, opens nothing in another.</summary>
    private ITimeLimitedDataProtector Sealer(Workspace workspace, string name) =>
        protection.CreateProtector("Steward.Identity", workspace.Name, name).ToTimeLimitedDataProtector();
}
