using Steward.Platform.Text;

namespace Steward.Platform.Design;

/// <summary>Lengths of time in short words: 25 min, 3 h 10 min, 2 d 4 h. At most two units, never more exact than useful.</summary>
public static class SpanWords
{
    /// <summary>One unit only, for rows: 25 min, 5 h, 2 d.</summary>
    public static string Coarse(TimeSpan span)
    {
        var s = span.Duration();
        if (s < TimeSpan.FromMinutes(1)) return Say("SpanMinute0");
        if (s < TimeSpan.FromHours(1)) return Say("SpanMinutes", (int)s.TotalMinutes);
        return s < TimeSpan.FromDays(2) ? Say("SpanHours", (int)s.TotalHours) : Say("SpanDays", (int)s.TotalDays);
    }

    public static string Short(TimeSpan span)
    {
        var s = span.Duration();
        if (s < TimeSpan.FromMinutes(1)) return Say("SpanMinute0");
        if (s < TimeSpan.FromHours(1)) return Say("SpanMinutes", (int)s.TotalMinutes);
        if (s < TimeSpan.FromHours(10) && s.Minutes > 0) return $"{Say("SpanHours", (int)s.TotalHours)} {Say("SpanMinutes", s.Minutes)}";
        if (s < TimeSpan.FromDays(1)) return Say("SpanHours", (int)s.TotalHours);
        if (s < TimeSpan.FromDays(7) && s.Hours > 0) return $"{Say("SpanDays", (int)s.TotalDays)} {Say("SpanHours", s.Hours)}";
        return Say("SpanDays", (int)s.TotalDays);
    }

    private static string Say(string key, params object?[] arguments) => Texts<DesignTexts>.Say(key, arguments).ToString();
}
