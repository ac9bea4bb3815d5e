namespace Steward.Identity.SigningIn;

/// <summary>Where somebody wanted to go before they were asked to sign in. Only a page of this site: an address that could mean another is dropped.</summary>
public static class ReturnPath
{
    private static readonly Uri Here = new("https://here.invalid");

    /// <summary>The path with its query, or null when there is none worth following.</summary>
    public static string? Read(string? asked)
    {
        if (asked is not ['/', ..] || asked.Length > 2_000 || asked.StartsWith("//", StringComparison.Ordinal))
            return null;
        // browsers drop tabs and line ends and read a backslash as a slash
        if (asked.Any(c => char.IsControl(c) || c == '\\'))
            return null;
        if (!Uri.TryCreate(Here, asked, out var there) || there.Host != Here.Host || there.Scheme != Here.Scheme || there.PathAndQuery.StartsWith("//", StringComparison.Ordinal))
            return null;
        // signing in again or out at once is never what was wanted
        return there.AbsolutePath.Contains("/sign-", StringComparison.Ordinal) ? null : there.PathAndQuery;
    }
}
