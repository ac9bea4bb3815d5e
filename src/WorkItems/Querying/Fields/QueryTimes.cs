using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Steward.Platform.Commands;

namespace Steward.WorkItems.Querying;

/// <summary>
/// Times in queries: ISO dates and times, <c>now</c>, <c>today</c>, <c>startOfWeek()</c>, <c>startOfMonth()</c>, <c>startOfYear()</c>, and sums of these with offsets:
/// <c>-30d</c>, <c>now+2h</c>, <c>today+3wd</c>. Units: <c>min h d w</c> of the clock, <c>wh wd</c> of the workspace's working calendar.
/// </summary>
internal static class QueryTimes
{
    private const int MostAmount = 100_000;

    public static Instant? Read(QueryValue value, QueryScope scope)
    {
        if (value.Call is { } call)
            return call.Arguments.Count == 0 ? Base(call.Name + "()", scope) : null;
        var text = value.Text;
        if (Plain(text, scope) is { } plain)
            return plain;
        var sign = text.AsSpan(1).IndexOfAny('+', '-') + 1;
        if (text.Length == 0 || (text[0] is not ('+' or '-') && sign == 0))
            return null;
        var at = text[0] is '+' or '-' ? scope.Now : Plain(text[..sign], scope);
        return at is null ? null : Sum(at.Value, text[0] is '+' or '-' ? text : text[sign..], scope);
    }

    public static Refusal Fault(QueryValue value) => QueryFault.At(value.Column, "NoTime", value.Text);

    private static Instant? Plain(string text, QueryScope scope)
    {
        if (Base(text, scope) is { } named)
            return named;
        if (LocalDatePattern.Iso.Parse(text) is { Success: true } date)
            return date.Value.AtStartOfDayInZone(scope.Zone).ToInstant();
        return InstantPattern.ExtendedIso.Parse(text) is { Success: true } instant ? instant.Value : null;
    }

    private static Instant? Base(string text, QueryScope scope)
    {
        var today = scope.Now.InZone(scope.Zone).Date;
        LocalDate? day = text.ToLowerInvariant() switch
        {
            "today" or "today()" => today,
            "startofweek()" => today.PlusDays(1 - (int)today.DayOfWeek),
            "startofmonth()" => new LocalDate(today.Year, today.Month, 1),
            "startofyear()" => new LocalDate(today.Year, 1, 1),
            _ => null,
        };
        return text.ToLowerInvariant() is "now" or "now()" ? scope.Now : day?.AtStartOfDayInZone(scope.Zone).ToInstant();
    }

    /// <summary>Adds offsets one after another; null when one of them is none.</summary>
    private static Instant? Sum(Instant start, string offsets, QueryScope scope)
    {
        Instant? at = start;
        for (var from = 0; from < offsets.Length && at is not null;)
        {
            var to = offsets.AsSpan(from + 1).IndexOfAny('+', '-') is >= 0 and var next ? from + 1 + next : offsets.Length;
            at = Shift(at.Value, offsets[from] == '-', offsets.AsSpan(from + 1, to - from - 1), scope);
            from = to;
        }

        return at;
    }

    private static Instant? Shift(Instant at, bool back, ReadOnlySpan<char> offset, QueryScope scope)
    {
        var digits = 0;
        while (digits < offset.Length && char.IsAsciiDigit(offset[digits]))
            digits++;
        if (digits is 0 or > 6 || !int.TryParse(offset[..digits], NumberStyles.None, CultureInfo.InvariantCulture, out var amount) || amount > MostAmount)
            return null;
        var hours = Duration.FromHours(amount);
        return offset[digits..].ToString().ToLowerInvariant() switch
        {
            "min" => Moved(at, back, Duration.FromMinutes(amount)),
            "h" => Moved(at, back, hours),
            "d" => Moved(at, back, Duration.FromDays(amount)),
            "w" => Moved(at, back, Duration.FromDays(7 * amount)),
            "wh" when amount <= 10_000 => back ? scope.Calendars.OfWorkspace.Subtract(at, hours) : scope.Calendars.OfWorkspace.Add(at, hours),
            "wd" when amount <= 1_000 => WorkingDays(at, back ? -amount : amount, scope),
            _ => null,
        };
    }

    private static Instant Moved(Instant at, bool back, Duration by) => back ? at - by : at + by;

    /// <summary>The same time of day so many days with working hours later or earlier.</summary>
    private static Instant? WorkingDays(Instant at, int days, QueryScope scope)
    {
        var calendar = scope.Calendars.OfWorkspace;
        var local = at.InZone(calendar.Zone).LocalDateTime;
        var step = Math.Sign(days);
        for (var idle = 0; days != 0; days -= step)
        {
            do
            {
                local = local.PlusDays(step);
                if (++idle > 400)
                    return null;
            }
            while (calendar.MinutesOn(local.Date) == 0);
            idle = 0;
        }

        return local.InZoneLeniently(calendar.Zone).ToInstant();
    }
}
