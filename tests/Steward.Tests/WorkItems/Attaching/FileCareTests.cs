using System.Net;
using System.Net.Sockets;
using System.Buffers.Binary;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Steward.Platform.Blobs;
using Steward.Platform.Commands;
using Steward.Platform.Egress;
using Steward.Platform.Scanning;
using Steward.Testing.Company;
using Steward.Testing.Web;
using Steward.WorkItems.Attaching;
using Steward.WorkItems.Attaching.Judging;
using Steward.WorkItems.Attaching.Showing;
using Steward.WorkItems.Items;
using Xunit;

namespace Steward.Tests.WorkItems.Attaching;

/// <summary>What happens to a file after it was sent.</summary>
public class FileCareTests : WorldTest
{
    private string Files => $"/api/v1/items/{World.PrinterTicket}/attachments";

    [Fact]
    public async Task An_earlier_version_comes_back_as_the_newest_and_none_is_lost()
    {
        var first = await Send(World.Agent, "plan.txt", "one");
        await Send(World.Agent, "plan.txt", "two");

        var restored = await World.Agent.Api.Post($"{Files}/{first}/restoration", new { });

        (restored.Code, restored["version"]).ShouldBe((200, "3"), restored.Text);
        (await World.Agent.Api.Get(restored["href"]!)).Text.ShouldBe("one");
        (await World.Agent.Api.Get(Files)).List("attachments").Count.ShouldBe(3);
        (await World.Requester.Api.Post($"{Files}/{first}/restoration", new { })).Code.ShouldBe(403);
    }

    [Fact]
    public async Task A_version_is_put_up_reviewed_by_somebody_else_and_a_new_one_is_a_draft_again()
    {
        var file = await Send(World.Agent, "plan.txt", "one");
        (await Judge(World.Agent, file, "approved")).Code.ShouldBe(409, "not before it was put up for review");
        (await Judge(World.Agent, file, "in-review"))["approval"].ShouldBe("in-review");
        var own = await Judge(World.Agent, file, "approved");
        (own.Code, own["title"]!.Contains("Somebody else", StringComparison.Ordinal)).ShouldBe((409, true));
        (await Judge(World.Lead, file, "approved"))["approval"].ShouldBe("approved");

        await Send(World.Agent, "plan.txt", "two");

        var all = (await World.Agent.Api.Get(Files)).Each("attachments", "approval");
        all.ShouldBe(["draft", "approved"]);
        (await Judge(World.Lead, file, "draft")).Code.ShouldBe(409, "only the newest is decided on");
        using var lena = await World.Lead.SignIn();
        (await lena.Open($"/i/{World.PrinterTicket}?tab=history")).Words.ShouldContain("Approved");
    }

    [Fact]
    public async Task A_class_is_one_of_the_workspaces_list_and_stays_with_the_next_version()
    {
        var file = await Send(World.Agent, "plan.txt", "one");
        var unknown = await World.Agent.Api.Send(HttpMethod.Put, $"{Files}/{file}/class", Json("""{"class":"Secret"}"""));
        unknown.Fault("class").ShouldContain("Public, Internal, Confidential");
        (await World.Agent.Api.Send(HttpMethod.Put, $"{Files}/{file}/class", Json("""{"class":"confidential"}""")))["class"].ShouldBe("Confidential");
        await Send(World.Agent, "plan.txt", "two");
        (await World.Agent.Api.Get(Files)).Each("attachments", "class").ShouldBe(["Confidential", "Confidential"]);

        using var ada = await World.Admin.SignIn();
        var page = await ada.Open("/admin/data");
        await ada.Submit(page, "form[action$='/classes']", ("classes", "Green\nRed\n"));
        (await World.Agent.Api.Send(HttpMethod.Put, $"{Files}/{file}/class", Json("""{"class":"red"}""")))["class"].ShouldBe("Red");
    }

    [Fact]
    public async Task Who_took_a_file_stands_at_it_for_those_who_work_on_the_item()
    {
        var file = await Send(World.Agent, "plan.txt", "one");
        await World.Requester.Api.Get($"/files/{file}/plan.txt");
        await World.Requester.Api.Get($"/files/{file}/plan.txt");
        await World.Lead.Api.Get($"/files/{file}/preview");

        using var tom = await World.Agent.SignIn();
        var page = await tom.Open($"/files/{file}");

        page.Words.ShouldContain("Who took it");
        page.Document.QuerySelectorAll("main table").Last().TextContent.ShouldSatisfyAllConditions(
            t => t.ShouldContain("Rosa Marin"), t => t.ShouldContain("Downloaded"), t => t.ShouldContain("Lena Brandt"), t => t.ShouldContain("Looked at"));
        using var ulf = await World.Auditor.SignIn();
        (await ulf.Open($"/files/{file}")).Words.ShouldNotContain("Who took it");
    }

    [Fact]
    public async Task Two_versions_of_a_text_are_compared_line_by_line_and_encoded()
    {
        await Send(World.Agent, "plan.txt", "alpha\nbeta\n<b>gamma</b>\n" + string.Join('\n', Enumerable.Range(0, 40)) + "\nomega\n");
        var newer = await Send(World.Agent, "plan.txt", "alpha\nBETA\n<b>gamma</b>\n" + string.Join('\n', Enumerable.Range(0, 40)) + "\nomega\nsigma\n");
        using var tom = await World.Agent.SignIn();

        var page = await tom.Open($"/files/{newer}/comparison");

        page.Document.QuerySelectorAll(".diff-old del").Select(e => e.TextContent).ShouldBe(["beta"]);
        page.Document.QuerySelectorAll(".diff-new ins").Select(e => e.TextContent).ShouldBe(["BETA", "sigma"]);
        page.Find(".diff b").ShouldBeNull();
        page.Find(".diff-skip")!.TextContent.ShouldContain("equal lines");
        var picture = await Send(World.Agent, "photo.png", "\u0089PNG\r\n");
        ((int)(await tom.Open($"/files/{picture}/comparison")).Status).ShouldBe(404, "there is nothing to compare with");
    }

    [Fact]
    public async Task A_preview_has_a_policy_of_its_own()
    {
        var pdf = await Send(World.Agent, "doc.pdf", "%PDF-1.7\n%%EOF");
        using var tom = await World.Agent.SignIn();

        (await tom.Open($"/files/{pdf}")).Find("iframe.file-preview")!.GetAttribute("src")!.ShouldEndWith($"/files/{pdf}/preview");
        using var shown = await tom.Send(HttpMethod.Get, $"/files/{pdf}/preview");
        var policy = shown.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldContain("default-src 'none'");
        policy.ShouldContain("frame-ancestors 'self'");
        policy.ShouldNotContain("script-src");
        using var saved = await tom.Send(HttpMethod.Get, $"/files/{pdf}/doc.pdf");
        saved.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("sandbox");
    }

    [Fact]
    public async Task Files_are_held_until_the_scanner_found_them_clean_and_for_ever_when_it_did_not()
    {
        await using var peer = new ClamdPeer();
        var scanner = new MalwareScanner(new ScanSettings("127.0.0.1", peer.Port), new EgressDoor());
        var clean = await Send(World.Agent, "clean.txt", new string('x', 200_000));
        var evil = await Send(World.Agent, "evil.txt", "EICAR test string");
        Of(clean).MayBeServed(scanned: true).ShouldBeFalse("nobody looked at it yet");
        Of(clean).MayBeServed(scanned: false).ShouldBeTrue();

        var job = new ScanFiles(scanner, World.Services.GetRequiredService<BlobStore>(), World.Services.GetRequiredService<Dispatcher>(), NullLogger<ScanFiles>.Instance);
        await job.Run(World.Workspace, default);

        peer.Received.Max().ShouldBe(200_000, "the whole content went over, in chunks");
        (Of(clean).Scan, Of(clean).MayBeServed(scanned: true)).ShouldBe((FileScan.Clean, true));
        (Of(evil).Scan, Of(evil).ScanFound).ShouldBe((FileScan.Infected, "Eicar-Test-Signature"));
        var held = await World.Agent.Api.Get($"/files/{evil}/evil.txt");
        (held.Code, held["title"]!.Contains("Eicar-Test-Signature", StringComparison.Ordinal)).ShouldBe((409, true), "what is known to be infected is held even with the scanner off");
        var again = await Send(World.Lead, "renamed.txt", "EICAR test string");
        Of(again).Scan.ShouldBe(FileScan.Infected, "the same content under another name is known");
    }

    [Fact]
    public async Task A_scanner_that_is_down_or_talks_nonsense_leaves_files_waiting()
    {
        await Send(World.Agent, "clean.txt", "x");
        await using var peer = new ClamdPeer("INSTREAM size limit exceeded. ERROR\0");
        foreach (var port in new[] { peer.Port, 1 })
        {
            var result = await new MalwareScanner(new ScanSettings("127.0.0.1", port), new EgressDoor()).Scan(new MemoryStream([1, 2, 3]), default);
            (result.IsClean, result.Found).ShouldBe((false, null));
            result.Trouble.ShouldNotBeNull();
        }

        Should.Throw<IOException>(() => ScanSettings.Of("nonsense")).Message.ShouldContain("host:port");
    }

    private async Task<string> Send(WorldPerson by, string name, string content)
    {
        var form = new MultipartFormDataContent { { new ByteArrayContent(Encoding.Latin1.GetBytes(content)), "file", name } };
        var answer = await by.Api.Send(HttpMethod.Post, Files, form);
        answer.Code.ShouldBe(201, answer.Text);
        return answer.List("attachments")[0].GetProperty("id").GetString()!;
    }

    private Task<ApiAnswer> Judge(WorldPerson by, string file, string to) => by.Api.Send(HttpMethod.Put, $"{Files}/{file}/approval", Json($"{{\"approval\":\"{to}\"}}"));

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    private Attachment Of(string id)
    {
        using var lease = World.Workspace.Database.Read();
        var number = long.Parse(id, System.Globalization.CultureInfo.InvariantCulture);
        return lease.Db.Set<Attachment>().Single(a => a.Id == number);
    }

    /// <summary>A TCP peer that speaks clamd's INSTREAM: reads the chunks and answers as clamd does.</summary>
    private sealed class ClamdPeer : IAsyncDisposable
    {
        private readonly TcpListener listener = new(IPAddress.Loopback, 0);
        private readonly Task serving;

        public ClamdPeer(string? answer = null)
        {
            listener.Start();
            serving = Serve(answer);
        }

        public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

        public List<int> Received { get; } = [];

        public async ValueTask DisposeAsync()
        {
            listener.Stop();
            await serving;
        }

        private async Task Serve(string? answer)
        {
            try
            {
                while (true)
                {
                    using var client = await listener.AcceptTcpClientAsync();
                    await using var line = client.GetStream();
                    await Talk(line, answer);
                }
            }
            catch (Exception fault) when (fault is SocketException or ObjectDisposedException or IOException)
            {
                // stopped
            }
        }

        private async Task Talk(NetworkStream line, string? answer)
        {
            var command = new byte[10];
            await line.ReadExactlyAsync(command);
            command.ShouldBe("zINSTREAM\0"u8.ToArray());
            using var content = new MemoryStream();
            var head = new byte[4];
            while (true)
            {
                await line.ReadExactlyAsync(head);
                var length = BinaryPrimitives.ReadInt32BigEndian(head);
                if (length == 0)
                    break;
                var chunk = new byte[length];
                await line.ReadExactlyAsync(chunk);
                content.Write(chunk);
            }

            Received.Add((int)content.Length);
            var found = Encoding.Latin1.GetString(content.ToArray()).Contains("EICAR", StringComparison.Ordinal);
            await line.WriteAsync(Encoding.ASCII.GetBytes(answer ?? (found ? "stream: Eicar-Test-Signature FOUND\0" : "stream: OK\0")));
        }
    }
}
