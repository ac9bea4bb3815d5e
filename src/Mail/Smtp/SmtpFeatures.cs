namespace Steward.Mail.Smtp;

/// <summary>What a server says it can do (its answer to EHLO).</summary>
internal sealed class SmtpFeatures
{
    private readonly Dictionary<string, string> known = new(StringComparer.OrdinalIgnoreCase);

    public SmtpFeatures(IEnumerable<string> lines)
    {
        foreach (var line in lines.Skip(1))
        {
            // some servers write AUTH=LOGIN PLAIN beside AUTH LOGIN PLAIN
            var parts = line.Replace("AUTH=", "AUTH ", StringComparison.OrdinalIgnoreCase).Split(' ', 2, StringSplitOptions.TrimEntries);
            known[parts[0]] = known.GetValueOrDefault(parts[0], "") + " " + (parts.Length > 1 ? parts[1] : "");
        }
    }

    public bool Has(string keyword) => known.ContainsKey(keyword);

    public bool MayAuthenticateBy(string mechanism) =>
        known.TryGetValue("AUTH", out var mechanisms) && mechanisms.Split(' ').Contains(mechanism, StringComparer.OrdinalIgnoreCase);

    /// <summary>The largest message in bytes; null when the server sets none.</summary>
    public long? Size => known.TryGetValue("SIZE", out var size) && long.TryParse(size.Trim(), out var bytes) && bytes > 0 ? bytes : null;
}
