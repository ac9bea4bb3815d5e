using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Steward.Identity.Sessions;

namespace Steward.Identity.Passwords;

/// <summary>
/// Hashes and compares passwords, always at the edge and never inside a command: a hash costs a tenth of a second, and the writer of a workspace
/// has none to give. No more run at once than there are processors, so a storm of sign-ins leaves the rest of the program alive.
/// </summary>
public static class PasswordHashing
{
    /// <summary>Longer ones are refused before hashing: work must not grow with what a stranger sends.</summary>
    public const int MaximumLength = 256;

    private static readonly PasswordHasher<Account> Hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = 210_000 }));
    private static readonly SemaphoreSlim Places = new(Environment.ProcessorCount);
    private static readonly Account Nobody = new() { PasswordHash = Hasher.HashPassword(null!, Guid.NewGuid().ToString()) };

    public static async Task<string> Hash(string password, CancellationToken cancel = default)
    {
        await Places.WaitAsync(cancel);
        try
        {
            return await Task.Run(() => Hasher.HashPassword(null!, password), cancel);
        }
        finally
        {
            Places.Release();
        }
    }

    /// <summary>Whether the password fits. Without an account the same work is done against a hash nobody knows the password of.</summary>
    public static async Task<bool> Fits(Account? account, string password, CancellationToken cancel = default)
    {
        var tried = password.Length <= MaximumLength ? password : "";
        await Places.WaitAsync(cancel);
        try
        {
            var against = account ?? Nobody;
            var result = await Task.Run(() => Hasher.VerifyHashedPassword(against, against.PasswordHash, tried), cancel);
            return account is not null && result != PasswordVerificationResult.Failed;
        }
        finally
        {
            Places.Release();
        }
    }
}
