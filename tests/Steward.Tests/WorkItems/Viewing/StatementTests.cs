using System.Net.Http.Headers;
using Shouldly;
using Steward.Platform.Access;
using Steward.Testing.Company;
using Steward.Testing.Running;
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

    private readonly Statements statements = new();
    private readonly HttpClient http = new();

    [Fact]
    public async Task An_item_page_takes_at_most_twelve_statements_however_much_hangs_on_it()
    {
        await Fill();
        var some = await Cost($"/i/{World.AlderTicket}");
        await Fill();
        var more = await Cost($"/i/{World.AlderTicket}");

        some.Count.ShouldBeInRange(8, Most, string.Join("\n\n", some));
        more.Count.ShouldBe(some.Count, string.Join("\n\n", more));
    }

    [Fact]
    public async Task A_search_takes_a_handful()
    {
        await Fill();

        (await Cost("/search?text=words")).Count.ShouldBeInRange(3, 5);
    }

    public void Dispose()
    {
        statements.Dispose();
        http.Dispose();
    }

    private async Task Fill()
    {
        for (var n = 0; n < 15; n++)
        {
            await World.Send(new AddComment(World.AlderTicket, $"Words about {World.PrinterTicket} and @Lena Brandt {n}", Internal: n % 2 == 0), World.Agent);
            var child = (await World.Send(new AddChild(World.AlderTicket, "task", $"Step {n}"), World.Agent)).Answer.Key;
            await World.Send(new LinkItems(World.AlderTicket, "relates", child), World.Agent);
            await World.Send(new AttachFile(World.AlderTicket, new NewFile($"file{n}.txt", new string('b', 64), n, "text/plain")), World.Agent);
        }

        await World.Send(new WatchItem(World.AlderTicket), World.Lead);
    }

    /// <summary>What a page costs when people, spaces and counts are in memory: the second visit.</summary>
    private async Task<IReadOnlyList<string>> Cost(string path)
    {
        await Ask(path);
        return [.. (await Ask(path)).Select(statement => statement.Sql)];
    }

    private async Task<IReadOnlyList<Statement>> Ask(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, World.Address.AbsoluteUri + path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", World.Agent.TokenWith(TokenScope.Admin));
        request.Headers.Accept.ParseAdd("text/html");
        return await statements.OfAsync(http, request);
    }
}
