using NodaTime;

namespace Steward.ServiceDesk.Clocks;

/// <summary>Whose hands the time of a clock passed through: its running time by the team the item stood with.</summary>
public static class TeamShares
{
    /// <summary>Working time by team, null for none; the sum is what the clock used.</summary>
    public static IReadOnlyDictionary<Team, Duration> Of(Course run, IReadOnlyList<Moment> moments, Instant until)
    {
        var shares = new Dictionary<Team, Duration>();
        var reckoning = new Reckoning(run);
        foreach (var stretch in reckoning.Stretches(until))
        {
            for (var i = 0; i < moments.Count; i++)
            {
                var from = i == 0 ? stretch.Start : Instant.Max(stretch.Start, moments[i].At);
                var to = i + 1 < moments.Count ? Instant.Min(stretch.End, moments[i + 1].At) : stretch.End;
                if (from < to)
                    shares[new Team(moments[i].TeamId)] = shares.GetValueOrDefault(new Team(moments[i].TeamId)) + run.Promise.Calendar.Between(from, to);
            }
        }

        return shares;
    }

    /// <summary>A team, or none.</summary>
    public readonly record struct Team(long? Id);
}
