using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Steward.Platform.Text;
using Steward.Scheduling.Levelling;
using Steward.Scheduling.Psplib;

namespace Steward.Web.CommandLine;

/// <summary><c>steward schedule FILE.sm</c>: levels a project file of the PSPLIB. Needs neither data nor a host, so it starts at once.</summary>
internal static class ScheduleVerb
{
    public static Command Build()
    {
        var file = new Argument<string>("file") { Description = "A single-mode project file of the PSPLIB (.sm)." };
        var schedules = new Option<int>("--schedules") { Description = "How many schedules may be generated; more find shorter plans.", DefaultValueFactory = _ => 5_000 };
        var seed = new Option<long>("--seed") { Description = "The same number makes the same plan.", DefaultValueFactory = _ => 1 };
        var json = new Option<bool>("--json") { Description = "Answer as JSON." };
        schedules.Validators.Add(given =>
        {
            if (given.Tokens.Count == 1 && int.TryParse(given.Tokens[0].Value, CultureInfo.InvariantCulture, out var number) && number is < 1 or > LevellingEffort.MaximumSchedules)
                given.AddError($"--schedules is a number from 1 to {LevellingEffort.MaximumSchedules}.");
        });
        var command = new Command("schedule", "Finds a short plan for a project whose resources are scarce, and says how short any plan could be.") { file, schedules, seed, json };
        command.SetAction((parsed, cancel) => Run(
            parsed.GetRequiredValue(file), new LevellingEffort(parsed.GetValue(schedules), parsed.GetValue(seed)), parsed.GetValue(json), cancel));
        return command;
    }

    private static async Task<int> Run(string file, LevellingEffort effort, bool json, CancellationToken cancel)
    {
        if (await Refused(file, cancel) is { } sentence)
        {
            await Console.Error.WriteLineAsync(sentence);
            return ExitCodes.Refused;
        }
        var reading = PsplibFile.Read(await File.ReadAllBytesAsync(file, cancel));
        if (reading.Instance is not { } instance)
        {
            await Console.Error.WriteLineAsync(reading.Problem!.Sentence);
            return ExitCodes.Refused;
        }
        var watch = Stopwatch.StartNew();
        var plan = LevellingSearch.Run(instance, effort, cancel: cancel);
        var answer = Answer.Of(plan, watch.Elapsed);
        Console.Out.WriteLine(json ? JsonSerializer.Serialize(answer, PlatformJson.Options) : Words(instance, plan, watch.Elapsed));
        return ExitCodes.Ok;
    }

    private static Task<string?> Refused(string file, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var about = new FileInfo(file);
        return Task.FromResult(
            Directory.Exists(file) ? $"{file} is a folder; name a file of the PSPLIB in it, ending in .sm."
            : !about.Exists ? $"There is no file {file}."
            : about.Length > PsplibFile.MaximumBytes ? $"{file} is larger than {PsplibFile.MaximumBytes >> 20} MB; project files are far smaller."
            : null);
    }

    private static string Words(ProjectInstance instance, LevelledPlan plan, TimeSpan took)
    {
        var invariant = CultureInfo.InvariantCulture;
        var text = new StringBuilder();
        text.Append(invariant, $"{instance.Count} jobs, {instance.Capacities.Length} resources: a plan of {plan.Makespan} periods, ");
        text.AppendLine(plan.IsOptimal ? "and none is shorter." : string.Create(invariant, $"at most {plan.Gap:0.0%} longer than the best ({Because(plan.Bound)} says none is shorter than {plan.Bound.Length})."));
        text.AppendLine(invariant, $"{plan.Schedules} schedules in {took.TotalSeconds:0.000} s.");
        text.AppendLine();
        text.AppendLine("   job   start     end");
        foreach (var (job, start) in plan.Starts.Select((start, activity) => (activity, start)).OrderBy(at => at.start).ThenBy(at => at.activity))
            text.AppendLine(invariant, $"{job + 1,6}{start,8}{start + instance.Activities[job].Duration,8}");
        return text.ToString().TrimEnd();
    }

    private static string Because(LowerBound bound) => bound.Reason switch
    {
        BoundReason.CriticalPath => "the longest chain of jobs",
        BoundReason.Capacity => $"the work of resource {bound.Resource + 1}",
        BoundReason.Sequence => "a set of jobs of which no two can run at once",
        _ => "what must lie in some stretch of time",
    };

    private sealed record Answer(int Makespan, int LowerBound, int Schedules, double Seconds, Dictionary<string, int> Start)
    {
        public static Answer Of(LevelledPlan plan, TimeSpan took) => new(
            plan.Makespan, plan.Bound.Length, plan.Schedules, Math.Round(took.TotalSeconds, 6),
            plan.Starts.Select((start, activity) => (Job: activity + 1, start)).ToDictionary(at => at.Job.ToString(CultureInfo.InvariantCulture), at => at.start));
    }
}
