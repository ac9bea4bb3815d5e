using System.Net;
using Shouldly;
using Steward.Platform.Backup;
using Steward.Testing.Company;
using Xunit;

namespace Steward.Tests.Identity.Operations;

public class HealthTests : WorldTest
{
    [Fact]
    public async Task The_page_and_the_api_tell_versions_sizes_and_what_to_mend()
    {
        using var admin = await World.Admin.SignIn();
        var page = await admin.Open("/admin/health");
        var answer = await World.Admin.Api.Get("/api/v1/health");

        page.Status.ShouldBe(HttpStatusCode.OK);
        foreach (var id in new[] { "version", "engine", "schema", "database", "backup", "sealed", "verified", "writer-queue", "jobs-parked", "live-streams", "disk", "memory", "uptime", "blobs", "drill" })
        {
            page.Find("#sign-" + id).ShouldNotBeNull(id);
            answer.List("signs").ShouldContain(sign => sign.GetProperty("id").GetString() == id, id);
        }

        page.Words.ShouldContain("steward backup FILE");
        Sign(answer, "database").GetProperty("number").GetDouble().ShouldBeGreaterThan(10_000);
        Sign(answer, "engine").GetProperty("value").GetString()!.ShouldMatch(@"^(SQLite|PostgreSQL) \d+\.\d+");
        Sign(answer, "schema").GetProperty("condition").GetString().ShouldBe("fine");
        answer.List("tables").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_restore_drill_is_noted_with_what_was_found_and_an_empty_note_is_refused()
    {
        using var admin = await World.Admin.SignIn();
        var page = await admin.Open("/admin/health");

        var refused = await admin.Submit(page, "form[action$='/admin/health/drill']", ("found", " "));
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Words.ShouldContain("Write what the drill showed");

        var noted = await admin.Submit(refused, "form[action$='/admin/health/drill']", ("found", "Monday's backup came back whole"));
        noted.Status.ShouldBe(HttpStatusCode.OK);
        Sign(await World.Admin.Api.Get("/api/v1/health"), "drill").GetProperty("condition").GetString().ShouldBe("fine");
        (await admin.Open("/admin/history?kind=workspace.restore-drilled")).Words.ShouldContain("Monday's backup came back whole");
    }

    [Fact]
    public async Task A_noted_backup_stands_in_the_history()
    {
        (await World.Send(new NoteBackup("night.steward", 120, 4_096))).Succeeded.ShouldBeTrue();

        using var admin = await World.Admin.SignIn();
        (await admin.Open("/admin/history?subject=workspace")).Words.ShouldContain("night.steward");
    }

    [Fact]
    public async Task Whether_the_program_lives_is_told_to_everybody_without_any_detail()
    {
        var answer = await World.Nobody.Get("/health/live");

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Text.ShouldBe("""{"status":"live"}""");
    }

    private static System.Text.Json.JsonElement Sign(Steward.Testing.Web.ApiAnswer answer, string id) =>
        answer.List("signs").Single(sign => sign.GetProperty("id").GetString() == id);
}
