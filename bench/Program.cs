using System.CommandLine;
using Steward.Bench;
using Steward.Bench.Clocks;
using Steward.Bench.Creating;
using Steward.Bench.Drills;
using Steward.Bench.Planning;
using Steward.Bench.Reading;
using Steward.Bench.Telling;

// bin/bench and bin/drill end here.
var items = new Option<int>("--items") { DefaultValueFactory = _ => 10_000 };
var seconds = new Option<int>("--seconds") { DefaultValueFactory = _ => 8 };
var engine = new Option<string?>("--engine") { Description = "sqlite or postgres; both when not given." }.AcceptOnlyFromAmong("sqlite", "postgres");
var only = new Option<string?>("--only") { Description = "create, read, search, plan or clocks; all when not given." }.AcceptOnlyFromAmong("create", "read", "search", "plan", "clocks");
var instances = new Option<string?>("--instances") { Description = "Folder of PSPLIB files (.sm) to level; projects made like them when not given." };
var bench = new Command("bench", "Measure Steward against the same work done raw.") { items, seconds, engine, only, instances };
bench.SetAction(async arguments =>
{
    var database = arguments.GetValue(engine) == "sqlite" ? null : Environment.GetEnvironmentVariable("STEWARD_BENCH_DATABASE");
    var options = new BenchOptions(arguments.GetValue(items), TimeSpan.FromSeconds(arguments.GetValue(seconds)), arguments.GetValue(engine) != "postgres", database);
    var figures = new Figures();
    if (arguments.GetValue(only) is null or "create") await new CreateBench(figures, options).RunAsync();
    if (arguments.GetValue(only) is null or "read") await new ReadBench(figures, options).RunAsync();
    if (arguments.GetValue(only) is null or "search") await new SearchBench(figures, options).RunAsync();
    if (arguments.GetValue(only) is null or "plan") new DateBench(figures).Run();
    if (arguments.GetValue(only) is null or "plan") new LevelBench(figures, arguments.GetValue(instances)).Run();
    if (arguments.GetValue(only) is null or "clocks") await new ClockBench(figures, options).RunAsync();
    Report.Write(figures, options);
    return figures.All.Any(figure => figure.Reached == false) ? 1 : 0;
});

var rounds = new Option<int>("--rounds") { DefaultValueFactory = _ => 50 };
var planted = new Option<bool>("--planted-fault") { Description = "Break a promise on purpose; the drill must fail." };
var kill = new Command("kill", "Kill the server under load and compare what it promised with what is there.") { rounds, planted };
kill.SetAction(arguments => KillDrill.RunAsync(arguments.GetValue(rounds), arguments.GetValue(planted)));

var count = new Option<int>("--count") { DefaultValueFactory = _ => 100 };
var seed = new Option<int>("--seed") { DefaultValueFactory = _ => 1 };
var tamper = new Command("tamper", "Falsify the history and count what the verification misses.") { count, seed, planted };
tamper.SetAction(arguments => TamperDrill.RunAsync(arguments.GetValue(count), arguments.GetValue(seed), arguments.GetValue(planted)));

var planFile = new Argument<string>("plan");
var port = new Argument<int>("port");
var rawServer = new Command("raw-server", "The peer of the read benchmarks.") { planFile, port };
rawServer.Hidden = true;
rawServer.SetAction(arguments => RawServer.RunAsync(arguments.GetRequiredValue(planFile), arguments.GetValue(port)));

return await new RootCommand("Measures Steward, and does harm to it on purpose.")
{
    bench,
    rawServer,
    new Command("drill", "Do harm on purpose and count what it cost.") { kill, tamper },
}.Parse(args).InvokeAsync();
