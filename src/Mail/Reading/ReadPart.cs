using Steward.Mail.Wording;

namespace Steward.Mail.Reading;

/// <summary>A part of a message: text, a file, or parts inside it.</summary>
public sealed class ReadPart
{
    internal ReadPart(HeaderList headers, string number)
    {
        Headers = headers;
        Number = number;
        var type = HeaderValue.Parse(headers.Raw("Content-Type"));
        MediaType = type.Value.Contains('/', StringComparison.Ordinal) ? type.Value : "text/plain";
        Charset = type["charset"];
        Boundary = type["boundary"];
        var disposition = HeaderValue.Parse(headers.Raw("Content-Disposition"));
        var name = disposition["filename"] ?? type["name"];
        FileName = string.IsNullOrWhiteSpace(name) ? null : HeaderText.Of(name).ToString();
        IsAttachment = disposition.Value == "attachment" || (FileName is not null && disposition.Value != "inline" && !MediaType.StartsWith("text/", StringComparison.Ordinal));
        ContentId = headers.Raw("Content-ID")?.Trim().Trim('<', '>');
    }

    public HeaderList Headers { get; }

    /// <summary>Where it stands: 1, 2, 2.1 …</summary>
    public string Number { get; }

    /// <summary>As claimed, lower-case. Look at the bytes before believing it.</summary>
    public string MediaType { get; }

    /// <summary>As claimed, one line; not fit to be a path.</summary>
    public string? FileName { get; }

    public bool IsAttachment { get; }

    /// <summary>By which HTML refers to it.</summary>
    public string? ContentId { get; }

    /// <summary>The bytes, decoded; empty when it holds parts.</summary>
    public ReadOnlyMemory<byte> Content { get; internal set; }

    public IReadOnlyList<ReadPart> Parts { get; internal set; } = [];

    internal string? Charset { get; }

    internal string? Boundary { get; }

    internal bool IsMultipart => MediaType.StartsWith("multipart/", StringComparison.Ordinal);

    /// <summary>The content as text, in the charset it claims or the one it is in.</summary>
    public string Text() => Charsets.Read(Content.Span, Charset);

    /// <summary>This part and everything inside it.</summary>
    public IEnumerable<ReadPart> All() => Parts.SelectMany(part => part.All()).Prepend(this);
}
