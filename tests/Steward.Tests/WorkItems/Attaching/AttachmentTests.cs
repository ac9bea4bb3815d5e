using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Shouldly;
using Steward.Platform.Blobs;
using Steward.Testing.Company;
using Steward.Testing.Web;
using Xunit;

namespace Steward.Tests.WorkItems.Attaching;

public class AttachmentTests : WorldTest
{
    private string Files => $"/api/v1/items/{World.PrinterTicket}/attachments";

    [Fact]
    public async Task The_same_name_again_is_the_next_version_and_the_hash_is_shown()
    {
        var first = await Send(World.Agent, "log.txt", "one"u8.ToArray());
        var second = await Send(World.Agent, "log.txt", "two"u8.ToArray());

        first.Code.ShouldBe(201);
        second.List("attachments")[0].GetProperty("version").GetInt32().ShouldBe(2);
        var hash = Convert.ToHexStringLower(SHA256.HashData("two"u8));
        second.List("attachments")[0].GetProperty("hash").GetString().ShouldBe(hash);
        using var tom = await World.Agent.SignIn();
        var page = await tom.Open($"/i/{World.PrinterTicket}");
        page.Find("#files")!.TextContent.ShouldContain(hash);
        page.Find("#files")!.TextContent.ShouldContain("Earlier versions (1)");
    }

    [Fact]
    public async Task Internal_files_are_absent_for_whoever_only_asks()
    {
        var sent = await Send(World.Agent, "note.txt", "secret"u8.ToArray(), ("internal", "true"));
        var file = sent.List("attachments")[0];
        var href = file.GetProperty("href").GetString()!;
        var id = file.GetProperty("id").GetString();
        await Send(World.Agent, "open.txt", "open"u8.ToArray());

        (await World.Requester.Api.Get(Files)).Each("attachments", "name").ShouldBe(["open.txt"]);
        var hidden = await World.Requester.Api.Get($"{Files}/{id}");
        (hidden.Code, hidden.Text).ShouldBe((404, (await World.Requester.Api.Get($"{Files}/4711")).Text));
        (await World.Requester.Api.Get(href)).Code.ShouldBe(404);
        (await World.Nobody.Get(href)).Code.ShouldBe(302);
        (await World.OtherAgent.Api.Get(href)).Code.ShouldBe(404);
        (await World.Agent.Api.Get(href)).Text.ShouldBe("secret");
    }

    [Fact]
    public async Task The_number_of_an_internal_version_is_not_told_by_the_public_one()
    {
        await Send(World.Agent, "plan.txt", "secret"u8.ToArray(), ("internal", "true"));

        (await Send(World.Requester, "plan.txt", "mine"u8.ToArray())).List("attachments")[0].GetProperty("version").GetInt32().ShouldBe(1);
    }

    [Theory]
    [InlineData("holiday.png", "<html><script>alert(1)</script></html>", "attachment", "application/octet-stream")]
    [InlineData("drawing.svg", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "attachment", "application/octet-stream")]
    [InlineData("page.html", "<p><script>alert(1)</script>", "attachment", "application/octet-stream")]
    [InlineData("notes.txt", "plain words", "inline", "text/plain")]
    public async Task What_a_browser_could_run_is_only_ever_downloaded(string name, string content, string disposition, string type)
    {
        var href = (await Send(World.Agent, name, Encoding.UTF8.GetBytes(content))).List("attachments")[0].GetProperty("href").GetString()!;
        using var tom = await World.Agent.SignIn();

        using var answer = await tom.Send(HttpMethod.Get, href);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentDisposition!.DispositionType.ShouldBe(disposition);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe(type);
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldContain("sandbox");
        policy.ShouldNotContain("script-src");
        answer.Headers.CacheControl!.Private.ShouldBeTrue();
    }

    [Fact]
    public async Task A_name_can_not_break_out_of_its_header()
    {
        var href = (await Send(World.Agent, "a\"; filename=\"b.exe\r\nX-Evil: 1 ü.txt", "x"u8.ToArray())).List("attachments")[0].GetProperty("href").GetString()!;
        using var tom = await World.Agent.SignIn();

        using var answer = await tom.Send(HttpMethod.Get, href);

        answer.Headers.Contains("X-Evil").ShouldBeFalse();
        answer.Content.Headers.ContentDisposition!.ToString().ShouldContain("filename*=UTF-8''");
    }

    [Fact]
    public async Task A_part_is_answered_and_a_known_content_is_not_sent_again()
    {
        var file = (await Send(World.Agent, "long.txt", "0123456789"u8.ToArray())).List("attachments")[0];
        using var tom = await World.Agent.SignIn();
        using var part = new HttpRequestMessage(HttpMethod.Get, World.Address + file.GetProperty("href").GetString());

        using var http = new HttpClient();
        part.Headers.Range = new RangeHeaderValue(2, 5);
        part.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        using var answer = await http.SendAsync(part);
        answer.StatusCode.ShouldBe(HttpStatusCode.PartialContent);
        (await answer.Content.ReadAsStringAsync()).ShouldBe("2345");
        answer.Headers.ETag!.Tag.ShouldBe($"\"{file.GetProperty("hash").GetString()}\"");

        using var again = new HttpRequestMessage(HttpMethod.Get, part.RequestUri);
        again.Headers.Authorization = part.Headers.Authorization;
        again.Headers.IfNoneMatch.Add(answer.Headers.ETag);
        using var unchanged = await http.SendAsync(again);
        unchanged.StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task An_empty_file_a_missing_one_and_a_body_that_is_no_form_get_a_sentence_each()
    {
        (await Send(World.Agent, "empty.txt", [])).Fault("file").ShouldContain("empty.txt is empty");
        (await World.Agent.Api.Send(HttpMethod.Post, Files, new MultipartFormDataContent { { new StringContent("x"), "other" } })).Fault("file").ShouldContain("Choose a file");
        (await World.Agent.Api.Post(Files, new { file = "x" })).Fault("file").ShouldContain("multipart/form-data");
    }

    [Fact]
    public async Task Three_hundred_megabytes_are_refused_kindly_by_page_and_API()
    {
        var api = await World.Agent.Api.Send(HttpMethod.Post, Files, Flood());
        api.Code.ShouldBe(413);
        api["title"].ShouldNotBeNull().ShouldContain("100 MB");

        using var tom = await World.Agent.SignIn();
        await tom.Open($"/i/{World.PrinterTicket}");
        using var page = await tom.Send(HttpMethod.Post, $"/i/{World.PrinterTicket}/files", Flood());
        page.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await page.Content.ReadAsStringAsync()).ShouldContain("100 MB");
    }

    [Fact]
    public async Task Evidence_lets_an_SMS_task_be_done_and_is_staffs_to_mark()
    {
        await World.Send(new Steward.WorkItems.Changing.ChangeItem(World.SmsTask)
        {
            Priority = Steward.WorkItems.Items.Priority.High, Process = new("Documentation"), Due = new(NodaTime.Instant.FromUtc(2031, 1, 1, 0, 0)),
        }, World.Lead);
        using var tom = await World.Agent.SignIn();
        var page = await tom.Open($"/i/{World.SmsTask}");
        page = await tom.Submit(page, "form[action$='/state']", ("to", "planned"));
        page = await tom.Submit(page, "form[action$='/state']", ("to", "in-progress"));
        page.Find("#state-menu")!.TextContent.ShouldContain("needs evidence");

        var refused = await tom.Submit(await tom.Open($"/i/{World.SmsTask}?to=done"), ".asked-form form");
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var sent = await World.Agent.Api.Send(HttpMethod.Post, $"/api/v1/items/{World.SmsTask}/attachments", Form("scope.pdf", "%PDF-1.7"u8.ToArray()));
        var id = sent.List("attachments")[0].GetProperty("id").GetString();
        (await World.Agent.Api.Patch($"/api/v1/items/{World.SmsTask}/attachments/{id}", new { evidence = true })).Code.ShouldBe(200);
        (await World.Auditor.Api.Patch($"/api/v1/items/{World.SmsTask}/attachments/{id}", new { evidence = false })).Code.ShouldBe(403);

        page = await tom.Submit(await tom.Open($"/i/{World.SmsTask}"), "form[action$='/state']", ("to", "done"));
        page.Find(".notice-success").ShouldNotBeNull();
        page.Find("#files .chip-success")!.TextContent.ShouldContain("Evidence");
    }

    [Fact]
    public async Task A_file_of_another_item_is_not_marked_through_this_one()
    {
        var id = (await Send(World.Agent, "a.txt", "a"u8.ToArray())).List("attachments")[0].GetProperty("id").GetString();

        (await World.Agent.Api.Patch($"/api/v1/items/{World.AlderTicket}/attachments/{id}", new { evidence = true })).Code.ShouldBe(404);
    }

    private string Token => World.Agent.TokenWith(Steward.Platform.Access.TokenScope.Admin);

    private Task<ApiAnswer> Send(WorldPerson by, string name, byte[] content, params (string Name, string Value)[] fields) =>
        by.Api.Send(HttpMethod.Post, Files, Form(name, content, fields));

    private static MultipartFormDataContent Form(string name, byte[] content, params (string Name, string Value)[] fields)
    {
        var form = new MultipartFormDataContent();
        foreach (var (field, value) in fields)
            form.Add(new StringContent(value), field);
        var part = new ByteArrayContent(content);
        part.Headers.ContentType = new MediaTypeHeaderValue("image/png"); // what the sender says does not count
        part.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"file\"; filename*=UTF-8''{Uri.EscapeDataString(name)}");
        form.Add(part);
        return form;
    }

    private static MultipartFormDataContent Flood() => new() { { new StreamContent(new Zeros(3 * BlobStore.LargestFile)), "file", "flood.bin" } };

    /// <summary>Many bytes that take no memory.</summary>
    private sealed class Zeros(long length) : Stream
    {
        private readonly long length = length;
        private long left = length;

        public override bool CanRead => true;

        public override bool CanSeek => true;

        public override bool CanWrite => false;

        public override long Length => length;

        public override long Position { get => length - left; set => left = length - value; }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = (int)Math.Min(left, count);
            left -= read;
            return read;
        }

        public override long Seek(long offset, SeekOrigin origin) => Position = offset;

        public override void Flush()
        {
            // nothing is written
        }

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
