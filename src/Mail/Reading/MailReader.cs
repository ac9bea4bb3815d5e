using Steward.Mail.Wording;

namespace Steward.Mail.Reading;

/// <summary>
/// Reads a message from a stream, line by line, in one pass (RFC 5322, 2045 to 2047, 2231, 6532). It never throws at what stands in the
/// message: what could be read is there, and what was wrong is said. Only being cancelled throws. Memory stays below about three times the size limit.
/// </summary>
public sealed class MailReader
{
    private readonly LineSource lines;
    private readonly MailLimits limits;
    private readonly MailFaults faults;
    private readonly List<byte[]> boundaries = [];
    private int parts;
    private Line? pushedBack;

    private MailReader(Stream stream, MailLimits limits)
    {
        this.limits = limits;
        lines = new LineSource(stream, limits.Size);
        faults = new MailFaults(limits.Faults);
    }

    public static async Task<ReadMail> Read(Stream stream, MailLimits? limits = null, CancellationToken cancel = default)
    {
        var reader = new MailReader(stream, limits ?? new MailLimits());
        var (root, _) = await reader.Entity("1", depth: 0, cancel);
        if (reader.lines.IsCut)
            reader.faults.Add(MailFaultKind.TooLarge, "1");
        if (reader.lines.IsBroken)
            reader.faults.Add(MailFaultKind.Unreadable, "1");
        return new ReadMail(root, reader.faults, reader.limits);
    }

    /// <summary>Headers and body up to a boundary of the parts around it.</summary>
    private async Task<(ReadPart Part, End End)> Entity(string number, int depth, CancellationToken cancel)
    {
        parts++;
        var (headers, stopped) = await Headers(number, cancel);
        var part = new ReadPart(headers, number);
        if (stopped is { } early)
            return (part, early);
        if (part.IsMultipart || part.MediaType == "message/rfc822")
        {
            if (depth >= limits.Depth)
                faults.Add(MailFaultKind.TooDeep, number);
            else if (part.IsMultipart && string.IsNullOrEmpty(part.Boundary))
                faults.Add(MailFaultKind.NoBoundary, number);
            else if (part.IsMultipart)
                return (part, await Children(part, depth, cancel));
            else if (HeaderValue.Parse(headers.Raw("Content-Transfer-Encoding")).Value is "" or "7bit" or "8bit" or "binary")
            {
                var (inner, end) = await Entity(number + ".1", depth + 1, cancel);
                part.Parts = [inner];
                return (part, end);
            }
        }

        return (part, await Body(part, cancel));
    }

    private async Task<End> Children(ReadPart part, int depth, CancellationToken cancel)
    {
        var level = boundaries.Count;
        var boundary = System.Text.Encoding.UTF8.GetBytes("--" + part.Boundary);
        boundaries.Add(boundary.Length > 1_000 ? boundary[..1_000] : boundary);
        var children = new List<ReadPart>();
        var end = await Skip(cancel);
        while (end.Level == level && !end.IsClosing)
        {
            if (parts >= limits.Parts)
            {
                faults.Add(MailFaultKind.TooManyParts, part.Number);
                do
                {
                    end = await Skip(cancel);
                }
                while (end.Level == level && !end.IsClosing);
                break;
            }

            (var child, end) = await Entity($"{part.Number}.{children.Count + 1}", depth + 1, cancel);
            children.Add(child);
        }

        part.Parts = children;
        boundaries.RemoveAt(level);
        if (end.Level == level)
            return await Skip(cancel); // the words after the last boundary
        faults.Add(MailFaultKind.NotClosed, part.Number);
        return end;
    }

    private async Task<(HeaderList Headers, End? Stopped)> Headers(string number, CancellationToken cancel)
    {
        var fields = new List<HeaderField>();
        var field = new List<byte>();
        var cut = false;
        while (await Next(cancel) is { } line)
        {
            if (line.IsStart && BoundaryIn(line) is { } end)
            {
                Close();
                return (new HeaderList(fields), end);
            }

            if (line.IsEmpty)
            {
                Close();
                return (new HeaderList(fields), null);
            }

            var content = line.Content;
            var first = content.Length > 0 ? content[0] : (byte)0;
            if (line.IsStart && first is not ((byte)' ' or (byte)'\t'))
            {
                if (fields.Count == 0 && field.Count == 0 && content.StartsWith("From "u8))
                    continue; // the first line of a message out of an mbox file
                if (!IsField(content))
                {
                    faults.Add(MailFaultKind.HeaderBroken, number);
                    pushedBack = line;
                    Close();
                    return (new HeaderList(fields), null);
                }

                Close();
            }

            var room = limits.HeaderLength - field.Count;
            cut |= content.Length > room;
            field.AddRange(content[..Math.Clamp(room, 0, content.Length)]);
        }

        Close();
        return (new HeaderList(fields), End.OfStream);

        void Close()
        {
            if (field.Count == 0)
                return;
            if (fields.Count >= limits.Headers)
            {
                if (fields.Count == limits.Headers)
                    faults.Add(MailFaultKind.TooManyHeaders, number);
            }
            else
            {
                var text = Charsets.Read([.. field], null);
                var colon = text.IndexOf(':', StringComparison.Ordinal);
                if (colon > 0)
                    fields.Add(new HeaderField(text[..colon].TrimEnd(), text[(colon + 1)..].Trim()));
                if (cut)
                    faults.Add(MailFaultKind.HeaderTooLong, colon > 0 ? text[..Math.Min(colon, 60)] : number);
            }

            field.Clear();
            cut = false;
        }
    }

    private async Task<End> Body(ReadPart part, CancellationToken cancel)
    {
        var raw = new MemoryStream();
        var end = End.OfStream;
        while (await Next(cancel) is { } line)
        {
            if (line.IsStart && BoundaryIn(line) is { } found)
            {
                end = found;
                break;
            }

            raw.Write(line.Bytes.Span);
        }

        var bytes = raw.GetBuffer().AsMemory(0, (int)raw.Length);
        if (end.Level >= 0)
            bytes = bytes[..^EndLength(bytes.Span)]; // the line end before a boundary belongs to the boundary
        part.Content = Decode(part, bytes);
        return end;
    }

    private ReadOnlyMemory<byte> Decode(ReadPart part, Memory<byte> bytes)
    {
        var encoding = HeaderValue.Parse(part.Headers.Raw("Content-Transfer-Encoding")).Value;
        var broken = false;
        ReadOnlyMemory<byte> decoded = encoding switch
        {
            "base64" => Base64Text.Decode(bytes.Span, out broken),
            "quoted-printable" => QuotedPrintable.Decode(bytes.Span, out broken),
            _ => bytes.ToArray(),
        };
        if (broken)
            faults.Add(MailFaultKind.EncodingBroken, part.Number);
        else if (encoding is not ("" or "7bit" or "8bit" or "binary" or "base64" or "quoted-printable"))
            faults.Add(MailFaultKind.EncodingUnknown, part.Number);
        return decoded;
    }

    /// <summary>Passes over everything up to the next boundary.</summary>
    private async Task<End> Skip(CancellationToken cancel)
    {
        while (await Next(cancel) is { } line)
        {
            if (line.IsStart && BoundaryIn(line) is { } end)
                return end;
        }

        return End.OfStream;
    }

    private async ValueTask<Line?> Next(CancellationToken cancel)
    {
        if (pushedBack is not { } again)
            return await lines.Next(cancel);
        pushedBack = null;
        return again;
    }

    /// <summary>Which boundary a line is, if any: of this multipart or of one around it.</summary>
    private End? BoundaryIn(Line line)
    {
        var content = line.Content;
        if (boundaries.Count == 0 || !content.StartsWith("--"u8))
            return null;
        for (var level = boundaries.Count - 1; level >= 0; level--)
        {
            if (!content.StartsWith(boundaries[level]))
                continue;
            var rest = content[boundaries[level].Length..];
            var closing = rest.StartsWith("--"u8);
            if ((closing ? rest[2..] : rest).Trim(" \t"u8).IsEmpty)
                return new End(level, closing);
        }

        return null;
    }

    private static bool IsField(ReadOnlySpan<byte> line)
    {
        var colon = line.IndexOf((byte)':');
        if (colon <= 0)
            return false;
        var name = line[..colon].TrimEnd(" \t"u8);
        return name.Length > 0 && !name.ContainsAnyExceptInRange((byte)33, (byte)126);
    }

    private static int EndLength(ReadOnlySpan<byte> bytes) => bytes.EndsWith("\r\n"u8) ? 2 : bytes.EndsWith("\n"u8) ? 1 : 0;

    /// <summary>What ended a body: the boundary of a level, or the end of the message.</summary>
    private readonly record struct End(int Level, bool IsClosing)
    {
        public static readonly End OfStream = new(-1, true);
    }
}
