using System.CommandLine;
using System.Diagnostics;
using Steward.Platform.Commands;
using Steward.ServiceDesk.Clocks.Recounting;

namespace Steward.Web.CommandLine;

/// <summary><c>steward clocks recount</c>: reckons all clocks anew, as a change of calendars or agreements does by itself.</summary>
internal static class ClocksVerb
{
    public static Command Build()
    {
        var storage = new StorageArguments();
        var finished = new Option<bool>("--finished") { Description = "Also clocks that ended; this rewrites what was measured." };
        var recount = storage.AddTo(new Command("recount", "Reckons all clocks anew.") { finished });
        recount.SetAction((parsed, _) => storage.Run(
            parsed,
            async (services, workspace) =>
            {
                var watch = Stopwatch.StartNew();
                var done = await new Recounting(services.GetRequiredService<Dispatcher>()).Run(workspace, parsed.GetValue(finished));
                return (Outcome<Answer>)new Answer(done.Items, done.Clocks, done.Changed, watch.Elapsed.TotalSeconds);
            },
            answer => $"{answer.Items} items, {answer.Clocks} clocks, {answer.Written} written in {answer.Seconds:0.00} s."));
        return new Command("clocks", "Clocks of service levels.") { recount };
    }

    private sealed record Answer(int Items, int Clocks, int Written, double Seconds);
}
