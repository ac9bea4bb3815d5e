using System.Net;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Steward.Platform.Access;
using Steward.Platform.Data;
using Steward.Platform.Events;
using Steward.Platform.Jobs;
using Steward.Testing.Company;
using Xunit;

namespace Steward.Tests.Identity.Operations;

public class JobsTests : WorldTest
{
    private const long Parked = 4_000_000_000_000_001;

    [Fact]
    public async Task A_parked_job_shows_its_error_and_runs_again_on_the_administrators_word()
    {
        await ParkAsync(Parked, "audit.verify");
        using var admin = await World.Admin.SignIn();
        var page = await admin.Open("/admin/jobs?state=parked");
        page.Words.ShouldContain("Verify the history");
        page.Words.ShouldContain("planted: the disk is away");

        page = await admin.Submit(page, $"form[action$='/admin/jobs/{Parked}/run']");

        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Html.ShouldContain("The job runs again.");
        (await Eventually(async () => (await JobAsync(Parked))?.State == JobState.Done)).ShouldBeTrue();
        (await EventsAsync("job.run-again")).ShouldBe(1);
    }

    [Fact]
    public async Task A_parked_job_can_be_removed_once_and_only_while_it_is_parked()
    {
        await ParkAsync(Parked, "audit.verify");

        (await World.Admin.Api.Delete($"/api/v1/jobs/{Parked}")).Status.ShouldBe(HttpStatusCode.NoContent);

        (await JobAsync(Parked)).ShouldBeNull();
        (await EventsAsync("job.removed")).ShouldBe(1);
        (await World.Admin.Api.Delete($"/api/v1/jobs/{Parked}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_job_that_is_done_is_neither_run_again_nor_removed()
    {
        await ParkAsync(Parked, "audit.verify", JobState.Done);

        var again = await World.Admin.Api.Post($"/api/v1/jobs/{Parked}/run", new { });

        again.Status.ShouldBe(HttpStatusCode.Conflict);
        again["title"]!.ShouldContain("is done");
        (await World.Admin.Api.Delete($"/api/v1/jobs/{Parked}")).Status.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task The_list_pages_by_key_without_gap_or_double_and_filters_by_state_and_kind()
    {
        for (var i = 0; i < 5; i++)
            await ParkAsync(Parked + i, i % 2 == 0 ? "audit.verify" : "work.import");

        var first = await World.Admin.Api.Get("/api/v1/jobs?state=parked&limit=2");
        var second = await World.Admin.Api.Get($"/api/v1/jobs?state=parked&limit=2&cursor={first["nextCursor"]}");
        var third = await World.Admin.Api.Get($"/api/v1/jobs?state=parked&limit=2&cursor={second["nextCursor"]}");

        string?[] ids = [.. first.Each("items", "id"), .. second.Each("items", "id"), .. third.Each("items", "id")];
        ids.ShouldBe([.. Enumerable.Range(0, 5).Reverse().Select(i => $"{Parked + i}")]);
        third["nextCursor"].ShouldBeNull();
        (await World.Admin.Api.Get("/api/v1/jobs?state=parked&kind=work.import")).List("items").Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("state=broken", "state")]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=many", "limit")]
    [InlineData("cursor=abc", "cursor")]
    public async Task Nonsense_in_the_address_is_answered_with_a_sentence(string query, string field)
    {
        var answer = await World.Admin.Api.Get("/api/v1/jobs?" + query);

        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Fault(field).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_token_of_narrower_scope_reads_no_jobs() =>
        (await World.Admin.ApiWith(TokenScope.Write).Get("/api/v1/jobs")).Status.ShouldBe(HttpStatusCode.Forbidden);

    private async Task ParkAsync(long id, string kind, JobState state = JobState.Parked)
    {
        var then = SystemClock.Instance.GetCurrentInstant() - Duration.FromDays(1); // done ones of long ago are removed
        await World.Workspace.Database.Write(db =>
        {
            db.Add(new JobRow
            {
                Id = id, Kind = kind, Payload = "{}", State = state, Tries = 10, CreatedAt = then, DueAt = then, FinishedAt = then, LastError = "planted: the disk is away",
            });
            return Task.FromResult(new Written<bool>(true, Keep: true));
        });
    }

    private async Task<JobRow?> JobAsync(long id)
    {
        using var lease = World.Workspace.Database.Read();
        return await lease.Db.Set<JobRow>().FirstOrDefaultAsync(j => j.Id == id);
    }

    private async Task<int> EventsAsync(string kind)
    {
        using var lease = World.Workspace.Database.Read();
        return await lease.Db.Set<EventRow>().CountAsync(e => e.Kind == kind && e.ActorId == World.Admin.Id);
    }

    private static async Task<bool> Eventually(Func<Task<bool>> holds)
    {
        for (var i = 0; i < 200; i++)
        {
            if (await holds())
                return true;
            await Task.Delay(50);
        }

        return false;
    }
}
