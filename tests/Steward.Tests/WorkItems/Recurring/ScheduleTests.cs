using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Text;
using Shouldly;
using Steward.Identity.Calendars;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Jobs;
using Steward.Testing.Company;
using Steward.Testing.Web;
using Steward.WorkItems.Recurring;
using Xunit;

namespace Steward.Tests.WorkItems.Recurring;

public class ScheduleTests : WorldTest
{
    private const string Schedules = "/api/v1/schedules";

    [Fact]
    public async Task A_date_that_came_makes_one_item_in_the_name_of_the_owner_however_often_it_is_run()
    {
        var made = await Make(new { rule = "FREQ=DAILY", title = "Check backups {date} {week}", dueDays = 2, service = "Backup", assignee = World.Agent.Email, fields = new Dictionary<string, string> { ["clause"] = "8.6" } });
        made.Code.ShouldBe(201, made.Text);
        made.List("next").Count.ShouldBe(5);
        made["owner"].ShouldBe(World.Lead.Email);

        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => World.Send(new RunSchedule(Id(made)), World.Lead)));
        await Run();

        var item = (await World.Agent.Api.Get("/api/v1/items?q=title%20~%20%22Check%20backups%22")).List("items").ShouldHaveSingleItem();
        item.GetProperty("title").GetString()!.ShouldContain("-W");
        item.GetProperty("title").GetString()!.ShouldNotContain("{");
        item.GetProperty("requester").GetString().ShouldBe(World.Lead.Email);
        item.GetProperty("assignee").GetString().ShouldBe(World.Agent.Email);
        item.GetProperty("due").GetString()!.ShouldNotBeEmpty();
        (await World.Agent.Api.Get("/api/v1/items?q=clause%20%3D%208.6%20and%20service%20%3D%20backup")).List("items").Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("latest", 2)]
    [InlineData("all", 4)]
    public async Task After_a_time_down_the_latest_or_all_are_made_up_for(string missed, int items)
    {
        var made = await Make(new { rule = "FREQ=DAILY", starts = Written(Today.PlusDays(-10)), missed });
        await Change(Id(made), s => s.HandledThrough = Today.PlusDays(-4));

        await Run();
        await Run();

        (await Found()).ShouldBe(items);
    }

    [Fact]
    public async Task What_lies_before_its_making_is_not_made_up_for_and_lead_time_makes_what_is_near()
    {
        await Make(new { rule = "FREQ=WEEKLY", starts = Written(Today.PlusDays(-70)), leadDays = 20, missed = "all" });

        await Run();

        (await Found()).ShouldBe(3); // today, in a week, in two; those of the past ten weeks are gone
    }

    [Fact]
    public async Task Who_no_longer_works_here_is_given_nothing_and_a_note_says_so()
    {
        var made = await Make(new { rule = "FREQ=DAILY", starts = Written(Today.PlusDays(1)), assignee = World.Agent.Email, team = "Network" });
        await Change(Id(made), s => (s.Starts, s.AssigneeId) = (Today, World.Requester.Id));

        await Run();

        var item = (await World.Agent.Api.Get("/api/v1/items?q=title%20~%20Repeated")).List("items").ShouldHaveSingleItem();
        (item.TryGetProperty("assignee", out var assignee) ? assignee.GetString() : null).ShouldBeNull();
        item.GetProperty("team").GetString().ShouldBe("Network");
        (await World.Agent.Api.Get($"/api/v1/items/{item.GetProperty("key").GetString()}/comments")).Each("comments", "text").ShouldHaveSingleItem()!.ShouldContain("no longer works here");
    }

    [Fact]
    public async Task Without_its_owner_it_makes_nothing_says_why_and_is_taken_over_by_saving()
    {
        var made = await Make(new { rule = "FREQ=DAILY", starts = Written(Today.PlusDays(1)) });
        await Change(Id(made), s => (s.Starts, s.OwnerId) = (Today, 1));

        await Run();
        (await Found()).ShouldBe(0);
        (await World.Agent.Api.Get($"{Schedules}/{made["id"]}"))["trouble"]!.ShouldContain("is no longer here");

        (await World.Agent.Api.Patch($"{Schedules}/{made["id"]}", new { title = "Repeated again" }))["owner"].ShouldBe(World.Agent.Email);
        await Run();
        (await Found()).ShouldBe(1);
        (await World.Agent.Api.Get($"{Schedules}/{made["id"]}"))["trouble"].ShouldBeNull();
    }

    [Fact]
    public async Task Who_makes_items_while_another_says_the_schedule_anew_begins_again_with_what_was_said()
    {
        var id = Id(await Make(new { rule = "FREQ=DAILY", starts = Written(Today.PlusDays(1)) }));
        var (attempts, titles) = (0, new List<string>());
        Task<ApiAnswer>? said = null;

        await World.Workspace.Database.Write(async db =>
        {
            attempts++;
            var schedule = await db.Set<Schedule>().SingleAsync(s => s.Id == id);
            titles.Add(schedule.Title);
            // on PostgreSQL the other commits now; on SQLite it waits for this one, however long that takes
            said ??= World.Agent.Api.Patch($"{Schedules}/{id}", new { title = "Said meanwhile", rule = "FREQ=WEEKLY" });
            if (World.Workspace.Database.Engine == Engine.PostgreSql)
                await said;
            (schedule.HandledThrough, schedule.Trouble) = (Today.PlusDays(30), "made");
            schedule.Step();
            return new Written<bool>(true, Keep: true);
        });
        (await said!).Code.ShouldBe(200);

        var after = await World.Agent.Api.Get($"{Schedules}/{id}");
        (after["title"], after["rule"], after["owner"]).ShouldBe(("Said meanwhile", "FREQ=WEEKLY", World.Agent.Email));
        if (World.Workspace.Database.Engine == Engine.PostgreSql)
            (attempts, titles[^1], after["trouble"]).ShouldBe((2, "Said meanwhile", "made")); // it lost, looked again, and wrote on top of what was said
        else
            (attempts, after["trouble"]).ShouldBe((1, null)); // it was first, and was said anew after
    }

    [Fact]
    public async Task A_resting_schedule_makes_nothing_and_what_it_missed_stays_missed()
    {
        var made = await Make(new { rule = "FREQ=DAILY", starts = Written(Today.PlusDays(1)), missed = "all" });
        (await World.Lead.Api.Patch($"{Schedules}/{made["id"]}", new { paused = true }))["paused"].ShouldBe("True");
        await Change(Id(made), s => (s.Starts, s.HandledThrough) = (Today.PlusDays(-20), Today.PlusDays(-9)));
        await Run();
        (await Found()).ShouldBe(0);

        (await World.Lead.Api.Patch($"{Schedules}/{made["id"]}", new { paused = false }))["paused"].ShouldBe("False");
        await Run();

        (await Found()).ShouldBe(1);
        (await World.Lead.Api.Delete($"{Schedules}/{made["id"]}")).Code.ShouldBe(204);
        (await World.Lead.Api.Get($"{Schedules}/{made["id"]}")).Code.ShouldBe(404);
        (await Found()).ShouldBe(1);
    }

    [Theory]
    [InlineData("FREQ=HOURLY", "is no frequency")]
    [InlineData("FREQ=DAILY;BYHOUR=3", "is not understood")]
    [InlineData("FREQ=DAILY;INTERVAL=0", "holds a value that cannot be")]
    [InlineData("FREQ=WEEKLY;BYDAY=1MO", "do not go together")]
    [InlineData("", "Choose how often")]
    public async Task A_rule_that_is_none_is_refused_with_the_way_to_mend_it(string rule, string sentence)
    {
        var refused = await Make(new { rule });

        refused.Code.ShouldBe(422);
        refused.Fault("rule").ShouldContain(sentence);
    }

    [Fact]
    public async Task Every_other_mistake_is_named_at_its_field()
    {
        var refused = await Make(new { rule = "FREQ=DAILY", title = " ", starts = "1999-01-01", leadDays = 91, dueDays = -1 });

        refused.Json.GetProperty("errors").EnumerateObject().Select(e => e.Name).ShouldBe(["title", "starts", "leadDays", "dueDays"], ignoreOrder: true);
        (await Make(new { rule = "FREQ=DAILY", assignee = World.Requester.Email })).Fault("assignee").ShouldNotBeEmpty();
        (await Make(new { rule = "FREQ=DAILY", type = "sms-task" })).Fault("type").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Only_who_works_in_the_space_finds_and_changes_it()
    {
        var path = $"{Schedules}/{(await Make(new { rule = "FREQ=DAILY" }))["id"]}";

        foreach (var stranger in new[] { World.OtherAgent, World.Requester })
        {
            (await stranger.Api.Get(Schedules)).List("schedules").ShouldBeEmpty();
            (await stranger.Api.Get(path)).Code.ShouldBe(404);
            (await stranger.Api.Patch(path, new { title = "Mine" })).Code.ShouldBe(404);
        }

        (await World.Requester.Api.Post(Schedules, new { space = "IT", type = "task", title = "Mine", rule = "FREQ=DAILY", starts = Written(Today) })).Fault("space").ShouldNotBeEmpty();
        (await World.Agent.Api.Get(Schedules)).List("schedules").Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_task_of_a_register_offers_its_frequency_and_the_page_keeps_it_pauses_it_and_ends_it()
    {
        (await World.Lead.Api.Patch("/api/v1/items/" + World.SmsTask, new { fields = new Dictionary<string, string> { ["frequency"] = "P3M" } })).Code.ShouldBe(200);
        using var lena = await World.Lead.SignIn();
        (await lena.Open("/i/" + World.SmsTask)).Find("a[href$='/repetition']").ShouldNotBeNull();
        var form = await lena.Open($"/i/{World.SmsTask}/repetition");
        form.Find("select[name=often] option[selected]")!.GetAttribute("value").ShouldBe("quarterly");

        var refused = await lena.Submit(form, "form[action$='/repetitions']", ("often", ""), ("rule", "FREQ=SOMETIMES"), ("title", "Review {month}"));
        refused.Words.ShouldContain("is no frequency");
        refused.Find("input[name=title]")!.GetAttribute("value").ShouldBe("Review {month}");
        var list = await lena.Submit(refused, "form[action$='/repetitions']", ("often", "quarterly"), ("rule", ""));
        list.Path.ShouldEndWith("/schedules");
        list.Words.ShouldContain("Every three months");

        list = await lena.Submit(list, "form[action$='/pause']", ("paused", "true"));
        list.Words.ShouldContain("rests");
        var edit = await lena.Open(list.Find("a[data-row-link]")!.GetAttribute("href")!);
        list = await lena.Submit(edit, "form[action$='/removal']");
        list.Words.ShouldContain("Nothing comes back yet");
    }

    [Fact]
    public async Task The_same_item_comes_back_when_it_is_closed_and_is_told_when_it_is_not()
    {
        var made = await Make(new { rule = "FREQ=DAILY", title = "Repeated {date}", again = "reopen", dueDays = 0 });
        made.Code.ShouldBe(201, made.Text);
        await Run();
        var item = (await World.Agent.Api.Get("/api/v1/items?q=title%20~%20Repeated")).List("items").ShouldHaveSingleItem();
        var key = item.GetProperty("key").GetString()!;
        (await World.Agent.Api.Post($"/api/v1/items/{key}/checklist", new { rows = new[] { "Look" } })).Code.ShouldBeLessThan(300);
        var row = (await World.Agent.Api.Get($"/api/v1/items/{key}/checklist")).Json.GetProperty("rows")[0].GetProperty("id").GetString();
        (await World.Agent.Api.Patch($"/api/v1/items/{key}/checklist/{row}", new { done = true })).Code.ShouldBe(200);
        (await World.Agent.Api.Post($"/api/v1/items/{key}/transitions", new { to = "cancelled", note = "Round one" })).Code.ShouldBe(200);

        (await World.Lead.Api.Patch($"{Schedules}/{made["id"]}", new { leadDays = 1 })).Code.ShouldBe(200); // tomorrow's comes today
        await Run();

        var again = await World.Agent.Api.Get("/api/v1/items/" + key);
        (again["stateCategory"], await Found()).ShouldBe(("new", 1));
        again["title"].ShouldNotBe(item.GetProperty("title").GetString());
        again["due"].ShouldNotBe(item.GetProperty("due").GetString());
        (await World.Agent.Api.Get($"/api/v1/items/{key}/checklist")).Text.ShouldContain("\"done\":0");
        (await World.Lead.Api.Patch($"{Schedules}/{made["id"]}", new { leadDays = 2 })).Code.ShouldBe(200);
        await Run();
        (await Found()).ShouldBe(1);
        (await World.Agent.Api.Get($"/api/v1/items/{key}/comments")).Each("comments", "text").ShouldContain(text => text!.Contains("still open", StringComparison.Ordinal));
        (await Make(new { rule = "FREQ=DAILY", again = "reopen", template = "1" })).Fault("again").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task What_is_coming_stands_by_date_without_what_rests()
    {
        await Make(new { rule = "FREQ=WEEKLY", title = "Weekly {date}", starts = Written(Today.PlusDays(3)) });
        var resting = await Make(new { rule = "FREQ=DAILY", title = "Resting", starts = Written(Today.PlusDays(3)) });
        (await World.Lead.Api.Patch($"{Schedules}/{resting["id"]}", new { paused = true })).Code.ShouldBe(200);
        using var lena = await World.Lead.SignIn();

        var coming = (await lena.Open("/schedules")).Document.QuerySelectorAll("table")[1];

        var rows = coming.QuerySelectorAll("tbody tr");
        rows.Length.ShouldBe(9); // days 3, 10, … 59
        rows.ShouldAllBe(row => row.TextContent.Contains("Weekly", StringComparison.Ordinal));
        coming.TextContent.ShouldNotContain("{date}");
    }

    private LocalDate Today => SystemClock.Instance.GetCurrentInstant().InZone(World.Workspace.Get<WorkingCalendars>().OfWorkspace.Zone).Date;

    private static string Written(LocalDate date) => LocalDatePattern.Iso.Format(date);

    private static long Id(ApiAnswer schedule) => long.Parse(schedule["id"]!, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>
    /// A schedule of the desk by its lead; what a test does not say is plain. The program runs its own jobs meanwhile: what must not be made yet begins tomorrow.
    /// </summary>
    private Task<ApiAnswer> Make(object said)
    {
        var body = new Dictionary<string, object?> { ["space"] = "IT", ["type"] = "task", ["title"] = "Repeated", ["starts"] = Written(Today) };
        foreach (var property in said.GetType().GetProperties())
            body[property.Name] = property.GetValue(said);
        return World.Lead.Api.Post(Schedules, body);
    }

    private async Task Run() =>
        await World.Services.GetServices<IRepeatedJob>().Single(job => job.Kind == "items.run-schedules").Run(World.Workspace, CancellationToken.None);

    private async Task<int> Found() => (await World.Agent.Api.Get("/api/v1/items?q=title%20~%20Repeated")).List("items").Count;

    private async Task Change(long id, Action<Schedule> change) => await World.Workspace.Database.Write(async db =>
    {
        var schedule = await db.Set<Schedule>().SingleAsync(s => s.Id == id);
        change(schedule);
        schedule.Step(); // or a run of the program's own that has begun would overlook it
        return new Written<bool>(true, Keep: true);
    });
}
