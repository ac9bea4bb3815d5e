using System.Text;

namespace Steward.Platform.Blobs;

/// <summary>What a content is, judged by its first bytes. Neither the sender's word nor the name's ending counts.</summary>
public static class MediaTypes
{
    public const string Unknown = "application/octet-stream";
    public const string Html = "text/html";
    public const string Svg = "image/svg+xml";
    public const string Text = "text/plain";
    public const string Pdf = "application/pdf";

    /// <summary>How many first bytes are looked at.</summary>
    public const int HeadLength = 8 * 1024;

    private const int BrowsersLookAt = 1_500;

    private static readonly (int At, byte[] Bytes, string Type)[] Signatures =
    [
        (0, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "image/png"),
        (0, [0xFF, 0xD8, 0xFF], "image/jpeg"),
        (0, "GIF87a"u8.ToArray(), "image/gif"),
        (0, "GIF89a"u8.ToArray(), "image/gif"),
        (8, "WEBP"u8.ToArray(), "image/webp"),
        (0, "%PDF-"u8.ToArray(), Pdf),
        (0, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "application/x-ole-storage"),
        (0, [0x1F, 0x8B], "application/gzip"),
        (0, [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "application/x-7z-compressed"),
        (0, "Rar!"u8.ToArray(), "application/vnd.rar"),
        (4, "ftyp"u8.ToArray(), "video/mp4"),
        (0, "ID3"u8.ToArray(), "audio/mpeg"),
        (0, "OggS"u8.ToArray(), "application/ogg"),
        (0, "MZ"u8.ToArray(), "application/vnd.microsoft.portable-executable"),
        (0, [0x7F, 0x45, 0x4C, 0x46], "application/x-elf"),
    ];

    private static readonly (string Ending, string[] Types)[] Honest =
    [
        (".png", ["image/png"]), (".jpg", ["image/jpeg"]), (".jpeg", ["image/jpeg"]), (".gif", ["image/gif"]), (".webp", ["image/webp"]), (".pdf", [Pdf]),
        (".docx", [Docx]), (".xlsx", [Xlsx]), (".pptx", [Pptx]), (".zip", ["application/zip", Docx, Xlsx, Pptx]),
        (".txt", [Text]), (".log", [Text]), (".csv", [Text]), (".md", [Text]), (".svg", [Svg]), (".html", [Html]), (".htm", [Html]),
    ];

    private const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private const string Pptx = "application/vnd.openxmlformats-officedocument.presentationml.presentation";

    /// <summary>The type of a content from its first <see cref="HeadLength"/> bytes.</summary>
    public static string Of(ReadOnlySpan<byte> head)
    {
        var binary = Binary(head);
        // Markup wins: a file can begin as a picture for us and as a page for a browser that guesses from its first kilobyte.
        return Markup(binary is null ? head : head[..Math.Min(head.Length, BrowsersLookAt)]) ?? binary ?? (IsText(head) ? Text : Unknown);
    }

    /// <summary>True for what a browser may show in place: raster pictures, PDF and plain text. Everything else is downloaded.</summary>
    public static bool MayShow(string type) => type is "image/png" or "image/jpeg" or "image/gif" or "image/webp" or Pdf or Text;

    public static bool IsPicture(string type) => type is "image/png" or "image/jpeg" or "image/gif" or "image/webp";

    /// <summary>True when the ending of the name promises another content than there is.</summary>
    public static bool Lies(string name, string type)
    {
        var ending = Path.GetExtension(name).ToLowerInvariant();
        return Array.Find(Honest, h => h.Ending == ending) is { Types: { } honest } && !honest.Contains(type);
    }

    private static string? Binary(ReadOnlySpan<byte> head)
    {
        foreach (var (at, bytes, type) in Signatures)
        {
            if (head.Length >= at + bytes.Length && head.Slice(at, bytes.Length).SequenceEqual(bytes))
                return type;
        }

        return head.StartsWith<byte>([0x50, 0x4B, 0x03, 0x04]) ? Zip(head) : null;
    }

    private static string? Markup(ReadOnlySpan<byte> head)
    {
        var text = Encoding.UTF8.GetString(head).TrimStart('\uFEFF', ' ', '\t', '\r', '\n', '\f').ToLowerInvariant();
        if (head.StartsWith<byte>([0xFF, 0xFE]) || head.StartsWith<byte>([0xFE, 0xFF]))
            text = (head[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode).GetString(head).TrimStart('\uFEFF', ' ', '\t', '\r', '\n').ToLowerInvariant();
        if (text.Contains("<svg", StringComparison.Ordinal))
            return Svg;
        string[] signs = ["<!doctype html", "<html", "<head", "<body", "<script", "<iframe", "<object", "<embed", "<style", "<meta", "<base"];
        if (signs.Any(sign => text.Contains(sign, StringComparison.Ordinal)))
            return Html;
        return text.StartsWith("<?xml", StringComparison.Ordinal) ? "application/xml" : null;
    }

    private static string Zip(ReadOnlySpan<byte> head)
    {
        if (head.IndexOf("word/"u8) >= 0)
            return Docx;
        if (head.IndexOf("xl/"u8) >= 0)
            return Xlsx;
        return head.IndexOf("ppt/"u8) >= 0 ? Pptx : "application/zip";
    }

    private static bool IsText(ReadOnlySpan<byte> head)
    {
        foreach (var one in head)
        {
            if (one < 0x20 && one is not ((byte)'\t' or (byte)'\r' or (byte)'\n' or (byte)'\f' or 0x1B))
                return false;
        }

        return true;
    }
}
