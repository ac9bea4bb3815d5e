using System.Diagnostics;
using Steward.Bench.Telling;
using Steward.Scheduling.Levelling;
using Steward.Scheduling.Psplib;
using Steward.Testing.Planning;

namespace Steward.Bench.Planning;

/// <summary>
/// How good plans get, as the average length above the critical path, by the number of schedules made. On projects made as the public sets were made, or
/// on the sets themselves when a folder of their .sm files is named; only then the aims, which were published for them, are judged.
/// </summary>
internal sealed class LevelBench(Figures figures, string? folder)
{
    private const double MostSeconds = 0.15;

    private static readonly (int Size, string Prefix, double[] Aims)[] Sets =
    [
        (30, "j30", [13.8, 13.6, 13.5]),
        (60, "j60", [11.6, 11.1, 10.75]),
        (120, "j120", [34.2, 32.6, 31.3]),
    ];

    public void Run()
    {
        foreach (var (size, prefix, aims) in Sets)
        {
            var projects = folder is null ? [.. GeneratedProject.Set(size, 2)] : Read(prefix);
            if (projects.Count == 0)
                continue;
            foreach (var (schedules, aim) in new[] { 1_000, 5_000, 50_000 }.Zip(aims))
                Measure(size, projects, schedules, aim);
        }
    }

    private void Measure(int size, List<ProjectInstance> projects, int schedules, double aim)
    {
        var watch = Stopwatch.StartNew();
        var (above, made) = (0.0, 0L);
        foreach (var project in projects)
        {
            var plan = LevellingSearch.Run(project, new LevellingEffort(schedules));
            if (PlanCheck.Find(project, plan.Starts) is { } fault)
                throw new InvalidOperationException($"A plan does not hold: {fault}.");
            above += 100.0 * (plan.Makespan - project.CriticalPathLength) / project.CriticalPathLength;
            made += plan.Schedules;
        }
        above /= projects.Count;
        var group = $"Levelling, {size} activities, {(folder is null ? "made" : "public")}";
        figures.Add(new(group, $"{schedules} schedules: above the critical path", above, "%", Aim: $"≤ {aim} % on the public set", Reached: folder is null ? null : above <= aim));
        var seconds = watch.Elapsed.TotalSeconds * 5_000 / made;
        if (schedules == 5_000)
            figures.Add(new(group, "time of 5,000 schedules, bounds included", seconds, "s", Aim: size == 120 ? $"≤ {MostSeconds} s" : "", Reached: size == 120 ? seconds <= MostSeconds : null));
    }

    private List<ProjectInstance> Read(string prefix)
    {
        var found = new List<ProjectInstance>();
        foreach (var file in Directory.EnumerateFiles(folder!, "*.sm", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            if (!Path.GetFileName(file).StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
                continue;
            var reading = PsplibFile.Read(File.ReadAllBytes(file));
            found.Add(reading.Instance ?? throw new InvalidOperationException($"{file}: {reading.Problem!.Sentence}"));
        }
        return found;
    }
}
