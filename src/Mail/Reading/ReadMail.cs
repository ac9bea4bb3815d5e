using Steward.Mail.Addresses;

namespace Steward.Mail.Reading;

/// <summary>A message as far as it could be read, and what was not as it should be.</summary>
public sealed class ReadMail
{
    internal ReadMail(ReadPart root, MailFaults faults, MailLimits limits)
    {
        Root = root;
        From = Addresses("From", faults, limits);
        ReplyTo = Addresses("Reply-To", faults, limits);
        To = Addresses("To", faults, limits);
        Cc = Addresses("Cc", faults, limits);
        Subject = root.Headers.Text("Subject") ?? "";
        Date = DateReading.Read(root.Headers.Raw("Date"));
        if (Date is null && root.Headers.Has("Date"))
            faults.Add(MailFaultKind.DateBroken, "Date");
        Id = AddressReading.Ids(root.Headers.Raw("Message-ID"), 1).Select(id => (MessageId?)id).FirstOrDefault();
        InReplyTo = AddressReading.Ids(root.Headers.Raw("In-Reply-To"), limits.Addresses);
        References = AddressReading.Ids(root.Headers.Raw("References"), limits.Addresses);
        var leaves = root.All().Where(part => part.Parts.Count == 0 && !part.IsMultipart).ToList();
        Text = Words(leaves, "text/plain", faults);
        Html = Words(leaves, "text/html", faults);
        Files = [.. leaves.Where(part => part.IsAttachment || part.MediaType is not ("text/plain" or "text/html"))];
        Faults = faults.All;
    }

    public ReadPart Root { get; }

    public HeaderList Headers => Root.Headers;

    public IReadOnlyList<ReadAddress> From { get; }

    public IReadOnlyList<ReadAddress> ReplyTo { get; }

    public IReadOnlyList<ReadAddress> To { get; }

    public IReadOnlyList<ReadAddress> Cc { get; }

    /// <summary>Decoded, on one line; empty when there is none.</summary>
    public string Subject { get; }

    public DateTimeOffset? Date { get; }

    public MessageId? Id { get; }

    public IReadOnlyList<MessageId> InReplyTo { get; }

    public IReadOnlyList<MessageId> References { get; }

    /// <summary>The first plain text that is no attachment.</summary>
    public string? Text { get; }

    /// <summary>The first HTML that is no attachment: as hostile as it came.</summary>
    public string? Html { get; }

    /// <summary>Attachments and embedded pictures.</summary>
    public IReadOnlyList<ReadPart> Files { get; }

    public IReadOnlyList<MailFault> Faults { get; }

    /// <summary>A machine wrote it (RFC 3834 and what programs did before it): never answer it by another machine.</summary>
    public bool IsAutomatic =>
        (Headers.Raw("Auto-Submitted") is { } auto && !auto.Trim().Equals("no", StringComparison.OrdinalIgnoreCase))
        || Headers.Raw("Precedence")?.Trim().ToLowerInvariant() is "bulk" or "junk" or "list"
        || Headers.Has("X-Autoreply") || Headers.Has("X-Auto-Response-Suppress") || Headers.All.Any(f => f.Name.StartsWith("List-", StringComparison.OrdinalIgnoreCase))
        || Headers.Raw("Return-Path")?.Trim() is "<>" || Root.MediaType is "multipart/report";

    private List<ReadAddress> Addresses(string name, MailFaults faults, MailLimits limits)
    {
        var found = Root.Headers.All.Where(f => f.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).SelectMany(f => AddressReading.Read(f.Value, limits.Addresses)).Take(limits.Addresses).ToList();
        if (found.Exists(one => one.Address is null))
            faults.Add(MailFaultKind.AddressBroken, name);
        return found;
    }

    private static string? Words(List<ReadPart> leaves, string type, MailFaults faults)
    {
        if (leaves.Find(part => part.MediaType == type && !part.IsAttachment) is not { } part)
            return null;
        var text = Wording.Charsets.Read(part.Content.Span, part.Charset, out var fellBack);
        if (fellBack)
            faults.Add(MailFaultKind.CharsetWrong, part.Number);
        return text;
    }
}
