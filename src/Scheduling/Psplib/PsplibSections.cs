using System.Collections.Immutable;
using Steward.Scheduling.Levelling;

namespace Steward.Scheduling.Psplib;

/// <summary>Reads the sections of one file in their order: header, precedence, requests, availabilities.</summary>
sealed class PsplibSections(PsplibLines lines)
{
    const int Most = ProjectInstance.MaximumActivities;

    public ProjectInstance Read()
    {
        var (jobs, resources) = Header();
        var predecessors = Precedence(jobs);
        var (durations, demands, demandLines) = Requests(jobs, resources);
        var capacities = Availabilities(resources);
        if (lines.TryNext() is { } more)
            throw lines.Refuse($"nothing should follow the availabilities, found {PsplibLines.Shown(more)}.");

        var activities = durations.Select((duration, i) => new Activity(duration, demands[i], [.. predecessors[i]])).ToImmutableArray();
        return ProjectInstance.TryMake(activities, capacities, out var instance, out var problem)
            ? instance
            : throw Explain(problem, activities, capacities, demandLines);
    }

    (int Jobs, int Resources) Header()
    {
        lines.Next("file with basedata", "the line 'file with basedata', the first of a PSPLIB file");
        lines.Next("initial value random generator", "the line 'initial value random generator'");
        lines.Headed("projects", 1, 1);
        var jobs = lines.Headed("jobs", 1, Most);
        lines.Headed("horizon", 0, int.MaxValue);
        lines.Next("RESOURCES", "the line 'RESOURCES'");
        var resources = lines.Headed("- renewable", 0, ProjectInstance.MaximumResources);
        if (lines.Headed("- nonrenewable", 0, int.MaxValue) > 0 || lines.Headed("- doubly constrained", 0, int.MaxValue) > 0)
            throw lines.Refuse("only renewable resources are scheduled; this is a file of a multi-mode problem, give a single-mode file ending in .sm.");
        lines.Next("PROJECT INFORMATION", "the line 'PROJECT INFORMATION:'");
        lines.Next("pronr.", "the head 'pronr. #jobs rel.date duedate tardcost MPM-Time'");
        lines.Numbers("the line of the project");
        return (jobs, resources);
    }

    List<int>[] Precedence(int jobs)
    {
        lines.Next("PRECEDENCE RELATIONS", "the line 'PRECEDENCE RELATIONS:'");
        lines.Next("jobnr.", "the head 'jobnr. #modes #successors successors'");
        List<int>[] predecessors = [.. Enumerable.Range(0, jobs).Select(_ => new List<int>())];
        for (var job = 1; job <= jobs; job++)
        {
            var row = lines.Numbers($"the successors of job {job}");
            Expect(row.Length >= 3, $"job {job} needs its number, its modes and the number of its successors.");
            Expect(row[0] == job, $"expected job {job}, found job {row[0]}; jobs stand in the order of their numbers, each once.");
            Expect(row[1] == 1, $"job {job} has {row[1]} modes; only single-mode files are scheduled.");
            Expect(row[2] == row.Length - 3, $"job {job} promises {row[2]} successors and names {row.Length - 3}.");
            foreach (var successor in row.AsSpan(3))
            {
                Expect(successor >= 1 && successor <= jobs, $"job {job} names successor {successor}; jobs are numbered from 1 to {jobs}.");
                Expect(successor != job, $"job {job} is named as its own successor.");
                Expect(predecessors[successor - 1].LastOrDefault(-1) != job - 1, $"job {job} names successor {successor} twice.");
                predecessors[successor - 1].Add(job - 1);
            }
        }
        return predecessors;
    }

    (int[] Durations, ImmutableArray<int>[] Demands, int[] Lines) Requests(int jobs, int resources)
    {
        lines.Next("REQUESTS/DURATIONS", $"the line 'REQUESTS/DURATIONS:' after job {jobs}, the last of the precedence relations");
        lines.Next("jobnr.", "the head 'jobnr. mode duration R 1 …'");
        var (durations, demands, at) = (new int[jobs], new ImmutableArray<int>[jobs], new int[jobs]);
        for (var job = 1; job <= jobs; job++)
        {
            var row = lines.Numbers($"the requests of job {job}");
            Expect(row.Length == 3 + resources, $"job {job} needs its number, mode, duration and {resources} requests: {3 + resources} numbers, not {row.Length}.");
            Expect(row[0] == job, $"expected job {job}, found job {row[0]}; jobs stand in the order of their numbers, each once.");
            Expect(row[1] == 1, $"job {job} has mode {row[1]}; only single-mode files are scheduled.");
            (durations[job - 1], demands[job - 1], at[job - 1]) = (row[2], [.. row.AsSpan(3)], lines.Number);
        }
        return (durations, demands, at);
    }

    ImmutableArray<int> Availabilities(int resources)
    {
        lines.Next("RESOURCEAVAILABILITIES", "the line 'RESOURCEAVAILABILITIES:' after the requests");
        if (resources == 0)
            return [];
        lines.Next("R", "the head 'R 1 R 2 …'");
        var row = lines.Numbers("the availabilities");
        Expect(row.Length == resources, $"{resources} resources need as many availabilities, found {row.Length}.");
        for (var i = 0; i < row.Length; i++)
            Expect(row[i] <= ProjectInstance.MaximumUnits, $"resource {i + 1} has {row[i]} units; at most {ProjectInstance.MaximumUnits} can be scheduled.");
        return [.. row];
    }

    void Expect(bool holds, string sentence)
    {
        if (!holds)
            throw lines.Refuse(sentence);
    }

    static PsplibException Explain(InstanceProblem problem, ImmutableArray<Activity> activities, ImmutableArray<int> capacities, int[] at)
    {
        var job = problem.Activity + 1;
        return problem.Fault switch
        {
            InstanceFault.Cycle => new PsplibException(0, $"The jobs wait for each other in a ring: {Chain(problem.Chain)}. Take one of these successors out."),
            InstanceFault.NeverFits => new PsplibException(
                at[problem.Activity],
                $"job {job} needs {activities[problem.Activity].Demands[problem.Resource]} units of resource {problem.Resource + 1}, which has {capacities[problem.Resource]}; it could never run."),
            InstanceFault.Duration => new PsplibException(at[problem.Activity], $"with job {job} the durations add up to more than {ProjectInstance.MaximumHorizon} periods."),
            _ => throw new InvalidOperationException($"The sections let {problem.Fault} through."),
        };
    }

    static string Chain(ImmutableArray<int> chain)
    {
        const int Shown = 12;
        var jobs = chain.Select(activity => $"{activity + 1}");
        return chain.Length <= Shown ? string.Join(" → ", jobs) : $"{string.Join(" → ", jobs.Take(Shown))} → … ({chain.Length - 1} jobs)";
    }
}
