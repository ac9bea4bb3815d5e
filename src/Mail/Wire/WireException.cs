namespace Steward.Mail.Wire;

/// <summary>What can go wrong between two machines before either has said no.</summary>
public enum WireTrouble
{
    /// <summary>The connection ended.</summary>
    Ended = 0,

    /// <summary>No answer in time.</summary>
    Silent = 1,

    /// <summary>An answer without an end.</summary>
    Endless = 2,

    /// <summary>An answer that makes no sense.</summary>
    Protocol = 3,

    /// <summary>The certificate is not to be trusted, or TLS could not be agreed on.</summary>
    Certificate = 4,
}

/// <summary>A conversation that cannot go on. Faces of this library turn it into a value.</summary>
internal sealed class WireException(WireTrouble trouble, string detail, Exception? inner = null) : Exception($"{trouble}: {detail}", inner)
{
    public WireTrouble Trouble { get; } = trouble;

    public string Detail { get; } = detail;
}
