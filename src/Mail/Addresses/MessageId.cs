using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Steward.Mail.Addresses;

/// <summary>The id of one message, without its angle brackets. Printable ASCII without spaces, so it cannot leave its header.</summary>
public readonly record struct MessageId
{
    /// <summary>Longer ones do not fit on a header line.</summary>
    public const int LongestLength = 250;

    private MessageId(string value) => Value = value;

    public string Value { get; }

    /// <summary>A new id that nobody can guess, in the sender's domain.</summary>
    public static MessageId New(EmailAddress sender) =>
        new($"{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16))}@{sender.AsciiDomain}");

    public static bool TryParse([NotNullWhen(true)] string? text, out MessageId id)
    {
        id = default;
        var inner = (text ?? "").Trim();
        if (inner.StartsWith('<') && inner.EndsWith('>'))
            inner = inner[1..^1];
        if (inner.Length is 0 or > LongestLength || !inner.Contains('@', StringComparison.Ordinal) || inner.Any(c => c is <= ' ' or >= (char)0x7F or '<' or '>'))
            return false;
        id = new MessageId(inner);
        return true;
    }

    public override string ToString() => $"<{Value}>";
}
