using System.Globalization;
using Steward.Mail.Addresses;
using Steward.Mail.Wire;
using Steward.Platform.Commands;
using Steward.Platform.Text;

namespace Steward.Platform.Outgoing;

/// <summary>What settings of mail must be like; each sentence says which field and how to mend it.</summary>
internal static class MailSettingsRules
{
    public static IReadOnlyList<FieldFault> Faults(ChangeMailSettings settings)
    {
        List<FieldFault> faults = [];
        if (Uri.CheckHostName(settings.Host.Trim()) == UriHostNameType.Unknown || settings.Host.Trim().Length > 253)
            faults.Add(Fault("host", "HostShape", settings.Host.Trim()));
        if (!int.TryParse(settings.Port.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var port) || port is < 1 or > 65_535)
            faults.Add(Fault("port", "PortShape", settings.Port.Trim()));
        if (!Enum.IsDefined(settings.Protection))
            faults.Add(Fault("protection", "ProtectionShape"));
        if (!EmailAddress.TryParse(settings.FromAddress, out _))
            faults.Add(Fault("fromAddress", "AddressShape", settings.FromAddress.Trim()));
        if (!string.IsNullOrWhiteSpace(settings.ReplyTo) && !EmailAddress.TryParse(settings.ReplyTo, out _))
            faults.Add(Fault("replyTo", "AddressShape", settings.ReplyTo.Trim()));
        if (settings.FromName?.Trim().Length > 120)
            faults.Add(Fault("fromName", "TooLong", 120));
        if (settings.User?.Trim().Length > 254 || settings.User?.Any(char.IsControl) == true)
            faults.Add(Fault("user", "TooLong", 254));
        if (settings.Secret?.Length > 1_000)
            faults.Add(Fault("secret", "TooLong", 1_000));
        if (!string.IsNullOrWhiteSpace(settings.User) && settings.Protection == Protection.None)
            faults.Add(Fault("protection", "SecretInTheOpen"));
        if (!string.IsNullOrWhiteSpace(settings.Fingerprint) && Digits(settings.Fingerprint)!.Length != 64)
            faults.Add(Fault("fingerprint", "FingerprintShape"));
        if (!IsPublicAddress(settings.PublicAddress.Trim()))
            faults.Add(Fault("publicAddress", "PublicAddressShape", settings.PublicAddress.Trim()));
        return faults;
    }

    /// <summary>The hexadecimal digits of a fingerprint, however it was written; null for nothing.</summary>
    public static string? Digits(string? fingerprint) =>
        string.IsNullOrWhiteSpace(fingerprint) ? null : string.Concat(fingerprint.Where(char.IsAsciiHexDigit)).ToUpperInvariant();

    private static bool IsPublicAddress(string text) =>
        text.Length <= 300 && Uri.TryCreate(text, UriKind.Absolute, out var address) && address is { Scheme: "http" or "https" }
        && address is { UserInfo: "", Query: "", Fragment: "" } && address.Host.Length > 0;

    private static FieldFault Fault(string field, string key, params object?[] arguments) => new(field, new Said(typeof(OutgoingTexts), key, arguments));
}
