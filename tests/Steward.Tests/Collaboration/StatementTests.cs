using System.Net.Http.Headers;
using System.Text;
using Shouldly;
using Steward.Platform.Access;
using Steward.Testing.Company;
using Steward.Testing.Running;
using Steward.WorkItems.Commenting;
using Steward.WorkItems.Creating;
using Steward.WorkItems.Watching;
using Xunit;

namespace Steward.Tests.Collaboration;

/// <summary>However many rows and people there are, the number of questions to the database is the same.</summary>
public sealed class StatementTests : WorldTest, IDisposable
{
    private readonly Statements statements = new();
    private readonly HttpClient http = new();

    [Fact]
    public async Task An_inbox_of_forty_costs_what_an_inbox_of_two_costs()
    {
        await Fill(2);
        var two = await Ask(HttpMethod.Get, "/inbox");
        await Fill(38);
        var forty = await Ask(HttpMethod.Get, "/inbox");

        two.Count.ShouldBeInRange(1, 4, string.Join("\n\n", two));
        forty.Count.ShouldBe(two.Count, string.Join("\n\n", forty));
    }

    [Fact]
    public async Task A_comment_asks_the_same_however_many_watch()
    {
        var few = Questions(await Comment());
        foreach (var person in new[] { World.Lead, World.Admin, World.Auditor, World.Requester })
            await World.Send(new WatchItem(World.PrinterTicket), person);
        var many = Questions(await Comment());

        many.ShouldBe(few);
    }

    public void Dispose()
    {
        statements.Dispose();
        http.Dispose();
    }

    private static int Questions(IReadOnlyList<string> sent) => sent.Count(sql => sql.TrimStart().StartsWith("SELECT", StringComparison.OrdinalIgnoreCase));

    private async Task Fill(int items)
    {
        for (var n = 0; n < items; n++)
        {
            var key = (await World.Send(new CreateItem("IT", "incident", $"Fault {n}") { Assignee = World.Agent.Email }, World.Lead)).Answer.Key;
            await World.Send(new AddComment(key, "Look", Internal: true), World.Lead);
        }
    }

    private async Task<IReadOnlyList<string>> Comment() => await Ask(HttpMethod.Post, $"/api/v1/items/{World.PrinterTicket}/comments", """{"text":"Soon","internal":false}""");

    /// <summary>The second time, when people and spaces are in memory.</summary>
    private async Task<IReadOnlyList<string>> Ask(HttpMethod method, string path, string? json = null)
    {
        await Send(method, path, json);
        return await Send(method, path, json);
    }

    private async Task<IReadOnlyList<string>> Send(HttpMethod method, string path, string? json)
    {
        using var request = new HttpRequestMessage(method, World.Address.AbsoluteUri + path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", World.Agent.TokenWith(TokenScope.Admin));
        request.Headers.Accept.ParseAdd(json is null ? "text/html" : "application/json");
        if (json is not null)
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        return [.. (await statements.OfAsync(http, request)).Select(statement => statement.Sql)];
    }
}
