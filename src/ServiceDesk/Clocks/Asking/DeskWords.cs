using NodaTime;
using Steward.WorkItems.Querying;

namespace Steward.ServiceDesk.Clocks.Asking;

/// <summary>What lists, views and rules may ask about clocks, and what clocks themselves may ask about a conversation.</summary>
internal sealed class DeskWords : IQueryWords
{
    private static readonly Instant Never = Instant.FromUnixTimeMilliseconds(253_402_300_799_000);

    public IEnumerable<QueryField> Fields =>
    [
        TimeField.Of("sla.due", new Column<Instant?>(i => i.PromisedAt), mayBeEmpty: true, OrderKey.Of(i => i.PromisedAt ?? Never), staffOnly: true),
        new YesNoField("sla.breached", _ => new DeskTest(
            db => i => db.Set<Clock>().Any(c => c.ItemId == i.Id && c.Broken), (_, facts) => facts.Clocks.Any(c => c.Broken))) { StaffOnly = true },
        new YesNoField("sla.paused", _ => new DeskTest(
            db => i => db.Set<Clock>().Any(c => c.ItemId == i.Id && c.Stage == ClockStage.Paused), (_, facts) => facts.Clocks.Any(c => c.Stage == ClockStage.Paused))) { StaffOnly = true },
        new YesNoField("answered", _ => new DeskTest(
            db => i => db.Set<Moment>().Any(m => m.ItemId == i.Id && m.Answered), (_, facts) => facts.Answered)) { StaffOnly = true },
        new YesNoField("unanswered", _ => new DeskTest(
            db => i => db.Set<Moment>().Any(m => m.ItemId == i.Id && m.Unanswered && !db.Set<Moment>().Any(n => n.ItemId == i.Id && n.Id > m.Id)), (_, facts) => facts.Unanswered)) { StaffOnly = true },
        new HappenedField("happened") { StaffOnly = true },
    ];

    public IEnumerable<QueryFunction> Functions => [new("clock", "clock(Resolution, met, 2026-05-01, 2026-06-01)", ClockTests.Clock)];
}
