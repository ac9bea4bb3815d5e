using Steward.Mail.Wording;

namespace Steward.Mail.Reading;

/// <summary>One header field: its name as written, and its value, unfolded and with encoded words still in it.</summary>
public sealed record HeaderField(string Name, string Value);

/// <summary>The header fields of a message or a part, in their order.</summary>
public sealed class HeaderList(IReadOnlyList<HeaderField> fields)
{
    public static readonly HeaderList Empty = new([]);

    public IReadOnlyList<HeaderField> All { get; } = fields;

    /// <summary>The raw value of the first field of a name; null when there is none.</summary>
    public string? Raw(string name) => All.FirstOrDefault(f => f.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Value;

    /// <summary>The value as people read it: encoded words decoded, on one line.</summary>
    public string? Text(string name) => Raw(name) is { } raw ? HeaderText.Of(EncodedWords.Decode(raw)).ToString() : null;

    public bool Has(string name) => Raw(name) is not null;
}
