using Microsoft.Extensions.Localization;

namespace Steward.Platform.Design;

/// <summary>Lengths of time in short words: 25 min, 3 h 10 min, 2 d 4 h. At most two units, never more exact than useful.</summary>
public static class SpanWords
{
    /// <summary>One unit only, for rows: 25 min, 5 h, 2 d.</summary>
    public static string Coarse(TimeSpan span, IStringLocalizer<DesignTexts> texts)
    {
        var s = span.Duration();
        if (s < TimeSpan.FromMinutes(1)) return texts["SpanMinute0"];
        if (s < TimeSpan.FromHours(1)) return texts["SpanMinutes", (int)s.TotalMinutes];
        return s < TimeSpan.FromDays(2) ? texts["SpanHours", (int)s.TotalHours] : texts["SpanDays", (int)s.TotalDays];
    }

    public static string Short(TimeSpan span, IStringLocalizer<DesignTexts> texts)
    {
        var s = span.Duration();
        if (s < TimeSpan.FromMinutes(1)) return texts["SpanMinute0"];
        if (s < TimeSpan.FromHours(1)) return texts["SpanMinutes", (int)s.TotalMinutes];
        if (s < TimeSpan.FromHours(10) && s.Minutes > 0) return $"{texts["SpanHours", (int)s.TotalHours].Value} {texts["SpanMinutes", s.Minutes].Value}";
        if (s < TimeSpan.FromDays(1)) return texts["SpanHours", (int)s.TotalHours];
        if (s < TimeSpan.FromDays(7) && s.Hours > 0) return $"{texts["SpanDays", (int)s.TotalDays].Value} {texts["SpanHours", s.Hours].Value}";
        return texts["SpanDays", (int)s.TotalDays];
    }
}
