using System.Text;
using NodaTime;
using Shouldly;
using Steward.Identity.Directory;
using Steward.Platform.Access;
using Steward.Platform.Events;
using Steward.WorkItems.Items;
using Steward.WorkItems.Types;
using Xunit;

namespace Steward.Tests.WorkItems.Importing;

public class ImportApiTests : ImportTest
{
    [Fact]
    public async Task A_dry_run_counts_names_the_bad_rows_and_changes_nothing()
    {
        var before = Census();
        var dryRun = await Upload(World.Lead.Api, Desk);
        dryRun.Code.ShouldBe(201);
        (dryRun["stage"], dryRun["rows"], dryRun["created"], dryRun["badRows"]).ShouldBe(("checked", "3", "2", "1"));
        var problems = await World.Lead.Api.Get($"/api/v1/imports/{dryRun["id"]}/problems");
        problems.Each("problems", "sentence").ShouldContain("Row 4 has no Subject: an item needs a title. Fill it in and import again.");
        Census().ShouldBe(before);
    }

    [Fact]
    public async Task An_import_writes_items_as_the_file_has_them()
    {
        var done = await Import(Desk);
        (done["stage"], done["created"], done["passed"]).ShouldBe(("done", "2", "2"));
        var solved = Item("T-2");
        (solved.Title, solved.Type, solved.State, solved.Category, solved.Priority).ShouldBe(("VPN is slow", "incident", "resolved", StateCategory.Done, Priority.Low));
        solved.CreatedAt.ShouldBe(Instant.FromUtc(2026, 3, 2, 9, 0));
        solved.RequesterId.ShouldBe(World.Requester.Id);
        Item("T-1").AssigneeId.ShouldBe(World.Agent.Id);
        Fields(solved)["Floor"].ShouldBe("4");
        using var lease = World.Workspace.Database.Read();
        lease.Db.Set<Closure>().Single(closure => closure.ItemId == solved.Id).At.ShouldBe(Instant.FromUtc(2026, 3, 2, 11, 30));
        lease.Db.Set<EventRow>().Where(row => row.Subject == "item" && row.SubjectId == solved.Id).OrderBy(row => row.Id).Select(row => row.Kind).ToList().ShouldBe(["item.created", "item.closed"]);
        lease.Db.Set<EventRow>().Where(row => row.SubjectId == solved.Id).Select(row => row.Channel).Distinct().Single().ShouldBe(Channel.Import);
    }

    [Fact]
    public async Task People_are_matched_by_mail_and_name_and_others_become_known_by_name()
    {
        await Import(Desk);
        var people = World.Workspace.Get<PeopleDirectory>().Now;
        var zoe = people.Find(Item("T-2").AssigneeId)!;
        (zoe.Name, zoe.Email).ShouldBe(("Zoe Unknown", null));
        var rosa = people.Find("rosa.new@northwind.example")!;
        rosa.Name.ShouldBe("Rosa New");
        people.RolesOf(rosa.Id).ShouldBeEmpty();
        people.TeamNameOf(Item("T-1").TeamId).ShouldBe("Field team");
    }

    [Fact]
    public async Task The_same_file_again_changes_nothing_and_a_newer_one_changes_what_is_new()
    {
        await Import(Desk);
        var before = Census();
        var again = await Import(Desk);
        (again["created"], again["updated"], again["unchanged"]).ShouldBe(("0", "0", "2"));
        Census().ShouldBe(before);

        var newer = await Import(Desk.Replace("Printer on fire,Open", "Printer is ash,Closed", StringComparison.Ordinal));
        (newer["created"], newer["updated"], newer["unchanged"]).ShouldBe(("0", "1", "1"));
        (Item("T-1").Title, Item("T-1").State).ShouldBe(("Printer is ash", "closed"));
        Items().Count(item => item.Title.StartsWith("Printer is ash", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task What_was_changed_here_is_left_alone_and_named()
    {
        await Import(Desk);
        var key = KeyOf(Item("T-1"));
        (await World.Lead.Api.Patch($"/api/v1/items/{key}", new { title = "Ours now" })).Code.ShouldBe(200);
        var newer = await Import(Desk.Replace("Printer on fire", "Theirs", StringComparison.Ordinal));
        (newer["updated"], newer["kept"]).ShouldBe(("0", "1"));
        Item("T-1").Title.ShouldBe("Ours now");
        (await World.Lead.Api.Get($"/api/v1/imports/{newer["id"]}/problems")).Text.ShouldContain($"Row 2: {key} was changed here");
    }

    [Fact]
    public async Task Undo_removes_exactly_what_the_import_made()
    {
        var before = Census();
        var done = await Import(Desk);
        Census().ShouldNotBe(before);
        var undone = await Undo(done["id"]!);
        (undone["stage"], undone["removed"]).ShouldBe(("undone", "2"));
        Census().ShouldBe(before);
    }

    [Fact]
    public async Task Undo_puts_changed_items_back()
    {
        await Import(Desk);
        var newer = await Import(Desk.Replace("Printer on fire,Open", "Printer is ash,Closed", StringComparison.Ordinal));
        await Undo(newer["id"]!);
        var item = Item("T-1");
        (item.Title, item.State, item.UpdatedAt).ShouldBe(("Printer on fire", "new", Instant.FromUtc(2026, 3, 1, 8, 15)));
        (await Import(Desk))["unchanged"].ShouldBe("2");
    }

    [Fact]
    public async Task Undo_keeps_and_names_what_people_worked_on_unless_forced()
    {
        var done = await Import(Desk);
        var (changed, answered) = (KeyOf(Item("T-1")), KeyOf(Item("T-2")));
        (await World.Lead.Api.Patch($"/api/v1/items/{changed}", new { priority = "urgent" })).Code.ShouldBe(200);
        var undone = await Undo(done["id"]!);
        undone["removed"].ShouldBe("1");
        (await World.Lead.Api.Get($"/api/v1/imports/{done["id"]}/problems")).Text.ShouldContain($"{changed} was changed after the import and stays");
        Items().ShouldContain(item => KeyOf(item) == changed);
        Items().ShouldNotContain(item => KeyOf(item) == answered);
        World.Workspace.Get<PeopleDirectory>().Now.Find("rosa.new@northwind.example").ShouldNotBeNull("the item that stays still names her");

        (await Undo(done["id"]!, force: true))["removed"].ShouldBe("2");
        Items().ShouldNotContain(item => KeyOf(item) == changed);
    }

    [Fact]
    public async Task An_event_log_becomes_items_with_their_true_history()
    {
        var done = await Import(
            "number,incident_state,sys_mod_count,caller_id,opened_at,sys_updated_by,sys_updated_at,category,priority,assigned_to,resolved_at\n"
            + "INC1,New,0,Caller 1,29-02-2016 01:16,Agent 1,29-02-2016 01:23,Printing,3 - Moderate,?,01-03-2016 11:29\n"
            + "INC1,Awaiting Problem,1,Caller 1,29-02-2016 01:16,Agent 2,29-02-2016 08:00,Printing,2 - High,Solver 9,01-03-2016 11:29\n"
            + "INC1,Closed,2,Caller 1,29-02-2016 01:16,Agent 2,05-03-2016 12:00,Printing,2 - High,Solver 9,01-03-2016 11:29\n");
        done["created"].ShouldBe("1");
        var item = Item("INC1");
        (item.State, item.CreatedAt, item.UpdatedAt).ShouldBe(("closed", Instant.FromUtc(2016, 2, 29, 1, 16), Instant.FromUtc(2016, 3, 5, 12, 0)));
        using var lease = World.Workspace.Database.Read();
        var people = World.Workspace.Get<PeopleDirectory>().Now;
        var told = lease.Db.Set<EventRow>().Where(row => row.Subject == "item" && row.SubjectId == item.Id).OrderBy(row => row.Id).ToList()
            .Select(row => $"{row.Kind} {row.At} {people.NameOf(row.ActorId)}: {string.Join(", ", row.ReadChanges().Where(change => change.From is not null || change.Field == "state").Select(change => $"{change.Field} {change.From}→{change.To}"))}");
        told.ShouldBe([
            "item.created 2016-02-29T01:16:00Z Agent 1: state →new",
            "item.moved-on 2016-02-29T08:00:00Z Agent 2: state new→on-hold, incident_state New→Awaiting Problem",
            "item.changed 2016-02-29T08:00:00Z Agent 2: priority 3 - Moderate→2 - High",
            "item.moved-on 2016-03-05T12:00:00Z Agent 2: state on-hold→closed",
            "item.closed 2016-03-05T12:00:00Z Agent 2: "]);
        lease.Db.Set<Closure>().Single(closure => closure.ItemId == item.Id).At.ShouldBe(Instant.FromUtc(2016, 3, 1, 11, 29));
    }

    [Fact]
    public async Task A_longer_log_of_the_same_item_adds_only_what_is_new()
    {
        const string header = "number,state,opened_at,updated_by,updated_at,title\n";
        const string first = "INC1,New,2016-02-29 01:00,A,2016-02-29 01:00,Down\nINC1,Active,2016-02-29 01:00,A,2016-02-29 02:00,Down\n";
        await Import(header + first);
        await Import(header + first + "INC1,Resolved,2016-02-29 01:00,B,2016-02-29 03:00,Down\n");
        var item = Item("INC1");
        using var lease = World.Workspace.Database.Read();
        var moves = lease.Db.Set<EventRow>().Where(row => row.SubjectId == item.Id && row.Kind == "item.moved-on").OrderBy(row => row.Id).ToList();
        moves.Select(row => row.ReadChanges()[0]).Select(change => (change.From, change.To)).ShouldBe([("new", "in-progress"), ("in-progress", "resolved")]);
    }

    [Fact]
    public async Task A_space_that_never_had_the_type_gets_it()
    {
        (await Import("ID,Task description,ISO clause,Owner,Status,Due date\nSMS-1,Review the policy,5.2,Tom Nguyen,Open,2026-05-01\n"))["created"].ShouldBe("1");
        var task = Item("SMS-1");
        (task.Type, task.State, Fields(task)["clause"]).ShouldBe(("sms-task", "planned", "5.2"));
        task.Due.ShouldBe(Instant.FromUtc(2026, 5, 1, 21, 59));
    }

    [Fact]
    public async Task A_mapping_is_used_and_remembered_for_the_next_file_with_this_header()
    {
        const string csv = "Nr,What,Shape\n1,Fix it,Parked\n2,Mend it,Parked\n";
        var mapping = """{"columns": {"Nr": "external-id", "What": "title", "Shape": "state"}, "states": {"Parked": {"state": "On hold", "category": "waiting"}}, "type": "request"}""";
        (await Import(csv, mapping: mapping))["created"].ShouldBe("2");
        (Item("1").State, Item("1").Type).ShouldBe(("on-hold", "request"));
        (await Import(csv.Replace("1,Fix", "3,Fix", StringComparison.Ordinal)))["created"].ShouldBe("1");
        (Item("3").State, Item("3").Type).ShouldBe(("on-hold", "request"));
    }

    [Fact]
    public async Task A_new_mapping_makes_a_new_dry_run()
    {
        var dryRun = await Upload(World.Lead.Api, "Id,Title,Due\n1,a,31.02.2026\n2,b,28.02.2026\n");
        dryRun["badRows"].ShouldBe("1");
        var again = await World.Lead.Api.Send(HttpMethod.Put, $"/api/v1/imports/{dryRun["id"]}/mapping", new StringContent("""{"columns": {"Due": "field"}}""", Encoding.UTF8, "application/json"));
        (again["badRows"], again["created"]).ShouldBe(("0", "2"));
        (await World.Lead.Api.Get($"/api/v1/imports/{dryRun["id"]}/mapping")).Json.GetProperty("columns").GetProperty("Due").GetString().ShouldBe("field");
    }

    [Theory]
    [InlineData("%PDF-1.7 something", "This is a PDF document, not a table.")]
    [InlineData("Title\n", "The table has a header but no rows below it.")]
    [InlineData("Colour,Weight\nred,1\n", "No column looks like a title")]
    [InlineData("Id,Title\n1,\"never closed\n2,b\n", "A quotation mark opens in row 2 and never closes")]
    public async Task A_file_that_cannot_be_used_is_refused_with_its_sentence_and_leaves_nothing(string content, string sentence)
    {
        var refused = await Upload(World.Lead.Api, content);
        refused.Code.ShouldBe(422);
        refused.Fault("file").ShouldStartWith(sentence);
        (await World.Lead.Api.Get("/api/v1/imports")).List("imports").Count(import => import.GetProperty("stage").GetString() != "mapping").ShouldBe(0);
    }

    [Fact]
    public async Task A_bad_mapping_a_missing_file_and_a_foreign_body_are_refused()
    {
        (await Upload(World.Lead.Api, Desk, mapping: "{\"colums\": {}}")).Fault("mapping").ShouldStartWith("The mapping cannot be read at");
        (await World.Lead.Api.Send(HttpMethod.Post, "/api/v1/imports", new MultipartFormDataContent { { new StringContent("IT"), "space" } })).Fault("file").ShouldBe("Choose a CSV or Excel file.");
        (await World.Lead.Api.Post("/api/v1/imports", new { file = "x" })).Code.ShouldBe(422);
        (await Upload(World.Lead.Api, Desk, space: "NOPE")).Fault("space").ShouldStartWith("You cannot import into the space 'NOPE'");
    }

    [Fact]
    public async Task Only_who_leads_the_space_may_import_or_see_an_import()
    {
        var dryRun = await Upload(World.Lead.Api, Desk);
        foreach (var person in new[] { World.Agent, World.OtherAgent, World.Requester, World.Auditor, World.ClientManager })
        {
            (await Upload(person.Api, Desk)).Code.ShouldBe(422);
            var hidden = await person.Api.Get($"/api/v1/imports/{dryRun["id"]}");
            var absent = await person.Api.Get("/api/v1/imports/77");
            (hidden.Code, hidden.Text).ShouldBe((404, absent.Text));
            (await person.Api.Get($"/api/v1/imports/{dryRun["id"]}/problems")).Code.ShouldBe(404);
            (await person.Api.Get($"/api/v1/imports/{dryRun["id"]}/mapping")).Code.ShouldBe(404);
            (await person.Api.Post($"/api/v1/imports/{dryRun["id"]}/run", new { })).Code.ShouldBeOneOf(403, 404);
            (await person.Api.Post($"/api/v1/imports/{dryRun["id"]}/undo", new { })).Code.ShouldBeOneOf(403, 404);
            (await person.Api.Delete($"/api/v1/imports/{dryRun["id"]}")).Code.ShouldBeOneOf(403, 404);
        }
        (await Upload(World.Nobody, Desk)).Code.ShouldBe(401);
        (await Upload(World.Lead.ApiWith(TokenScope.Read), Desk)).Code.ShouldBe(422);
        (await World.Admin.Api.Get($"/api/v1/imports/{dryRun["id"]}")).Code.ShouldBe(200);
    }

    [Fact]
    public async Task An_import_is_carried_out_once_and_undone_once()
    {
        var done = await Import(Desk);
        (await World.Lead.Api.Post($"/api/v1/imports/{done["id"]}/run", new { })).Code.ShouldBe(409);
        (await World.Lead.Api.Delete($"/api/v1/imports/{done["id"]}")).Code.ShouldBe(409);
        await Undo(done["id"]!);
        (await World.Lead.Api.Post($"/api/v1/imports/{done["id"]}/undo", new { })).Code.ShouldBe(409);
    }

    [Fact]
    public async Task A_discarded_upload_is_gone()
    {
        var dryRun = await Upload(World.Lead.Api, Desk);
        (await World.Lead.Api.Delete($"/api/v1/imports/{dryRun["id"]}")).Code.ShouldBe(204);
        (await World.Lead.Api.Get($"/api/v1/imports/{dryRun["id"]}")).Code.ShouldBe(404);
    }

    [Fact]
    public async Task An_import_that_comes_twice_after_a_crash_makes_nothing_twice()
    {
        var uploaded = await Upload(World.Lead.Api, Desk);
        var id = long.Parse(uploaded["id"]!);
        (await World.Send(new Steward.WorkItems.Importing.Applying.RunImport(id) { Here = true }, World.Lead)).Succeeded.ShouldBeTrue();
        (await Work.CarryOut(World.Workspace, id, null, default)).ShouldBeNull();
        (await Work.CarryOut(World.Workspace, id, null, default)).ShouldNotBeNull();
        Items().Count(item => item.Title == "VPN is slow").ShouldBe(1);
    }

    [Fact]
    public async Task Who_was_shut_out_meanwhile_imports_nothing()
    {
        var uploaded = await Upload(World.Lead.Api, Desk);
        var id = long.Parse(uploaded["id"]!);
        (await World.Send(new Steward.WorkItems.Importing.Applying.RunImport(id) { Here = true }, World.Lead)).Succeeded.ShouldBeTrue();
        (await World.Send(new Steward.Identity.People.DisablePerson(World.Lead.Id), World.Admin)).Succeeded.ShouldBeTrue();
        (await Work.CarryOut(World.Workspace, id, null, default)).ShouldNotBeNull();
        Items().ShouldNotContain(item => item.Title == "VPN is slow");
    }
}
