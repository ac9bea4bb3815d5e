using System.Text;

namespace Steward.Mail.Wording;

/// <summary>Bytes to text by the name of a charset, with a way out when the name lies.</summary>
public static class Charsets
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads the bytes: as named, else as UTF-8 when they are valid UTF-8, else as Windows-1252, in which every byte is a letter.</summary>
    public static string Read(ReadOnlySpan<byte> bytes, string? charset) => Read(bytes, charset, out _);

    /// <summary>The same, and whether a way out was taken.</summary>
    /// <param name="bytes">What stands in the message.</param>
    /// <param name="charset">What the message says it is.</param>
    /// <param name="fellBack">True when the name was unknown or did not fit.</param>
    public static string Read(ReadOnlySpan<byte> bytes, string? charset, out bool fellBack)
    {
        fellBack = false;
        var named = Find(charset);
        if (named is not null && named is not UTF8Encoding)
            return Clean(named.GetString(bytes));
        fellBack = named is null && !string.IsNullOrWhiteSpace(charset);
        try
        {
            return Clean(Strict.GetString(bytes));
        }
        catch (DecoderFallbackException)
        {
            fellBack = true;
            return Clean(CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(bytes));
        }
    }

    private static Encoding? Find(string? charset)
    {
        var name = (charset ?? "").Trim(' ', '"', '\'').ToLowerInvariant();
        if (name.Length is 0 or > 40)
            return null;
        switch (name)
        {
            case "utf-8" or "utf8" or "us-ascii" or "ascii" or "unicode-1-1-utf-8":
                return Encoding.UTF8; // ASCII that holds other bytes is mostly UTF-8
            case "utf-7" or "unicode-1-1-utf-7":
                return null; // a way to hide markup; nobody writes it
            case "iso-8859-1" or "latin1":
                return CodePagesEncodingProvider.Instance.GetEncoding(1252); // as browsers do: the same but for quotes and the euro
        }

        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    // U+0000 can be stored by no database as text
    private static string Clean(string text) => text.Contains('\0', StringComparison.Ordinal) ? text.Replace('\0', '\uFFFD') : text;
}
