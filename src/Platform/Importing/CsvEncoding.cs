using System.Buffers;
using System.Text;

namespace Steward.Platform.Importing;

/// <summary>The character encoding of a text file, found from its bytes: mark, strict UTF-8, UTF-16 by its zero bytes, else Windows-1252.</summary>
internal sealed record CsvEncoding(Encoding Encoding, string Name, bool Guessed)
{
    private static readonly Encoding Windows1252 = LoadWindows1252();

    /// <summary>Reads the whole stream once (about a gigabyte a second) so that one late odd byte does not surprise a half-done import.</summary>
    /// <returns>Nothing when the bytes are not text.</returns>
    public static CsvEncoding? Find(Stream stream)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(1 << 16);
        try
        {
            var length = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            var start = buffer.AsSpan(0, length);
            if (Marked(start) is { } marked) return marked;
            if (Unmarked16(start) is { } unmarked) return unmarked;
            return Scan(stream, buffer, length);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static CsvEncoding? Marked(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE, 0, 0])) return new(new UTF32Encoding(false, true), "UTF-32", false);
        if (start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])) return new(Encoding.Unicode, "UTF-16", false);
        if (start.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return new(Encoding.BigEndianUnicode, "UTF-16", false);
        return null;
    }

    // Latin text in UTF-16 has a zero in every second byte; real binary has zeros anywhere.
    private static CsvEncoding? Unmarked16(ReadOnlySpan<byte> start)
    {
        var even = 0;
        var odd = 0;
        for (var i = 0; i < start.Length; i++)
        {
            if (start[i] != 0) continue;
            if (i % 2 == 0) even++;
            else odd++;
        }
        var half = start.Length / 2;
        if (half < 8) return null;
        if (odd > half * 0.6 && even < half * 0.02) return new(Encoding.Unicode, "UTF-16", true);
        if (even > half * 0.6 && odd < half * 0.02) return new(Encoding.BigEndianUnicode, "UTF-16", true);
        return null;
    }

    private static CsvEncoding? Scan(Stream stream, byte[] buffer, int length)
    {
        long wrong = 0, control = 0, total = 0;
        long many = 0;
        var keep = 0;
        while (length > 0)
        {
            var span = buffer.AsSpan(0, length);
            if (span[keep..].Contains((byte)0)) return null;
            control += CountControls(span[keep..]);
            total += length - keep;
            keep = Count(span, ref many, ref wrong);
            span[^keep..].CopyTo(buffer);
            var read = stream.ReadAtLeast(buffer.AsSpan(keep), buffer.Length - keep, throwOnEndOfStream: false);
            if (read == 0)
            {
                wrong += keep > 0 ? 1 : 0;
                break;
            }
            length = keep + read;
        }
        if (control > total / 100 + 4) return null;
        // A file with plenty of good multi-byte characters and a stray bad byte is damaged UTF-8, not Windows-1252.
        return wrong == 0 || many > wrong * 4
            ? new(new UTF8Encoding(false), "UTF-8", false)
            : new(Windows1252, "Windows-1252", true);
    }

    /// <summary>Counts multi-byte characters and bad bytes; returns how many bytes at the end belong to an unfinished character.</summary>
    private static int Count(ReadOnlySpan<byte> span, ref long many, ref long wrong)
    {
        while (!span.IsEmpty)
        {
            var ascii = span.IndexOfAnyInRange((byte)0x80, (byte)0xFF);
            if (ascii < 0) return 0;
            span = span[ascii..];
            var status = Rune.DecodeFromUtf8(span, out _, out var used);
            if (status == OperationStatus.NeedMoreData) return span.Length;
            if (status == OperationStatus.Done) many++;
            else wrong++;
            span = span[used..];
        }
        return 0;
    }

    private static int CountControls(ReadOnlySpan<byte> span)
    {
        var count = 0;
        foreach (var b in span)
            if (b < 32 && b is not (9 or 10 or 13 or 12)) count++;
        return count;
    }

    /// <summary>The runtime knows the old code pages only when asked for; asking twice does no harm.</summary>
    public static void AllowWindows1252() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    private static Encoding LoadWindows1252()
    {
        AllowWindows1252();
        return Encoding.GetEncoding(1252);
    }
}
