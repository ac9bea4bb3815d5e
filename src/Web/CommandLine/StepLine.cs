using Spectre.Console;

namespace Steward.Web.CommandLine;

/// <summary>Says on the error stream what the program is doing, as a bar on a terminal and as lines elsewhere.</summary>
internal static class StepLine
{
    /// <summary>Shows <paramref name="work"/> while it runs.</summary>
    /// <param name="title">What is done as a whole.</param>
    /// <param name="steps">How many steps it takes.</param>
    /// <param name="word">Names a step, counted from 0.</param>
    /// <param name="work">Does it, and tells how many steps are done.</param>
    public static async Task Show(string title, int steps, Func<int, string> word, Func<Action<int>, Task> work)
    {
        if (Console.IsErrorRedirected)
        {
            await Console.Error.WriteLineAsync($"{title}: {word(0)} …");
            await work(done => Console.Error.WriteLine($"{title}: {word(done)} …"));
            return;
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        await console.Progress().AutoClear(true).Columns(new ProgressBarColumn(), new TaskDescriptionColumn(), new SpinnerColumn()).StartAsync(async progress =>
        {
            var task = progress.AddTask(Markup.Escape($"{title}: {word(0)}"), maxValue: steps);
            await work(done =>
            {
                task.Value = done;
                task.Description = Markup.Escape($"{title}: {word(done)}");
            });
            task.Value = steps;
        });
    }
}
