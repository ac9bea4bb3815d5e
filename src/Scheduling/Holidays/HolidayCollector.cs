namespace Steward.Scheduling.Holidays;

/// <summary>Walks the lines of one file and gathers holidays and problems.</summary>
sealed class HolidayCollector(int firstYear, int lastYear)
{
    readonly List<Holiday> holidays = [];
    readonly List<HolidayProblem> problems = [];
    int events;

    public HolidayReading Read(IEnumerable<ContentLine> lines)
    {
        var open = new Stack<string>();
        var seen = false;
        HolidayEvent? current = null;
        foreach (var line in lines)
        {
            if (!seen && !(line.Name == "BEGIN" && Is(line, "VCALENDAR")))
                return new HolidayReading([], [new HolidayProblem(line.Number, HolidayFault.NotACalendar, Shown(line.Value))]);
            seen = true;
            if (line.Name == "BEGIN")
            {
                // Deeper than calendar, event, alarm is nonsense; counted so that a file of BEGINs costs nothing.
                if (open.Count < 16)
                    open.Push(line.Value.Trim().ToUpperInvariant());
                if (Is(line, "VEVENT") && current is null)
                    current = new HolidayEvent(line.Number, open.Count);
            }
            else if (line.Name == "END")
            {
                if (current is not null && Is(line, "VEVENT") && open.Count == current.Depth)
                {
                    if (++events > HolidayFile.MaximumEvents || holidays.Count >= HolidayFile.MaximumHolidays)
                    {
                        Problem(line.Number, HolidayFault.TooMany, "");
                        return Finished();
                    }
                    Take(current);
                    current = null;
                }
                open.TryPop(out _);
            }
            else if (current is not null && open.Count == current.Depth)
            {
                current.Note(line);
            }
        }
        if (!seen)
            Problem(1, HolidayFault.NotACalendar, "");
        if (current is not null)
            Problem(current.Line, HolidayFault.CutOff, current.Name);
        return Finished();
    }

    void Take(HolidayEvent found)
    {
        if (found.IsCancelled)
            return;
        if (found.Start is not { } start)
        {
            Problem(found.Line, found.StartText is null || !found.HasTime ? HolidayFault.NoDate : HolidayFault.NotAllDay, found.StartText ?? found.Name);
            return;
        }
        if (found.Days is not { } days)
        {
            Problem(found.Line, HolidayFault.BadLength, found.Name);
            return;
        }
        var rule = YearlyRule.Once;
        if (found.Rule is { } text && !YearlyRule.TryRead(text, out rule))
        {
            Problem(found.Line, HolidayFault.RuleNotUnderstood, text);
            rule = YearlyRule.Once;
        }
        foreach (var date in rule.Dates(start, lastYear))
        {
            if (date.Year >= firstYear && date.Year <= lastYear && !found.Excluded.Contains(date) && holidays.Count < HolidayFile.MaximumHolidays)
                holidays.Add(new Holiday(date, date.PlusDays(days - 1), found.Name));
        }
    }

    HolidayReading Finished() =>
        new([.. holidays.Distinct().OrderBy(holiday => holiday.From).ThenBy(holiday => holiday.Name, StringComparer.Ordinal)], [.. problems]);

    void Problem(int line, HolidayFault fault, string found)
    {
        if (problems.Count < HolidayFile.MaximumProblems)
            problems.Add(new HolidayProblem(line, fault, Shown(found)));
    }

    static bool Is(ContentLine line, string component) => line.Value.Trim().Equals(component, StringComparison.OrdinalIgnoreCase);

    static string Shown(string text) => text.Length <= 60 ? text : text[..60];
}
