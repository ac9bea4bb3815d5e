namespace Steward.ServiceDesk.Clocks;

/// <summary>What a moment did to a clock.</summary>
public enum ClockTurn
{
    Starts = 0,
    Stops = 1,
    Resets = 2,
    Cancels = 3,

    /// <summary>Cancelled because the rule no longer applies to the item, or nothing is promised any more.</summary>
    Leaves = 4,
    Pauses = 5,
    GoesOn = 6,
    Reopens = 7,

    /// <summary>Another target or calendar holds from here on, reckoned from the start.</summary>
    PromiseChanges = 8,
}

/// <summary>A moment and what it did, for the page that explains.</summary>
/// <param name="At">The moment.</param>
/// <param name="Turns">In order; none when it did nothing.</param>
/// <param name="Run">Number of the run it concerned; 0 when there was none.</param>
public sealed record FoldLine(Moment At, IReadOnlyList<ClockTurn> Turns, int Run);

/// <summary>
/// The course of a clock as a fold over the moments of an item. Nothing else goes in, so the same moments and rule give the same course on any day,
/// and a changed rule, calendar or priority is reckoned exactly by folding again.
/// </summary>
public static class Folding
{
    /// <summary>All runs of a rule at an item, in the order they started.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="moments">All moments of the item, in the order of time.</param>
    /// <param name="lines">Hears what each moment did; null when nobody asks.</param>
    public static IReadOnlyList<Course> Of(ClockRule rule, IReadOnlyList<Moment> moments, ICollection<FoldLine>? lines = null)
    {
        List<Course>? runs = null;
        Course? live = null;
        List<ClockTurn>? turns = lines is null ? null : [];
        for (var i = 0; i < moments.Count; i++)
        {
            var moment = moments[i];
            var before = live;
            live = live is null
                ? Begin(rule, moments, i, ref runs, turns)
                : Continue(rule, moment, live, ref runs, turns);
            if (lines is null)
                continue;
            lines.Add(new FoldLine(moment, [.. turns!], (live ?? before)?.Number ?? 0));
            turns!.Clear();
        }

        return runs ?? (IReadOnlyList<Course>)[];
    }

    /// <summary>Nothing runs: perhaps something starts, or what was stopped goes on.</summary>
    private static Course? Begin(ClockRule rule, IReadOnlyList<Moment> moments, int at, ref List<Course>? runs, List<ClockTurn>? turns)
    {
        var moment = moments[at];
        if (!rule.Applies(moment) || !rule.Start(moment) || rule.Stop(moment) || rule.Cancel(moment) || rule.Promise(moment) is not { } promise)
            return null;
        if (rule.GoesOn && runs is [.., { Stage: ClockStage.Stopped } stopped])
        {
            stopped.Reopen(moment, stopped.Last.State);
            (stopped.Promise, stopped.Last) = (promise, moment);
            turns?.Add(ClockTurn.Reopens);
            Stand(rule, moment, stopped, turns);
            return stopped;
        }

        var from = rule.FromCreation && runs is null ? 0 : at;
        runs ??= [];
        var run = new Course { Number = runs.Count + 1, StartedAt = moments[from].At, Promise = promise, Last = moment };
        runs.Add(run);
        turns?.Add(ClockTurn.Starts);
        for (var earlier = from; earlier < at; earlier++)
            Stand(rule, moments[earlier], run, null); // pauses before the start count as well
        Stand(rule, moment, run, turns);
        return run;
    }

    private static Course? Continue(ClockRule rule, Moment moment, Course run, ref List<Course>? runs, List<ClockTurn>? turns)
    {
        if (!rule.Applies(moment) || rule.Cancel(moment))
            return End(run, moment, ClockStage.Cancelled, rule.Applies(moment) ? ClockTurn.Cancels : ClockTurn.Leaves, turns);
        if (rule.Promise(moment) is not { } promise)
            return End(run, moment, ClockStage.Cancelled, ClockTurn.Leaves, turns);
        if (promise != run.Promise)
        {
            run.Promise = promise;
            turns?.Add(ClockTurn.PromiseChanges);
        }

        run.Last = moment;
        if (rule.Stop(moment))
            return End(run, moment, ClockStage.Stopped, ClockTurn.Stops, turns);
        if (rule.Reset(moment) && rule.Start(moment))
        {
            End(run, moment, ClockStage.Stopped, ClockTurn.Resets, turns);
            var next = new Course { Number = runs!.Count + 1, StartedAt = moment.At, Promise = promise, Last = moment };
            runs.Add(next);
            Stand(rule, moment, next, turns);
            return next;
        }

        Stand(rule, moment, run, turns);
        return run;
    }

    private static void Stand(ClockRule rule, Moment moment, Course run, List<ClockTurn>? turns)
    {
        if (run.Stage == ClockStage.Paused)
        {
            if (rule.Resume is { } resume ? !resume(moment) : rule.Pause(moment))
                return;
            run.GoOn(moment.At);
            turns?.Add(ClockTurn.GoesOn);
        }
        else if (rule.Pause(moment) && rule.Resume?.Invoke(moment) != true)
        {
            run.StandFrom(moment);
            turns?.Add(ClockTurn.Pauses);
        }
    }

    private static Course? End(Course run, Moment moment, ClockStage how, ClockTurn turn, List<ClockTurn>? turns)
    {
        run.End(how, moment.At);
        run.Last = moment;
        turns?.Add(turn);
        return null;
    }
}
