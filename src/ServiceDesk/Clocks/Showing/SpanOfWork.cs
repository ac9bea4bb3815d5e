using System.Globalization;
using NodaTime;
using Steward.Platform.Text;
using Steward.ServiceDesk.Agreements;

namespace Steward.ServiceDesk.Clocks.Showing;

/// <summary>Running time in words. Hours are never made days: a working day has as many as its calendar says.</summary>
internal static class SpanOfWork
{
    public static string Of(Duration span)
    {
        var minutes = (long)Math.Floor(Math.Abs(span.TotalMinutes));
        var (hours, rest) = (minutes / 60, minutes % 60);
        return (hours, rest) switch
        {
            (0, _) => Say("SpanMinutes", rest),
            (_, 0) => Say("SpanHours", hours.ToString("N0", CultureInfo.CurrentCulture)),
            _ => $"{Say("SpanHours", hours.ToString("N0", CultureInfo.CurrentCulture))} {Say("SpanMinutes", rest)}",
        };
    }

    public static string Of(long? ms) => ms is { } value ? Of(Duration.FromMilliseconds(value)) : "";

    /// <summary>"8 business hours", "end of the next business day".</summary>
    public static string Of(Target target) => target switch
    {
        { Unit: TargetUnit.EndOfBusinessDay, Amount: 0 or 1 } => Say("Target_End" + target.Amount),
        _ => Say("Target_" + target.Unit, target.Amount),
    };

    private static string Say(string key, params object?[] arguments) => Texts<AgreementTexts>.Say(key, arguments).ToString();
}
