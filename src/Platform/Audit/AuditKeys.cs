using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Steward.Platform.Workspaces;

namespace Steward.Platform.Audit;

/// <summary>
/// The key this installation signs checkpoints with (ECDSA P-256, made on first use, readable by its owner only) and the public keys it
/// trusts: its own, and those that stand beside it as <c>audit-*.pub.pem</c> (from before a rotation, from other nodes, from a restored backup).
/// </summary>
public sealed class AuditKeys(StorageOptions storage)
{
    private readonly ConcurrentDictionary<string, ECDsa> trusted = new(StringComparer.Ordinal);
    private readonly Lazy<ECDsa> own = new(() => LoadOrMake(FileOf(storage)));

    /// <summary>First 16 hexadecimal digits of the SHA-256 of the public key.</summary>
    public string OwnId => IdOf(own.Value);

    private string Folder => Path.GetDirectoryName(FileOf(storage))!;

    public static string FileOf(StorageOptions storage) => storage.AuditKeyFile ?? Path.Combine(storage.DataFolder, "keys", "audit.pem");

    internal AuditCheckpoint Sign(AuditCheckpoint checkpoint, string workspaceId)
    {
        var named = checkpoint with { KeyId = OwnId };
        ECDsa key = own.Value;
        byte[] signature;
        lock (key)
            signature = key.SignData(Statement(named, workspaceId), HashAlgorithmName.SHA256);
        return named with { Signature = Convert.ToBase64String(signature) };
    }

    /// <summary>Null when the signature holds, else what is wrong with it.</summary>
    internal AuditFault? Check(AuditCheckpoint checkpoint, string workspaceId)
    {
        if (Find(checkpoint.KeyId) is not { } key)
            return AuditFault.UnknownKey;
        var signature = new byte[128];
        if (!Convert.TryFromBase64String(checkpoint.Signature, signature, out var length))
            return AuditFault.BadSignature;
        lock (key)
            return key.VerifyData(Statement(checkpoint, workspaceId), signature.AsSpan(0, length), HashAlgorithmName.SHA256) ? null : AuditFault.BadSignature;
    }

    /// <summary>All public keys trusted here, as PEM by id: they go into every backup.</summary>
    public IReadOnlyDictionary<string, string> PublicKeys()
    {
        var keys = new SortedDictionary<string, string>(StringComparer.Ordinal) { [OwnId] = own.Value.ExportSubjectPublicKeyInfoPem() };
        foreach (var file in Directory.EnumerateFiles(Folder, "audit-*.pub.pem"))
        {
            using var key = ECDsa.Create();
            key.ImportFromPem(File.ReadAllText(file));
            keys[IdOf(key)] = key.ExportSubjectPublicKeyInfoPem();
        }

        return keys;
    }

    /// <summary>Trusts a public key from now on, for example the one that signed a restored history.</summary>
    public void Trust(string pem)
    {
        using var key = ECDsa.Create();
        key.ImportFromPem(pem);
        var id = IdOf(key);
        Directory.CreateDirectory(Folder);
        if (id != OwnId)
            File.WriteAllText(Path.Combine(Folder, $"audit-{id}.pub.pem"), key.ExportSubjectPublicKeyInfoPem());
    }

    internal static string IdOfPem(string pem)
    {
        using var key = ECDsa.Create();
        key.ImportFromPem(pem);
        return IdOf(key);
    }

    private ECDsa? Find(string id)
    {
        if (id == OwnId)
            return own.Value;
        if (trusted.TryGetValue(id, out var known))
            return known;
        if (id.Length != 16 || !id.All(char.IsAsciiHexDigitLower))
            return null;
        var file = Path.Combine(Folder, $"audit-{id}.pub.pem");
        if (!File.Exists(file))
            return null;
        var key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(file));
        return IdOf(key) == id ? trusted.GetOrAdd(id, key) : null;
    }

    private static ECDsa LoadOrMake(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        if (!File.Exists(file))
        {
            using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            // written whole under another name first; the link fails for all but one of several processes that start at once
            var fresh = $"{file}.{Environment.ProcessId}-{Guid.NewGuid():N}";
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using (var stream = new FileStream(fresh, options))
            {
                stream.Write(Encoding.ASCII.GetBytes(made.ExportPkcs8PrivateKeyPem()));
                stream.Flush(flushToDisk: true);
            }

            try
            {
                File.Move(fresh, file, overwrite: false);
            }
            catch (IOException) when (File.Exists(file))
            {
                File.Delete(fresh);
            }
        }

        var key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(file));
        return key;
    }

    private static string IdOf(ECDsa key) => Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()))[..16];

    private static byte[] Statement(AuditCheckpoint checkpoint, string workspaceId) => Encoding.UTF8.GetBytes(string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"steward-checkpoint-1\n{workspaceId}\n{checkpoint.Number}\n{checkpoint.Count}\n{checkpoint.Head}\n{checkpoint.At.ToUnixTimeMilliseconds()}\n{checkpoint.KeyId}\n{checkpoint.Previous}"));
}
