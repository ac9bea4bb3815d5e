using System.Text;

namespace Steward.Platform.Importing;

/// <summary>What a file is, told by its first bytes; its name is never believed.</summary>
internal static class FileContent
{
    private static readonly (byte[] Start, string What)[] Signatures =
    [
        ("%PDF-"u8.ToArray(), "@is-pdf"),
        ([0x89, 0x50, 0x4E, 0x47], "@is-png"),
        ([0xFF, 0xD8, 0xFF], "@is-jpeg"),
        ("GIF8"u8.ToArray(), "@is-gif"),
        ([0x1F, 0x8B], "@is-gzip"),
        ([0x37, 0x7A, 0xBC, 0xAF], "@is-7zip"),
        ("Rar!"u8.ToArray(), "@is-rar"),
        ([0x7F, 0x45, 0x4C, 0x46], "@is-program"),
        ("SQLite format 3"u8.ToArray(), "@is-database"),
        ("{\\rtf"u8.ToArray(), "@is-rtf"),
        ("PAR1"u8.ToArray(), "@is-parquet"),
    ];

    public static bool IsZip(ReadOnlySpan<byte> start) => start.StartsWith("PK\u0003\u0004"u8) || start.StartsWith("PK\u0005\u0006"u8);

    /// <summary>The old binary Excel format, which is also the wrapping of password-protected workbooks.</summary>
    public static bool IsCompoundFile(ReadOnlySpan<byte> start) => start.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]);

    /// <summary>The name of a known type that is neither CSV nor XLSX, or nothing.</summary>
    public static string? NameOfOther(ReadOnlySpan<byte> start)
    {
        foreach (var (signature, what) in Signatures)
            if (start.StartsWith(signature)) return what;
        return NameOfMarkup(Encoding.UTF8.GetString(start[..Math.Min(start.Length, 512)]).TrimStart('\uFEFF', ' ', '\t', '\r', '\n'));
    }

    private static string? NameOfMarkup(string text)
    {
        if (text.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || text.StartsWith("<html", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("<table", StringComparison.OrdinalIgnoreCase)) return "@is-html";
        if (text.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase)) return "@is-xml";
        var json = text.StartsWith('{') || text.StartsWith("[{", StringComparison.Ordinal) || text.StartsWith("[\n", StringComparison.Ordinal);
        return json && text.Contains('"') && text.Contains(':') ? "@is-json" : null;
    }
}
