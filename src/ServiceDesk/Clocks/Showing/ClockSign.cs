using System.Globalization;
using NodaTime;
using Steward.Identity.Calendars;
using Steward.Platform.Design;
using Steward.Platform.Edge;
using Steward.Platform.Text;
using Steward.ServiceDesk.Agreements;
using Steward.ServiceDesk.Agreements.Rules;

namespace Steward.ServiceDesk.Clocks.Showing;

/// <summary>How a clock reads: a sign, what is left in the time it runs by, and the exact moment.</summary>
/// <param name="State">The sign.</param>
/// <param name="Words">What it says.</param>
/// <param name="Title">Due moment, hours and agreement, for those who look closer.</param>
internal sealed record ClockSign(DueState State, string Words, string Title)
{
    public static ClockSign Of(Clock clock, Visit visit)
    {
        var now = visit.Now;
        var (state, words) = clock switch
        {
            { Stage: ClockStage.Cancelled } => (DueState.None, Say("SignCancelled")),
            { Stage: ClockStage.Stopped, Broken: true, DueAt: { } due } => (DueState.Breached, Say("SignMissedBy", SpanOfWork.Of((clock.EndedAt ?? now) - due))),
            { Stage: ClockStage.Stopped } => (DueState.Met, Say("SignMet")),
            { Stage: ClockStage.Paused or ClockStage.Running } when clock.DueAt < now => (DueState.Breached, Say("SignBreached", SpanOfWork.Of(now - clock.DueAt!.Value))),
            { Stage: ClockStage.Paused } => (DueState.Paused, Say("SignPaused", SpanOfWork.Of((clock.LimitMs ?? 0) - (clock.UsedMs ?? 0)))),
            { DueAt: null } => (DueState.None, Say("SignNever")),
            _ => Left(clock, visit),
        };
        var rules = visit.Workspace.Get<Rulebook>();
        var title = new List<string>();
        if (clock.DueAt is { } at)
            title.Add(Say("TitleDue", TimeWords.Full(at, visit.Zone, CultureInfo.CurrentCulture)));
        title.Add(SpanOfWork.Of(new Target(clock.Amount, clock.Unit)));
        if (rules.Agreements.Find(clock.AgreementId) is { } agreement)
            title.Add(agreement.Name);
        return new ClockSign(state, words, string.Join(" · ", title));
    }

    /// <summary>By the hours it runs by, not by the wall: on a Friday evening a target of Monday noon has four hours left.</summary>
    private static (DueState, string) Left(Clock clock, Visit visit)
    {
        var target = new Target(clock.Amount, clock.Unit);
        var left = target.OnTheWall
            ? clock.DueAt!.Value - visit.Now
            : TargetTable.Named(visit.Workspace.Get<WorkingCalendars>(), clock.Calendar).Between(visit.Now, clock.DueAt!.Value);
        return (left.TotalMilliseconds * 4 <= clock.LimitMs ? DueState.Soon : DueState.Running, Say("SignLeft", SpanOfWork.Of(left)));
    }

    private static string Say(string key, params object?[] arguments) => Texts<AgreementTexts>.Say(key, arguments).ToString();
}
