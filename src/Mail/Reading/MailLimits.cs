namespace Steward.Mail.Reading;

/// <summary>How much of a message is read. What goes beyond is passed over and noted as a fault.</summary>
public sealed record MailLimits
{
    /// <summary>Bytes of the whole message.</summary>
    public long Size { get; init; } = 50_000_000;

    /// <summary>Bytes of one header field, unfolded.</summary>
    public int HeaderLength { get; init; } = 64_000;

    /// <summary>Header fields of one part.</summary>
    public int Headers { get; init; } = 500;

    /// <summary>Parts of the whole message, those that hold others included.</summary>
    public int Parts { get; init; } = 1_000;

    /// <summary>Parts inside parts.</summary>
    public int Depth { get; init; } = 16;

    /// <summary>Faults that are noted.</summary>
    public int Faults { get; init; } = 100;

    /// <summary>Addresses of one header, and ids of one thread.</summary>
    public int Addresses { get; init; } = 1_000;
}

/// <summary>What was not as it should be.</summary>
public enum MailFaultKind
{
    TooLarge = 0,
    HeaderTooLong = 1,
    TooManyHeaders = 2,
    TooManyParts = 3,
    TooDeep = 4,

    /// <summary>The header was not closed by an empty line.</summary>
    HeaderBroken = 5,

    /// <summary>A multipart without a boundary.</summary>
    NoBoundary = 6,

    /// <summary>The last boundary never came: the message was cut off.</summary>
    NotClosed = 7,

    /// <summary>Base64 or quoted-printable with faults in it; what could be decoded is there.</summary>
    EncodingBroken = 8,

    /// <summary>An encoding nobody knows; the bytes are as they came.</summary>
    EncodingUnknown = 9,

    /// <summary>The text is not in the charset it claims.</summary>
    CharsetWrong = 10,

    AddressBroken = 11,
    DateBroken = 12,

    /// <summary>The stream broke off.</summary>
    Unreadable = 13,
}

/// <summary>One fault and where it is: the name of a header, or the number of a part.</summary>
public sealed record MailFault(MailFaultKind Kind, string Where);

/// <summary>Collects faults, a bounded number of them.</summary>
internal sealed class MailFaults(int most)
{
    private readonly List<MailFault> found = [];

    public IReadOnlyList<MailFault> All => found;

    public void Add(MailFaultKind kind, string where)
    {
        if (found.Count < most)
            found.Add(new MailFault(kind, where));
    }
}
