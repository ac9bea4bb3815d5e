using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Shouldly;
using Steward.Testing.Company;
using Steward.WorkItems.Attaching;
using Steward.WorkItems.Commenting;
using Steward.WorkItems.Creating;
using Steward.WorkItems.Linking;
using Steward.WorkItems.Watching;
using Xunit;

namespace Steward.Tests.WorkItems.Viewing;

public sealed class StatementTests : WorldTest, IDisposable
{
    private const int Most = 12;

    // EF looks only once a second whether anybody listens, so the ear is open from the beginning
    private readonly Counter counter = new();

    [Fact]
    public async Task An_item_page_takes_at_most_twelve_statements_however_much_hangs_on_it()
    {
        using var tom = await World.Agent.SignIn();
        await Fill();
        await tom.Open($"/i/{World.AlderTicket}"); // people, spaces and types are in memory from now on
        var some = await Statements(() => tom.Open($"/i/{World.AlderTicket}"));
        await Fill();

        var more = await Statements(() => tom.Open($"/i/{World.AlderTicket}"));

        some.Count.ShouldBeInRange(8, Most, string.Join("\n\n", some));
        more.Count.ShouldBe(some.Count, string.Join("\n\n", more));
    }

    [Fact]
    public async Task A_search_takes_four()
    {
        using var tom = await World.Agent.SignIn();
        await Fill();
        await tom.Open("/search?text=words");

        (await Statements(() => tom.Open("/search?text=words"))).Count.ShouldBeInRange(1, 5);
    }

    public void Dispose() => counter.Dispose();

    private async Task Fill()
    {
        for (var n = 0; n < 15; n++)
        {
            await World.Send(new AddComment(World.AlderTicket, $"Words about {World.PrinterTicket} and @Lena Brandt {n}", Internal: n % 2 == 0), World.Agent);
            var child = (await World.Send(new CreateItem("IT", "task", $"Step {n}") { Parent = World.AlderTicket }, World.Agent)).Answer.Key;
            await World.Send(new LinkItems(World.AlderTicket, "relates", child), World.Agent);
            await World.Send(new AttachFile(World.AlderTicket, new NewFile($"file{n}.txt", new string('b', 64), n, "text/plain")), World.Agent);
        }

        await World.Send(new WatchItem(World.AlderTicket), World.Lead);
    }

    private async Task<IReadOnlyList<string>> Statements(Func<Task> act)
    {
        counter.Listen(World.Workspace.Name);
        await act();
        return counter.Seen;
    }

    /// <summary>Tables of the work that goes on beside requests.</summary>
    private static readonly string[] Jobs = ["\"jobs\"", "\"audit_", "\"blobs\""];

    private sealed class Counter : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        private string? workspace;
        private readonly List<IDisposable> subscriptions = [];
        private readonly List<string> seen = [];

        public Counter() => subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));

        public void Listen(string name)
        {
            lock (seen)
                seen.Clear();
            workspace = name;
        }

        public IReadOnlyList<string> Seen { get { lock (seen) return [.. seen]; } }

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == DbLoggerCategory.Name)
                subscriptions.Add(value.Subscribe(this));
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value is not { Key: var name, Value: CommandExecutedEventData { Command: { } command } } || name != RelationalEventId.CommandExecuted.Name)
                return;
            // jobs and sessions write on a connection of their own; pages read
            var place = command.Connection?.ConnectionString ?? "";
            if (workspace is null || !place.Contains(workspace, StringComparison.Ordinal) || !command.CommandText.TrimStart().StartsWith("SELECT", StringComparison.Ordinal) || Jobs.Any(table => command.CommandText.Contains(table, StringComparison.Ordinal)))
                return;
            lock (seen)
                seen.Add(command.CommandText);
        }

        public void OnCompleted()
        {
            // listeners live as long as the program
        }

        public void OnError(Exception error)
        {
            // nothing to do: the test counts what it heard
        }

        public void Dispose() => subscriptions.ForEach(subscription => subscription.Dispose());
    }

    private static class DbLoggerCategory
    {
        public const string Name = "Microsoft.EntityFrameworkCore";
    }
}
