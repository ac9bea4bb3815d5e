using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using NodaTime;
using Steward.Scheduling.WorkingTime;

namespace Steward.Scheduling.Network;

/// <summary>
/// A plan whose tasks and links were checked and put in order, ready to be dated. Immutable; a change makes another one, so that "what if" is a
/// network beside the one that holds.
/// </summary>
public sealed class Network
{
    /// <summary>Of durations, pauses and lags.</summary>
    public static readonly Duration LongestDuration = Duration.FromDays(36_525);

    readonly Dictionary<long, int> places;
    readonly WorkingCalendar[] calendars;

    Network(NetworkPlan plan, Topology topology, Dictionary<long, int> places)
    {
        (Plan, Topology, this.places) = (plan, topology, places);
        calendars = [.. plan.Tasks.Select(task => task.Calendar ?? plan.Calendar)];
    }

    public NetworkPlan Plan { get; }

    internal Topology Topology { get; }

    /// <summary>Some task stands late by wish, so that dates are found in two rounds.</summary>
    internal bool HasLateTasks => Plan.Tasks.Any(task => task.Constraint == ConstraintKind.AsLateAsPossible);

    /// <summary>Checks a plan and puts it in order; on false <paramref name="problem"/> says the first thing that is wrong.</summary>
    public static bool TryMake(NetworkPlan plan, [NotNullWhen(true)] out Network? network, [NotNullWhen(false)] out NetworkProblem? problem)
    {
        network = null;
        problem = NetworkRules.Check(plan, out var places, out var parents);
        if (problem is not null)
            return false;
        int[] from = [.. plan.Links.Select(link => places[link.From])];
        int[] to = [.. plan.Links.Select(link => places[link.To])];
        var topology = Topology.Make(parents, from, to, out var chain);
        if (topology is null)
        {
            var ids = chain.Select(place => plan.Tasks[place].Id).ToImmutableArray();
            problem = new NetworkProblem(NetworkFault.Cycle, ids[0], ids);
            return false;
        }
        problem = NetworkRules.CheckSummaries(plan, topology);
        if (problem is null)
            network = new Network(plan, topology, places);
        return problem is null;
    }

    /// <summary>Dates all tasks.</summary>
    public bool TryDate([NotNullWhen(true)] out NetworkDates? dates, [NotNullWhen(false)] out NetworkProblem? problem) =>
        Try(() => Dating.Whole(this), out dates, out problem);

    /// <summary>
    /// Dates this network by what changed since <paramref name="before"/>: same answer as <see cref="TryDate"/>, at a cost that follows how far the
    /// change reaches. Best after <see cref="TryChange"/>; plans with other tasks, or with tasks that are to be late, are dated whole.
    /// </summary>
    public bool TryRedate(NetworkDates before, [NotNullWhen(true)] out NetworkDates? dates, [NotNullWhen(false)] out NetworkProblem? problem) =>
        Try(() => Redating.Of(this, before), out dates, out problem);

    /// <summary>The network with one task replaced by another of the same id.</summary>
    public bool TryChange(NetworkTask task, [NotNullWhen(true)] out Network? network, [NotNullWhen(false)] out NetworkProblem? problem)
    {
        if (!places.TryGetValue(task.Id, out var place))
        {
            (network, problem) = (null, new NetworkProblem(NetworkFault.UnknownTask, task.Id));
            return false;
        }
        var plan = Plan with { Tasks = Plan.Tasks.SetItem(place, task) };
        if (task.Parent != Plan.Tasks[place].Parent)
            return TryMake(plan, out network, out problem);
        problem = NetworkRules.CheckTask(task) ?? (Topology.IsSummary[place] ? NetworkRules.CheckSummary(task) : null);
        network = problem is null ? new Network(plan, Topology, places) : null;
        return problem is null;
    }

    /// <summary>The network with other links between the same tasks.</summary>
    public bool TryRelink(ImmutableArray<NetworkLink> links, [NotNullWhen(true)] out Network? network, [NotNullWhen(false)] out NetworkProblem? problem) =>
        TryMake(Plan with { Links = links }, out network, out problem);

    /// <summary>With tasks of the same ids, parents and places, known to be sound.</summary>
    internal Network WithTasks(ImmutableArray<NetworkTask> tasks) => new(Plan with { Tasks = tasks }, Topology, places);

    /// <summary>Whether the plan has a task of that id, and its place.</summary>
    internal bool TryPlace(long task, out int place) => places.TryGetValue(task, out place);

    internal TaskClock Clock(int place) => new(calendars[place], Plan.Tasks[place].Id);

    /// <summary>What is done waits for nobody, and a start that happened neither.</summary>
    internal bool IsHeld(NetworkTask successor, NetworkLink link) =>
        successor.ActualFinish is null && (!link.HoldsStart || successor.ActualStart is null);

    static bool Try(Func<NetworkDates> date, [NotNullWhen(true)] out NetworkDates? dates, [NotNullWhen(false)] out NetworkProblem? problem)
    {
        try
        {
            (dates, problem) = (date(), null);
            return true;
        }
        catch (NoWorkingTimeException never)
        {
            (dates, problem) = (null, new NetworkProblem(NetworkFault.NoWorkingTime, never.Task));
            return false;
        }
    }
}
