using Steward.ServiceDesk.Clocks;
using Steward.WorkItems.Querying;

namespace Steward.ServiceDesk.Agreements.Rules;

/// <summary>What fields of this module ask of an item in memory.</summary>
internal sealed class DeskFacts
{
    public const string Name = "desk";

    public static readonly DeskFacts None = new();

    public bool Answered { get; set; }

    public bool Unanswered { get; set; }

    public MomentKind? Happened { get; set; }

    public IReadOnlyList<Clock> Clocks { get; init; } = [];

    public static DeskFacts Of(KnownItem item) => item.Facts.GetValueOrDefault(Name) as DeskFacts ?? None;
}

/// <summary>Lets one item per thread stand as moments say, so that conditions are asked of moments without a row for each.</summary>
internal static class Standing
{
    [ThreadStatic]
    private static Self? mine;

    public static KnownItem At(Moment moment)
    {
        mine ??= new Self();
        return mine.At(moment);
    }

    private sealed class Self
    {
        private readonly DeskFacts facts = new();
        private readonly PastSelf self;
        private Moment? last;
        private KnownItem? known;

        public Self() => self = new PastSelf(new Dictionary<string, object?>(StringComparer.Ordinal) { [DeskFacts.Name] = facts });

        public KnownItem At(Moment moment)
        {
            if (ReferenceEquals(last, moment))
                return known!; // every condition of a rule asks about the same moment
            last = moment;
            (facts.Answered, facts.Unanswered, facts.Happened) = (moment.Answered, moment.Unanswered, moment.Kind);
            return known = self.At(new ItemAsItWas(
                moment.SpaceId, moment.Type, moment.State, moment.Category, moment.Priority, moment.AssigneeId, moment.TeamId, moment.RequesterId, moment.ClientId, moment.CreatedById,
                moment.Service, moment.Process));
        }
    }
}
