using System.Globalization;
using Microsoft.Extensions.Localization;
using Steward.Platform.Blobs;
using Steward.WorkItems.Items;

namespace Steward.WorkItems.Attaching;

/// <summary>Files in words: sizes, and kinds people know instead of media types.</summary>
internal static class FileWords
{
    public static string Size(long bytes) => bytes switch
    {
        < 1024 => string.Create(CultureInfo.CurrentCulture, $"{bytes} B"),
        < 1024 * 1024 => string.Create(CultureInfo.CurrentCulture, $"{bytes / 1024.0:0.#} KB"),
        _ => string.Create(CultureInfo.CurrentCulture, $"{bytes / 1024.0 / 1024.0:0.#} MB"),
    };

    public static string Kind(string type, IStringLocalizer<ItemTexts> texts) => type switch
    {
        "image/png" => "PNG",
        "image/jpeg" => "JPEG",
        "image/gif" => "GIF",
        "image/webp" => "WebP",
        MediaTypes.Pdf => "PDF",
        MediaTypes.Svg => "SVG",
        MediaTypes.Html => "HTML",
        MediaTypes.Text => texts["KindText"],
        "application/zip" => "ZIP",
        _ when type.EndsWith("wordprocessingml.document", StringComparison.Ordinal) => "Word",
        _ when type.EndsWith("spreadsheetml.sheet", StringComparison.Ordinal) => "Excel",
        _ when type.EndsWith("presentationml.presentation", StringComparison.Ordinal) => "PowerPoint",
        MediaTypes.Unknown => texts["KindUnknown"],
        _ => type,
    };
}
