using System.Security.Cryptography;

namespace Steward.Identity.SigningIn;

/// <summary>
/// One-time codes of an authenticator app (RFC 6238: SHA-1, 30 seconds, 6 digits, as every app understands). Our own lines because the framework's
/// provider accepts a code again while it is fresh; here the step that was used is answered, kept, and never taken twice.
/// </summary>
internal static class TimeCode
{
    public const int SecretBytes = 20;
    private const int StepSeconds = 30;

    /// <summary>Clocks of telephones are off: the step before and the one after are also good.</summary>
    private const int Drift = 1;

    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>The step whose code was typed, if it is a fresh one after <paramref name="lastUsed"/>.</summary>
    public static long? Match(ReadOnlySpan<byte> secret, string typed, long unixSeconds, long? lastUsed)
    {
        var digits = typed.Where(char.IsAsciiDigit).ToArray();
        if (digits.Length != 6 || typed.Length > 12)
            return null;
        var now = unixSeconds / StepSeconds;
        long? found = null;
        for (var step = now - Drift; step <= now + Drift; step++)
        {
            // every step is compared, so that the time taken tells nothing
            var same = CryptographicOperations.FixedTimeEquals(
                System.Runtime.InteropServices.MemoryMarshal.AsBytes<char>(Code(secret, step)),
                System.Runtime.InteropServices.MemoryMarshal.AsBytes<char>(digits));
            if (same && (lastUsed is null || step > lastUsed))
                found = step;
        }

        return found;
    }

    public static string Code(ReadOnlySpan<byte> secret, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[20];
#pragma warning disable CA5350 // RFC 6238 apps speak HMAC-SHA-1; its collisions do not matter here
        HMACSHA1.HashData(secret, counter, hash);
#pragma warning restore CA5350
        var offset = hash[19] & 0xF;
        var number = System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(hash.Slice(offset, 4)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>What the app reads from the picture (Key URI format).</summary>
    public static string Uri(ReadOnlySpan<byte> secret, string issuer, string account)
    {
        var who = System.Uri.EscapeDataString(issuer);
        return $"otpauth://totp/{who}:{System.Uri.EscapeDataString(account)}?secret={Base32(secret)}&issuer={who}&digits=6&period={StepSeconds}";
    }

    /// <summary>The secret as letters for typing by hand (RFC 4648, no padding).</summary>
    public static string Base32(ReadOnlySpan<byte> bytes)
    {
        var text = new System.Text.StringBuilder((bytes.Length * 8 + 4) / 5);
        var (bits, held) = (0, 0);
        foreach (var next in bytes)
        {
            bits = (bits << 8) | next;
            held += 8;
            while (held >= 5)
            {
                held -= 5;
                text.Append(Alphabet[(bits >> held) & 31]);
            }
        }

        if (held > 0)
            text.Append(Alphabet[(bits << (5 - held)) & 31]);
        return text.ToString();
    }
}
