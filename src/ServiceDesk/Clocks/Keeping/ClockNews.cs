using Steward.Platform.Events;
using Steward.ServiceDesk.Agreements.Rules;
using Steward.WorkItems.Items;

namespace Steward.ServiceDesk.Clocks.Keeping;

/// <summary>What clocks tell the history of an item and the people it concerns.</summary>
internal static class ClockNews
{
    public static ItemPromiseBroken Broken(WorkItem item, Clock clock, Rulebook rules, IReadOnlyList<long> people) => new()
    {
        SubjectId = item.Id, SpaceId = item.SpaceId, Internal = true, PersonIds = people, Changes = [new Change("clock", null, rules.NameOf(clock.DefinitionId))],
    };

    public static ItemPromiseNears Nears(WorkItem item, Clock clock, Rulebook rules, IReadOnlyList<long> people, string? note) => new()
    {
        SubjectId = item.Id, SpaceId = item.SpaceId, Internal = true, PersonIds = people, Note = note, Changes = [new Change("clock", null, rules.NameOf(clock.DefinitionId))],
    };
}
