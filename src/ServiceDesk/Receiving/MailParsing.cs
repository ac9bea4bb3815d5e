using System.Text;
using Steward.Mail.Reading;
using Steward.Mail.Writing;
using Steward.Platform.Blobs;
using Steward.Platform.Workspaces;
using Steward.WorkItems.Attaching;

namespace Steward.ServiceDesk.Receiving;

/// <summary>Reads a raw mail into plain values, within limits of size, parts and time, and keeps the contents it brings.</summary>
public sealed class MailParsing
{
    private const int MostFiles = 50;
    private const int MostIds = 50;
    private const int LongestText = 100_000;
    private const int LargestInline = 300_000;
    private const int MostInline = 3_000_000;
    private const int SmallestPicture = 20_000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly MailLimits Limits = new() { Size = 50_000_000, Addresses = 200 };

    private readonly BlobStore blobs;

    internal MailParsing(BlobStore blobs) => this.blobs = blobs;

    /// <summary>Reads it, and keeps the files and the HTML it brings.</summary>
    /// <exception cref="TimeoutException">It took too long.</exception>
    internal async Task<ParsedMail> Read(Workspace workspace, Stream raw, string? trustedServer, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Patience);
        try
        {
            return await Task.Run(() => Parse(workspace, raw, trustedServer, limit.Token), limit.Token).WaitAsync(Patience + TimeSpan.FromSeconds(5), cancel);
        }
        catch (OperationCanceledException slow) when (!cancel.IsCancellationRequested)
        {
            throw new TimeoutException($"{Patience.TotalSeconds:0} s", slow);
        }
    }

    private async Task<ParsedMail> Parse(Workspace workspace, Stream raw, string? trustedServer, CancellationToken cancel)
    {
        var mail = await MailReader.Read(raw, Limits, cancel);
        var from = mail.From.FirstOrDefault(one => one.Address is not null);
        var subject = MailText.Clean(mail.Subject).Trim();
        var (bare, _, forward) = ReplyPrefixes.Read(subject);
        var written = mail.Text ?? (mail.Html is { } only ? await SafeMailHtml.Words(only, cancel) : null) ?? "";
        if (string.IsNullOrWhiteSpace(written) && mail.Html is { } instead)
            written = await SafeMailHtml.Words(instead, cancel) ?? "";
        var (own, quoted) = forward ? (MailText.Clean(written).Trim(), null) : QuoteCutting.Cut(Cut(MailText.Clean(written), LongestText * 2));
        var (files, html) = await Contents(workspace, mail, cancel);
        return new ParsedMail
        {
            MessageId = mail.Id?.Value, From = from?.Address?.ToString().ToLowerInvariant(), FromName = Cut(MailText.Clean(from?.Name ?? ""), 200), Subject = Cut(subject, 500), Title = Cut(bare, 200), IsForward = forward,
            Text = Cut(own, LongestText), Quoted = quoted is null ? null : Cut(quoted, LongestText), HtmlHash = html, Files = files,
            Ids = [.. mail.InReplyTo.Concat(mail.References.Reverse()).Select(id => id.Value).Distinct(StringComparer.Ordinal).Take(MostIds)],
            Recipients = [.. Recipients(mail).Distinct(StringComparer.OrdinalIgnoreCase).Take(MostIds)],
            Manner = MailSigns.MannerOf(mail), Bounce = MailSigns.BounceIn(mail), LoopMark = mail.Headers.Raw(MailWriter.LoopHeader)?.Trim(),
            SenderPasses = MailSigns.SenderPasses(mail, trustedServer), IsCut = mail.Faults.Any(fault => fault.Kind is MailFaultKind.TooLarge),
        };
    }

    private static IEnumerable<string> Recipients(ReadMail mail) =>
    [
        .. mail.Headers.All.Where(field => field.Name.ToLowerInvariant() is "delivered-to" or "x-original-to" or "envelope-to" or "x-envelope-to").Select(field => field.Value.Trim().Trim('<', '>')),
        .. mail.To.Concat(mail.Cc).Select(one => one.Address?.ToString()).OfType<string>(),
    ];

    /// <summary>Files to attach, and the HTML with the pictures inside it.</summary>
    private async Task<(IReadOnlyList<NewFile> Files, string? Html)> Contents(Workspace workspace, ReadMail mail, CancellationToken cancel)
    {
        var pictures = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var files = new List<NewFile>();
        var inline = 0;
        foreach (var part in mail.Files.Where(part => part.Content.Length > 0 && part.MediaType is not ("message/delivery-status" or "text/rfc822-headers")))
        {
            var type = MediaTypes.Of(part.Content.Span[..Math.Min(part.Content.Length, MediaTypes.HeadLength)]);
            var shown = part.ContentId is { Length: > 0 } id && mail.Html?.Contains("cid:" + id, StringComparison.OrdinalIgnoreCase) == true && MediaTypes.IsPicture(type);
            if (shown && part.Content.Length <= LargestInline && inline + part.Content.Length <= MostInline)
            {
                pictures[part.ContentId!] = $"data:{type};base64,{Convert.ToBase64String(part.Content.Span)}";
                inline += part.Content.Length;
                if (part.Content.Length < SmallestPicture)
                    continue; // the little pictures of signatures; what shows something is a file as well
            }

            if (files.Count < MostFiles && await Keep(workspace, part.Content, NameFor(part, type, files), cancel) is { } kept)
                files.Add(kept);
        }

        if (mail.Html is not { } html || await SafeMailHtml.Rebuild(html, id => pictures.GetValueOrDefault(id), cancel) is not { Length: > 0 } safe)
            return (files, null);
        return (files, (await Keep(workspace, Encoding.UTF8.GetBytes(safe), "mail.html", cancel))?.Hash);
    }

    private async Task<NewFile?> Keep(Workspace workspace, ReadOnlyMemory<byte> content, string name, CancellationToken cancel)
    {
        using var stream = new MemoryStream(content.ToArray(), writable: false);
        var blob = await blobs.Keep(workspace, stream, name, cancel);
        return blob.Succeeded ? NewFile.Of(blob.Answer, name) : null;
    }

    /// <summary>As the sender named it, and no name twice: two files of one mail are no versions of each other.</summary>
    private static string NameFor(ReadPart part, string type, List<NewFile> files)
    {
        var name = part.FileName is { } given ? FileNames.Clean(given) : type switch { "image/png" => "image.png", "image/jpeg" => "image.jpg", "image/gif" => "image.gif", MediaTypes.Pdf => "file.pdf", _ => "file" };
        var free = name;
        for (var n = 2; files.Exists(f => f.Name.Equals(free, StringComparison.OrdinalIgnoreCase)); n++)
            free = FileNames.Clean($"{n} {name}");
        return free;
    }

    private static string Cut(string text, int length) =>
        text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 2]) ? length - 2 : length - 1)] + "…";
}
