using System.Buffers.Text;
using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Steward.Identity.Directory;
using Steward.Identity.People;
using Steward.Platform.Edge;

namespace Steward.Identity.Passkeys;

/// <summary>
/// Shows people and their passkeys to the framework's WebAuthn handler, which checks challenges, origins and signatures. It only reads: what the handler
/// proves is kept by commands, like every other change.
/// </summary>
internal sealed class PasskeyStore(Visit visit) : IUserPasskeyStore<Person>
{
    public Task<Person?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        Task.FromResult(long.TryParse(userId, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? visit.Workspace.Get<PeopleDirectory>().Now.Find(id) : null);

    public Task<string> GetUserIdAsync(Person user, CancellationToken cancellationToken) => Task.FromResult(user.Id.ToString(CultureInfo.InvariantCulture));

    public Task<string?> GetUserNameAsync(Person user, CancellationToken cancellationToken) => Task.FromResult(user.Email);

    public async Task<Person?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken)
    {
        var id = Base64Url.EncodeToString(credentialId);
        var owner = await visit.Db.Set<Passkey>().Where(p => p.Id == id).Select(p => (long?)p.PersonId).FirstOrDefaultAsync(cancellationToken);
        return visit.Workspace.Get<PeopleDirectory>().Now.Find(owner);
    }

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(Person user, byte[] credentialId, CancellationToken cancellationToken)
    {
        var id = Base64Url.EncodeToString(credentialId);
        return await visit.Db.Set<Passkey>().FirstOrDefaultAsync(p => p.Id == id && p.PersonId == user.Id, cancellationToken) is { } found ? Info(found) : null;
    }

    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(Person user, CancellationToken cancellationToken) =>
        [.. (await visit.Db.Set<Passkey>().Where(p => p.PersonId == user.Id).ToListAsync(cancellationToken)).Select(Info)];

    public void Dispose()
    {
        // the visit owns its context
    }

    public Task<string?> GetNormalizedUserNameAsync(Person user, CancellationToken cancellationToken) => GetUserNameAsync(user, cancellationToken);

    public Task<Person?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        Task.FromResult(visit.Workspace.Get<PeopleDirectory>().Now.Find(normalizedUserName));

    public Task AddOrUpdatePasskeyAsync(Person user, UserPasskeyInfo passkey, CancellationToken cancellationToken) => throw OnlyByCommand();

    public Task RemovePasskeyAsync(Person user, byte[] credentialId, CancellationToken cancellationToken) => throw OnlyByCommand();

    public Task<IdentityResult> CreateAsync(Person user, CancellationToken cancellationToken) => throw OnlyByCommand();

    public Task<IdentityResult> UpdateAsync(Person user, CancellationToken cancellationToken) => throw OnlyByCommand();

    public Task<IdentityResult> DeleteAsync(Person user, CancellationToken cancellationToken) => throw OnlyByCommand();

    public Task SetUserNameAsync(Person user, string? userName, CancellationToken cancellationToken) => throw OnlyByCommand();

    public Task SetNormalizedUserNameAsync(Person user, string? normalizedName, CancellationToken cancellationToken) => throw OnlyByCommand();

    /// <summary>The attestation is proved once, when the passkey is added, and not kept.</summary>
    private static UserPasskeyInfo Info(Passkey passkey) => new(
        Base64Url.DecodeFromChars(passkey.Id), passkey.PublicKey, passkey.CreatedAt.ToDateTimeOffset(), (uint)passkey.SignCount,
        passkey.Transports.Split(',', StringSplitOptions.RemoveEmptyEntries), isUserVerified: true, passkey.IsBackupEligible, passkey.IsBackedUp, [], [])
    {
        Name = passkey.Name,
    };

    private static NotSupportedException OnlyByCommand() => new("People and passkeys are changed by commands.");
}
