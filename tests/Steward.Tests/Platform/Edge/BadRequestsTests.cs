using System.Net;
using System.Net.Sockets;
using System.Text;
using AngleSharp;
using Shouldly;
using Steward.Testing.Company;
using Steward.Testing.Web;
using Steward.WorkItems.Items;
using Xunit;

namespace Steward.Tests.Platform.Edge;

/// <summary>Requests no page of ours would send get a sentence each, and change nothing.</summary>
public class BadRequestsTests : WorldTest
{
    [Fact]
    public async Task An_address_that_is_too_long_is_answered_with_a_sentence_by_page_and_API()
    {
        var path = "/api/v1/items?q=" + new string('a', 60_000);
        var api = await World.Agent.Api.Get(path);
        (api.Code, api["title"]!.Contains("40 kB", StringComparison.Ordinal)).ShouldBe((414, true), api.Text[..Math.Min(200, api.Text.Length)]);

        using var tom = await World.Agent.SignIn();
        using var asked = new HttpRequestMessage(HttpMethod.Get, World.Address + "/my?x=" + new string('a', 60_000));
        asked.Headers.Accept.ParseAdd("text/html");
        using var http = new HttpClient();
        using var page = await http.SendAsync(asked);
        page.StatusCode.ShouldBe(HttpStatusCode.RequestUriTooLong);
        (await page.Content.ReadAsStringAsync()).ShouldContain("40 kB");
    }

    [Fact]
    public async Task A_query_of_ten_kilobytes_reaches_the_program_and_its_own_sentence()
    {
        var answer = await World.Agent.Api.Get("/api/v1/items?q=" + Uri.EscapeDataString(new string('ü', 6_000)));

        answer.Code.ShouldNotBe(414);
        answer.Code.ShouldBeInRange(400, 422);
    }

    [Fact]
    public async Task Headers_that_are_too_large_are_answered_with_a_sentence()
    {
        using var http = new HttpClient();
        using var asked = new HttpRequestMessage(HttpMethod.Get, World.Address + "/api/v1/items");
        for (var i = 0; i < 10; i++)
            asked.Headers.TryAddWithoutValidation($"X-Much-{i}", new string('a', 10_000));

        using var answer = await http.SendAsync(asked);

        ((int)answer.StatusCode).ShouldBe(431);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("64 kB");
    }

    [Fact]
    public async Task Far_beyond_every_limit_the_server_closes_the_line_and_goes_on_serving()
    {
        using var line = new TcpClient();
        await line.ConnectAsync(World.Address.Host, World.Address.Port);
        await using var stream = line.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET /{new string('a', 1_000_000)} HTTP/1.1\r\nHost: x\r\n\r\n"));
        using var reader = new StreamReader(stream);

        (await reader.ReadLineAsync())!.ShouldStartWith("HTTP/1.1 414");
        (await World.Agent.Api.Get("/api/v1/people/me")).Code.ShouldBe(200);
    }

    [Fact]
    public async Task A_form_posted_twice_makes_one_item()
    {
        using var tom = await World.Agent.SignIn();
        var page = await tom.Open("/items/new?space=IT&type=incident");
        var before = Count();

        var first = await tom.Submit(page, "main form:has([name=title])", ("title", "Only once"));
        var second = await tom.Submit(page, "main form:has([name=title])", ("title", "Only once"));

        first.Url.ShouldBe(second.Url, "the second is told what the first made");
        Count().ShouldBe(before + 1);
    }

    [Fact]
    public async Task A_wrong_token_from_our_own_page_gives_back_what_was_typed_to_be_sent_again()
    {
        using var tom = await World.Agent.SignIn();
        var page = await tom.Open($"/i/{World.PrinterTicket}");
        var before = Count();
        var typed = "A long answer that took half an hour to write <b>and</b> must not be lost";

        using var refused = await tom.Send(HttpMethod.Post, page.Find("form:has(textarea[name=text])")!.GetAttribute("action")!, Typed(typed), World.Address.GetLeftPart(UriPartial.Authority));
        var html = await refused.Content.ReadAsStringAsync();

        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var again = await Read(html, page.Url);
        again.QuerySelector("main textarea")!.TextContent.ShouldBe(typed);
        Count().ShouldBe(before);
        Comments().ShouldNotContain(typed);
        var sent = await tom.Submit(new WebPage(HttpStatusCode.BadRequest, page.Url, html, again), "main form:has(input[name=text])");
        sent.Status.ShouldBe(HttpStatusCode.OK);
        Comments().ShouldContain(typed);
    }

    [Fact]
    public async Task A_wrong_token_from_another_site_gives_nothing_back_that_could_be_sent_on()
    {
        using var tom = await World.Agent.SignIn();
        await tom.Open("/my");

        foreach (var origin in new[] { "https://evil.example", null })
        {
            using var refused = await tom.Send(HttpMethod.Post, $"/i/{World.PrinterTicket}/answers", Typed("Planted text of somebody else"), origin);
            var html = await refused.Content.ReadAsStringAsync();
            refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
            html.ShouldNotContain("Planted text");
        }

        Comments().ShouldNotContain("Planted text of somebody else");
    }

    [Fact]
    public async Task A_paste_of_five_megabytes_is_refused_with_a_sentence_by_page_and_API()
    {
        var paste = string.Concat(Enumerable.Repeat("paste and ", 500_000));
        var api = await World.Agent.Api.Post($"/api/v1/items/{World.PrinterTicket}/comments", new { text = paste });
        (api.Code is 422 or 413).ShouldBeTrue(api.Code.ToString(System.Globalization.CultureInfo.InvariantCulture));
        api.Text.ShouldContain("long");
        (await World.Agent.Api.Patch($"/api/v1/items/{World.PrinterTicket}", new { description = paste })).Code.ShouldBe(422);

        using var tom = await World.Agent.SignIn();
        var page = await tom.Open($"/i/{World.PrinterTicket}");
        var refused = await tom.Submit(page, "form:has(textarea[name=text])", ("text", paste));
        ((int)refused.Status is 413 or 422).ShouldBeTrue($"{refused.Status}");
        refused.Words.Length.ShouldBeGreaterThan(20);
        Comments().ShouldNotContain(paste);
    }

    private static FormUrlEncodedContent Typed(string text) => new([KeyValuePair.Create("text", text), KeyValuePair.Create("__RequestVerificationToken", "wrong")]);

    private static async Task<AngleSharp.Dom.IDocument> Read(string html, Uri url) =>
        await BrowsingContext.New(Configuration.Default).OpenAsync(request => request.Content(html).Address(url));

    private int Count()
    {
        using var lease = World.Workspace.Database.Read();
        return lease.Db.Set<WorkItem>().Count();
    }

    private List<string> Comments()
    {
        using var lease = World.Workspace.Database.Read();
        return [.. lease.Db.Set<Comment>().Select(c => c.Text)];
    }
}
