using Steward.Browser.Tests.Browsing;

namespace Steward.Browser.Tests.Looking;

/// <summary>One page as one role saw it, in one theme and one width, with what axe said.</summary>
internal sealed record Photograph(string Who, Uri Address, Theme Theme, int Width)
{
    private const int LongestName = 120;

    public IReadOnlyList<string> Offences { get; init; } = [];

    public string FileName => $"{(Who is "" ? "" : Who.ToLowerInvariant() + "-")}{PageName}-{Theme.ToString().ToLowerInvariant()}-{Width}.png";

    private string PageName
    {
        get
        {
            var words = string.Concat(Uri.UnescapeDataString(Address.PathAndQuery).Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-'));
            var name = string.Join('-', words.Split('-', StringSplitOptions.RemoveEmptyEntries));
            return name is "" ? "home" : name.Length <= LongestName ? name : name[..LongestName];
        }
    }
}
