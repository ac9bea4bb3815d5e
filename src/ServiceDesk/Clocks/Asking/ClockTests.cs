using NodaTime;
using NodaTime.Text;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Text;
using Steward.ServiceDesk.Agreements;
using Steward.ServiceDesk.Agreements.Rules;
using Steward.WorkItems.Items;
using Steward.WorkItems.Querying;

namespace Steward.ServiceDesk.Clocks.Asking;

/// <summary>
/// <c>clock(Resolution, met)</c>, <c>clock("First response", missed, 2026-05-01, 2026-06-01)</c>: items with a clock of that name that ended so, from a day on and before
/// another. An item with several such clocks was kept when all were: <c>met</c> and <c>missed</c> share out the items. What reports lead to.
/// </summary>
internal static class ClockTests
{
    private static readonly string[] Words = ["met", "missed", "running", "paused", "cancelled"];

    public static Outcome<IItemTest> Clock(QueryCall call, QueryScope scope)
    {
        if (call.Arguments.Count is < 2 or > 4)
            return Fault(call.Column, "ClockUsage");
        var rules = scope.Workspace.Get<Rulebook>();
        var named = rules.Definitions.FirstOrDefault(d => ItemWords.Folded(d.Name) == ItemWords.Folded(call.Arguments[0].Text));
        if (named is null && scope.Actor.IsStaff)
            return Fault(call.Arguments[0].Column, "NoSuchClock", call.Arguments[0].Text, string.Join(", ", rules.Definitions.Select(d => d.Name)));
        var word = call.Arguments[1].Text.ToLowerInvariant();
        if (!Words.Contains(word))
            return Fault(call.Arguments[1].Column, "NoSuchOutcome", call.Arguments[1].Text, string.Join(", ", Words));
        var (from, to) = (Day(call, 2, scope), Day(call, 3, scope));
        if ((call.Arguments.Count > 2 && from is null) || (call.Arguments.Count > 3 && to is null))
            return Fault(call.Arguments[from is null ? 2 : 3].Column, "NoClockDay", call.Arguments[from is null ? 2 : 3].Text);

        var (id, first, last) = (named?.Id ?? 0, from ?? Instant.FromUnixTimeTicks(0), to ?? Instant.FromUtc(9999, 1, 1, 0, 0));
        var spaces = scope.Actor.IsAdmin ? null : scope.Actor.SpacesWith(Actor.StaffRoles);
        var all = spaces is null;
        var seen = spaces ?? [];
        return Outcome.Of<IItemTest>(word switch
        {
            "running" or "paused" or "cancelled" => InStage(id, word switch { "running" => ClockStage.Running, "paused" => ClockStage.Paused, _ => ClockStage.Cancelled }, all, seen),
            "missed" => Ended(id, first, last, missed: true, all, seen),
            _ => Ended(id, first, last, missed: false, all, seen),
        });
    }

    private static DeskTest InStage(long id, ClockStage stage, bool all, IReadOnlyCollection<long> seen) => new(
        db => i => (all || seen.Contains(i.SpaceId)) && db.Set<Clock>().Any(c => c.ItemId == i.Id && c.DefinitionId == id && c.Stage == stage),
        (item, facts) => (all || seen.Contains(item.Item.SpaceId)) && facts.Clocks.Any(c => c.DefinitionId == id && c.Stage == stage));

    private static DeskTest Ended(long id, Instant from, Instant to, bool missed, bool all, IReadOnlyCollection<long> seen) => missed
        ? new(
            db => i => (all || seen.Contains(i.SpaceId)) && db.Set<Clock>().Any(c => c.ItemId == i.Id && c.DefinitionId == id && c.Stage == ClockStage.Stopped && c.EndedAt >= from && c.EndedAt < to && c.Broken),
            (item, facts) => (all || seen.Contains(item.Item.SpaceId)) && facts.Clocks.Any(c => Within(c, id, from, to) && c.Broken))
        : new(
            db => i => (all || seen.Contains(i.SpaceId)) && db.Set<Clock>().Any(c => c.ItemId == i.Id && c.DefinitionId == id && c.Stage == ClockStage.Stopped && c.EndedAt >= from && c.EndedAt < to)
                && !db.Set<Clock>().Any(c => c.ItemId == i.Id && c.DefinitionId == id && c.Stage == ClockStage.Stopped && c.EndedAt >= from && c.EndedAt < to && c.Broken),
            (item, facts) => (all || seen.Contains(item.Item.SpaceId)) && facts.Clocks.Any(c => Within(c, id, from, to)) && !facts.Clocks.Any(c => Within(c, id, from, to) && c.Broken));

    private static bool Within(Clock clock, long id, Instant from, Instant to) =>
        clock.DefinitionId == id && clock.Stage == ClockStage.Stopped && clock.EndedAt >= from && clock.EndedAt < to;

    /// <summary>A day in the asker's zone, as its beginning.</summary>
    private static Instant? Day(QueryCall call, int place, QueryScope scope) =>
        call.Arguments.Count > place && LocalDatePattern.Iso.Parse(call.Arguments[place].Text) is { Success: true } day && day.Value.Year is >= 1900 and <= 2199
            ? day.Value.AtStartOfDayInZone(scope.Zone).ToInstant()
            : null;

    private static Refusal Fault(int column, string key, params object?[] arguments)
    {
        var sentence = Texts<AgreementTexts>.Say(key, [column, .. arguments]);
        return new Refusal(RefusalKind.Invalid, sentence) { Fields = [new FieldFault("q", sentence)], Column = column };
    }
}
