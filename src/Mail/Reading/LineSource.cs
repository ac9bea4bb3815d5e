namespace Steward.Mail.Reading;

/// <summary>The lines of a stream, each with its end, in pieces of bounded length and up to a bounded whole.</summary>
internal sealed class LineSource(Stream stream, long most)
{
    /// <summary>A longer line comes in pieces; only the first can be a boundary.</summary>
    private const int LongestPiece = 16_384;

    private readonly byte[] buffer = new byte[32_768];
    private int start;
    private int end;
    private long read;
    private bool ended;
    private bool midLine;

    /// <summary>True when the stream went on after the limit.</summary>
    public bool IsCut { get; private set; }

    /// <summary>True when reading failed before the end.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>The next piece; null at the end. Valid until the next call.</summary>
    public async ValueTask<Line?> Next(CancellationToken cancel)
    {
        while (true)
        {
            var length = buffer.AsSpan(start, end - start).IndexOf((byte)'\n');
            if (length >= 0 || end - start >= LongestPiece || (ended && end > start))
            {
                var take = length >= 0 ? Math.Min(length + 1, LongestPiece) : Math.Min(end - start, LongestPiece);
                var line = new Line(buffer.AsMemory(start, take), !midLine);
                start += take;
                midLine = line.Bytes.Span[^1] != '\n';
                return line;
            }

            if (ended)
                return null;
            await Fill(cancel);
        }
    }

    private async ValueTask Fill(CancellationToken cancel)
    {
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
        }

        try
        {
            var room = (int)Math.Min(buffer.Length - end, most - read + 1);
            var got = room <= 0 ? 0 : await stream.ReadAsync(buffer.AsMemory(end, room), cancel);
            ended = got == 0;
            read += got;
            end += got;
            if (read > most)
            {
                end -= (int)(read - most);
                (IsCut, ended) = (true, true);
            }
        }
        catch (Exception broken) when (broken is IOException or ObjectDisposedException or InvalidDataException)
        {
            (IsBroken, ended) = (true, true);
        }
    }
}

/// <summary>A line, or a piece of a very long one.</summary>
/// <param name="Bytes">With its end.</param>
/// <param name="IsStart">True at the beginning of a line.</param>
internal readonly record struct Line(ReadOnlyMemory<byte> Bytes, bool IsStart)
{
    /// <summary>Without its end.</summary>
    public ReadOnlySpan<byte> Content
    {
        get
        {
            var span = Bytes.Span;
            if (span.Length > 0 && span[^1] == '\n')
                span = span[..^1];
            return span.Length > 0 && span[^1] == '\r' ? span[..^1] : span;
        }
    }

    public bool IsEmpty => IsStart && Content.Length == 0;
}
