using Steward.ServiceDesk.Clocks;
using Steward.WorkItems.Items;

namespace Steward.ServiceDesk.Agreements.Rules;

/// <summary>What a new definition begins with, so that nobody starts with an empty page: the usual conditions of its metric, four targets, three steps.</summary>
public static class Presets
{
    private const string Tickets = "type in (incident, request)";

    public static RuleBody Of(ClockMetric metric) => (metric switch
    {
        ClockMetric.FirstResponse => new RuleBody { Start = "open = yes", Stop = "answered = yes or open = no", FromCreation = true, GoesOn = true, Targets = Table(TargetUnit.BusinessMinutes, 30, 60, 240, 480) },
        ClockMetric.NextResponse => new RuleBody
        {
            Start = "answered = yes and unanswered = yes and open = yes", Stop = "unanswered = no or open = no", Pause = "stateCategory = waiting", Targets = Table(TargetUnit.BusinessHours, 1, 2, 4, 8),
        },
        ClockMetric.Update => new RuleBody { Start = "open = yes", Stop = "open = no", Reset = "happened = replied", Pause = "stateCategory = waiting", Targets = Table(TargetUnit.BusinessHours, 4, 8, 24, 40) },
        ClockMetric.Resolution => new RuleBody
        {
            Start = "open = yes", Stop = "stateCategory = done", Pause = "stateCategory = waiting", FromCreation = true, GoesOn = true, Targets = Table(TargetUnit.BusinessHours, 4, 8, 24, 40),
        },
        _ => new RuleBody { Start = "stateCategory = active", Stop = "open = no", Pause = "stateCategory = waiting", Targets = Table(TargetUnit.BusinessHours, 4, 8, 24, 40) },
    }) with
    {
        Applies = Tickets, Cancel = "stateCategory = cancelled", Calendar = CalendarSource.Agreement,
        Steps = [new Step { Percent = 50, Act = StepAct.TellAssignee }, new Step { Percent = 75, Act = StepAct.TellLead }, new Step { Percent = 100, Act = StepAct.TellLead }],
    };

    private static IReadOnlyList<TargetRow> Table(TargetUnit unit, int urgent, int high, int medium, int low) =>
    [
        new() { Priority = Priority.Urgent, Amount = urgent, Unit = unit }, new() { Priority = Priority.High, Amount = high, Unit = unit },
        new() { Priority = Priority.Medium, Amount = medium, Unit = unit }, new() { Amount = low, Unit = unit },
    ];
}
