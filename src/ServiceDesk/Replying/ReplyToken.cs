using System.Security.Cryptography;
using System.Text;

namespace Steward.ServiceDesk.Replying;

/// <summary>What a token says: who was written to about which item.</summary>
public readonly record struct ReplyClaim(long ItemId, long PersonId);

/// <summary>
/// The mark in ids and addresses of the desk's letters: <c>st1k9-7-q3…</c>. It binds an item and a recipient by a MAC, so an answer proves which letter
/// it answers and who got that. Letters and digits only, in small letters: mail programs change the case of addresses.
/// </summary>
public static class ReplyToken
{
    private const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";
    private const string Base32 = "abcdefghijklmnopqrstuvwxyz234567";
    private const int MacLetters = 16; // 80 bits

    /// <summary>The token of an item and a person.</summary>
    public static string Of(byte[] key, ReplyClaim claim)
    {
        var bare = $"st{Written(claim.ItemId)}-{Written(claim.PersonId)}";
        return $"{bare}-{Mac(key, bare)}";
    }

    /// <summary>A short name made of the key, by which the desk knows its own letters when they come back.</summary>
    public static string LoopMark(byte[] key) => Mac(key, "loop");

    /// <summary>Reads the token in front of a message id or behind the plus of an address; null when there is none, or when it was not made here.</summary>
    public static ReplyClaim? Read(byte[] key, string? text)
    {
        if (string.IsNullOrEmpty(text) || text.Length > 400)
            return null;
        var local = text.ToLowerInvariant();
        local = local[..(local.LastIndexOf('@') is >= 0 and var at ? at : local.Length)];
        local = local[(local.IndexOf('+', StringComparison.Ordinal) + 1)..];
        local = local[..(local.IndexOf('.', StringComparison.Ordinal) is >= 0 and var dot ? dot : local.Length)];
        var pieces = local.Split('-');
        if (pieces.Length != 3 || !pieces[0].StartsWith("st", StringComparison.Ordinal) || pieces[2].Length != MacLetters
            || Number(pieces[0][2..]) is not { } item || Number(pieces[1]) is not { } person)
            return null;
        var mac = Mac(key, $"{pieces[0]}-{pieces[1]}");
        return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(mac), Encoding.UTF8.GetBytes(pieces[2])) ? new ReplyClaim(item, person) : null;
    }

    private static string Mac(byte[] key, string said)
    {
        var mac = HMACSHA256.HashData(key, Encoding.ASCII.GetBytes("steward reply " + said));
        return string.Create(MacLetters, mac, static (letters, bytes) =>
        {
            var bits = 0;
            var (held, next) = (0, 0);
            for (var i = 0; i < letters.Length; i++)
            {
                if (held < 5)
                {
                    bits = (bits << 8) | bytes[next++];
                    held += 8;
                }

                letters[i] = Base32[(bits >> (held - 5)) & 31];
                held -= 5;
            }
        });
    }

    private static string Written(long number)
    {
        var text = new StringBuilder();
        do
        {
            text.Insert(0, Digits[(int)(number % 36)]);
            number /= 36;
        }
        while (number > 0);
        return text.ToString();
    }

    private static long? Number(string text)
    {
        if (text.Length is 0 or > 13)
            return null;
        long number = 0;
        foreach (var one in text)
        {
            if (Digits.IndexOf(one, StringComparison.Ordinal) is not (>= 0 and var digit))
                return null;
            number = (number * 36) + digit;
        }

        return number >= 0 ? number : null; // too long ones wrap around
    }
}
