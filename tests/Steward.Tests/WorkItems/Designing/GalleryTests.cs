using System.Net;
using System.Text;
using Shouldly;
using Steward.Platform.Commands;
using Steward.Testing.Company;
using Steward.Testing.Web;
using Steward.WorkItems.Designing;
using Steward.WorkItems.Types;
using Xunit;

namespace Steward.Tests.WorkItems.Designing;

public class GalleryTests : WorldTest
{
    private const string Task = "/admin/types/task/workflow";

    [Fact]
    public async Task A_shared_workflow_is_taken_by_another_type_which_is_offered_its_next_version()
    {
        using var ada = await World.Admin.SignIn();
        (await ada.Submit(await ada.Open("/admin/types/incident/workflow"), "form[action$='/sharing']", ("name", "Our desk"), ("about", "For desks"))).Words.ShouldContain("Our desk is in the gallery, version 1");

        var gallery = await ada.Open("/admin/workflows");
        gallery.Words.ShouldContain("Three steps");
        var taken = await ada.Submit(gallery, "form[action$='/types/task/workflow/taking']:has([value='own:our-desk'])");
        taken.Words.ShouldContain("It is the draft now");
        var published = await World.Send(new PublishWorkflow("task") { Moves = new Dictionary<string, string> { ["to-do"] = "new", ["doing"] = "in-progress", ["blocked"] = "on-hold", ["done"] = "closed" } }, World.Admin);
        published.Succeeded.ShouldBeTrue(published.Refusal?.Sentence.ToString());
        (await ada.Open(Task)).Words.ShouldContain("Follows Our desk of the gallery, version 1");
        await World.Send(new ShareWorkflow("incident", "Our desk"), World.Admin);

        var offered = await ada.Open(Task);
        offered.Words.ShouldContain("The gallery has version 2 of Our desk; this type took version 1");
        await ada.Submit(offered, ".notice form[action$='/taking']");
        (await World.Send(new PublishWorkflow("task"), World.Admin)).Succeeded.ShouldBeTrue();
        (await ada.Open(Task)).Words.ShouldContain("Follows Our desk of the gallery, version 2");
        await ada.Submit(await ada.Open("/admin/workflows"), "form[action$='/removal']");
        World.Workspace.Get<TypeDirectory>().Find("task")!.Source.ShouldBeNull();
    }

    [Fact]
    public async Task Every_workflow_of_the_gallery_can_be_published_as_it_is()
    {
        foreach (var entry in GalleryWorkflows())
        {
            (await World.Send(new TakeWorkflow("sms-task", entry), World.Admin)).Succeeded.ShouldBeTrue(entry);
            using var lease = World.Workspace.Database.Read();
            var standing = World.Workspace.Get<TypeDirectory>().Find("sms-task")!.Workflow;
            var next = (await GalleryEntry.Find(lease.Db, entry))!.Workflow;
            var published = await World.Send(new PublishWorkflow("sms-task") { Moves = standing.States.ToDictionary(s => s.Key, _ => next.Initial.Key) }, World.Admin);
            published.Succeeded.ShouldBeTrue(entry + " " + published.Refusal?.Sentence);
        }
    }

    [Fact]
    public async Task A_workflow_travels_as_a_file_and_arrives_as_it_was()
    {
        using var ada = await World.Admin.SignIn();
        var sent = await ada.Send(HttpMethod.Get, "/admin/types/incident/workflow.json");
        var file = await sent.Content.ReadAsByteArrayAsync();

        var page = await ada.Upload(await ada.Open(Task), "form[action$='/file']", ("file", "workflow.json", file));

        page.Words.ShouldContain("It is the draft now");
        World.Workspace.Get<TypeDirectory>().Find("incident")!.Workflow.States.ShouldAllBe(s => page.Find("svg.workflow")!.TextContent.Contains(s.Name, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("no json", "The file cannot be read: line 1")]
    [InlineData("{\"steward\":\"workflow\",\"name\":\"x\",\"version\":1}", "The file cannot be read")]
    [InlineData("{\"steward\":\"other\",\"name\":\"x\",\"version\":1,\"workflow\":{\"states\":[],\"transitions\":[]}}", "is no workflow of Steward")]
    [InlineData("{\"steward\":\"workflow\",\"name\":\"x\",\"version\":1,\"workflow\":{\"states\":[null],\"transitions\":[]}}", "The file")]
    [InlineData("{\"steward\":\"workflow\",\"name\":\"x\",\"version\":1,\"workflow\":{\"states\":[],\"transitions\":[]}}", "1 to 40 states")]
    [InlineData("{\"steward\":\"workflow\",\"name\":\"x\",\"version\":1,\"workflow\":{\"states\":[{\"key\":\"a b\",\"name\":\"A\",\"category\":\"new\"}],\"transitions\":[]}}", "cannot name a state")]
    public async Task A_file_that_is_none_is_refused_in_words(string text, string says)
    {
        using var ada = await World.Admin.SignIn();

        var refused = await ada.Upload(await ada.Open(Task), "form[action$='/file']", ("file", "workflow.json", Encoding.UTF8.GetBytes(text)));

        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Words.ShouldContain(says);
    }

    private static IEnumerable<string> GalleryWorkflows() => ["steward:simple", "steward:support", "steward:approval", "steward:change", "steward:problem"];
}
