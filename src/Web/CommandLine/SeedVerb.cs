using System.CommandLine;
using System.Diagnostics;
using Spectre.Console;
using Steward.Platform.Commands;
using Steward.Web.Seeding;

namespace Steward.Web.CommandLine;

/// <summary><c>steward seed --items N</c>: reference data for measuring.</summary>
internal static class SeedVerb
{
    private const int Most = 10_000_000;

    public static Command Build()
    {
        var storage = new StorageArguments();
        var items = new Option<int>("--items") { Description = "How many items.", DefaultValueFactory = _ => 10_000 };
        var seed = new Option<int>("--seed") { Description = "The same number makes the same items.", DefaultValueFactory = _ => 1 };
        items.Validators.Add(given =>
        {
            if (given.Tokens.Count == 1 && int.TryParse(given.Tokens[0].Value, out var number) && (number < 1 || number > Most))
                given.AddError($"--items is a number from 1 to {Most}.");
        });
        var command = storage.AddTo(new Command("seed", "Fills a workspace with made-up work, for measuring.") { items, seed });
        command.SetAction((parsed, _) => storage.Run(
            parsed,
            async (services, workspace) =>
            {
                var watch = Stopwatch.StartNew();
                var count = parsed.GetValue(items);
                var made = await ProgressLine.Show("Writing items", count, progress =>
                    new Seed(services.GetRequiredService<Dispatcher>(), workspace, parsed.GetValue(seed)).Fill(count, progress));
                return (Outcome<Answer>)new Answer(count, made.People, made.Spaces, watch.Elapsed.TotalSeconds);
            },
            answer => $"{answer.Items} items, {answer.People} people and {answer.Spaces} spaces in {answer.Seconds:0.0} s."));
        return command;
    }

    private sealed record Answer(int Items, int People, int Spaces, double Seconds);
}

/// <summary>A progress bar on the error stream, so that the answer on the output stream stays alone; nothing where nobody watches.</summary>
internal static class ProgressLine
{
    public static async Task<T> Show<T>(string what, int total, Func<IProgress<int>, Task<T>> work)
    {
        if (Console.IsErrorRedirected)
            return await work(new Bar(_ => { }));
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return await console.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(context =>
            {
                var line = context.AddTask(what, maxValue: total);
                return work(new Bar(done => line.Value = done));
            });
    }

    // System.Progress reports on another thread, out of order
    private sealed class Bar(Action<int> report) : IProgress<int>
    {
        public void Report(int value) => report(value);
    }
}
