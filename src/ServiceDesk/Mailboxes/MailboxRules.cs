using System.Globalization;
using Steward.Mail.Addresses;
using Steward.Mail.Wire;
using Steward.Platform.Commands;
using Steward.Platform.Text;

namespace Steward.ServiceDesk.Mailboxes;

/// <summary>What settings of a mailbox must be like; each sentence says which field and how to mend it.</summary>
internal static class MailboxRules
{
    public static IReadOnlyList<FieldFault> Faults(SaveMailbox box)
    {
        List<FieldFault> faults = [];
        if (!EmailAddress.TryParse(box.Address, out var address))
            faults.Add(Fault("address", "AddressShape", box.Address.Trim()));
        else if (address.Local.Contains('+', StringComparison.Ordinal))
            faults.Add(Fault("address", "AddressPlus", box.Address.Trim()));
        if (box.Name?.Trim().Length > 120)
            faults.Add(Fault("name", "TooLong", 120));
        if (Given(box.Host) is { } host)
            faults.AddRange(ServerFaults(box, host));
        if (box.Folder?.Trim().Length > 200 || box.Folder?.Any(char.IsControl) == true)
            faults.Add(Fault("folder", "TooLong", 200));
        if (Given(box.TrustedServer) is { } server && (Uri.CheckHostName(server) == UriHostNameType.Unknown || server.Length > 253))
            faults.Add(Fault("trustedServer", "HostShape", server));
        if (!Enum.IsDefined(box.UnknownSenders))
            faults.Add(Fault("unknownSenders", "Choose"));
        if (!Enum.IsDefined(box.ClosedReplies))
            faults.Add(Fault("closedReplies", "Choose"));
        if (Given(box.ReopenDays) is { } days && Number(days) is not (>= 1 and <= 365))
            faults.Add(Fault("reopenDays", "DaysShape", days));
        if (Given(box.MostPerSender) is { } most && Number(most) is not (>= 1 and <= 10_000))
            faults.Add(Fault("mostPerSender", "MostShape", most));
        return faults;
    }

    private static IEnumerable<FieldFault> ServerFaults(SaveMailbox box, string host)
    {
        if (Uri.CheckHostName(host) == UriHostNameType.Unknown || host.Length > 253)
            yield return Fault("host", "HostShape", host);
        if (Given(box.Port) is { } port && Number(port) is not (>= 1 and <= 65_535))
            yield return Fault("port", "PortShape", port);
        if (!Enum.IsDefined(box.Protection))
            yield return Fault("protection", "Choose");
        else if (box.Protection == Protection.None)
            yield return Fault("protection", "SecretInTheOpen");
        if (Given(box.User) is not { Length: <= 254 } user || user.Any(char.IsControl))
            yield return Fault("user", "UserMissing");
        if (box.Secret?.Length > 1_000)
            yield return Fault("secret", "TooLong", 1_000);
        if (Given(box.Fingerprint) is { } fingerprint && Digits(fingerprint)!.Length != 64)
            yield return Fault("fingerprint", "FingerprintShape");
    }

    public static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    public static int? Number(string? text) => int.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The hexadecimal digits of a fingerprint, however it was written.</summary>
    public static string? Digits(string? fingerprint) =>
        string.IsNullOrWhiteSpace(fingerprint) ? null : string.Concat(fingerprint.Where(char.IsAsciiHexDigit)).ToUpperInvariant();

    private static FieldFault Fault(string field, string key, params object?[] arguments) => new(field, new Said(typeof(MailboxTexts), key, arguments));
}
