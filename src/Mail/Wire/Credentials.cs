using System.Text;

namespace Steward.Mail.Wire;

/// <summary>How somebody proves who they are to a mail server.</summary>
public enum ProofKind
{
    Password = 0,

    /// <summary>An OAuth 2 access token (XOAUTH2), as Microsoft 365 and Google want it.</summary>
    AccessToken = 1,
}

/// <summary>A user and the proof. Never printed.</summary>
public sealed class Credentials(string user, string secret, ProofKind kind = ProofKind.Password)
{
    public string User { get; } = user;

    public ProofKind Kind { get; } = kind;

    internal string Secret { get; } = secret;

    internal string Plain => Base64($"\0{User}\0{Secret}");

    internal string XOAuth2 => Base64($"user={User}\u0001auth=Bearer {Secret}\u0001\u0001");

    public override string ToString() => User;

    internal static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}

/// <summary>How a connection is protected.</summary>
public enum Protection
{
    /// <summary>Not at all. No password is sent over such a connection unless it is allowed expressly.</summary>
    None = 0,

    /// <summary>It begins open and is encrypted by STARTTLS; a server that does not offer it is refused.</summary>
    StartTls = 1,

    /// <summary>Encrypted from the first byte.</summary>
    Tls = 2,
}
