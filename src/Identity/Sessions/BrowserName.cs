namespace Steward.Identity.Sessions;

/// <summary>Makes "Firefox on Linux" out of what a browser says of itself, so that people recognise their sessions. Never used to decide anything.</summary>
internal static class BrowserName
{
    private static readonly (string Sign, string Name)[] Browsers =
        [("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"), ("curl/", "curl")];

    private static readonly (string Sign, string Name)[] Systems =
        [("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux")];

    public static string Of(string? agent)
    {
        var browser = Browsers.FirstOrDefault(b => agent?.Contains(b.Sign, StringComparison.Ordinal) == true).Name;
        var system = Systems.FirstOrDefault(s => agent?.Contains(s.Sign, StringComparison.Ordinal) == true).Name;
        return (browser, system) switch
        {
            (null, null) => string.IsNullOrWhiteSpace(agent) ? "–" : agent[..Math.Min(agent.Length, 40)],
            (null, _) => system,
            (_, null) => browser,
            _ => $"{browser}, {system}",
        };
    }
}
