using NodaTime;
using Shouldly;
using Steward.Platform.Events;
using Steward.WorkItems.Importing;
using Steward.WorkItems.Items;
using Steward.WorkItems.Tagging;
using Xunit;

namespace Steward.Tests.WorkItems.Importing;

/// <summary>A CSV as Jira writes it: headers that repeat, its dates, comments in one cell, issues that name each other.</summary>
public class JiraTests : ImportTest
{
    private const string Head =
        "Summary,Issue key,Issue id,Parent id,Issue Type,Status,Priority,Assignee,Reporter,Created,Updated,Resolved,Labels,Labels,Sprint,Sprint,Watchers,Watchers,"
        + "Outward issue link (Blocks),Inward issue link (Blocks),Outward issue link (Relates),Custom field (Epic Link),Comment,Comment,Comment\n";

    private const string Jira = Head
        + "Move the archive,ARC-1,10001,,Epic,In Progress,High,Tom Nguyen,Lena Brandt,12/Mar/24 3:05 PM,13/Mar/24 9:00 AM,,archive,Q2,,,,,,,,,,,\n"
        + "Copy the tapes,ARC-2,10002,,Story,Done,Medium,Tom Nguyen,Lena Brandt,12/Mar/24 3:10 PM,15/Mar/24 11:30 AM,15/Mar/24 11:30 AM,archive,,Sprint 7,Sprint 8,Nadia Costa,Lena Brandt,ARC-3,,,ARC-1,"
        + "\"13/Mar/24 10:15 AM;Tom Nguyen;First tape; it took an hour\",\"14/Mar/24 4:00 PM;Nadia Costa;All copied\",Just words; nothing; else\n"
        + "Burn the tapes,ARC-3,10003,10002,Sub-task,To Do,Low,,Lena Brandt,12/Mar/24 12:00 AM,,,,,,,,,,ARC-2,OLD-9,,,,\n";

    [Fact]
    public void Repeated_columns_dates_and_references_are_understood()
    {
        var plan = Plans.Of(Jira);

        plan.Mapping.Columns["Comment (3)"].ShouldBe(ImportField.Comment);
        plan.Mapping.Columns["Inward issue link (Blocks)"].ShouldBe(ImportField.Link);
        var story = plan.Drafts[1];
        story.Created!.Value.Local.ShouldBe(new LocalDateTime(2024, 3, 12, 15, 10));
        story.Labels.ShouldBe(["archive"]);
        plan.Drafts[0].Labels.ShouldBe(["archive", "Q2"]);
        story.Fields["Sprint"].ShouldBe("Sprint 7; Sprint 8");
        story.Watchers!.Select(party => party.Name).ShouldBe(["Nadia Costa", "Lena Brandt"]);
        story.Parent.ShouldBe("ARC-1");
        plan.Drafts[2].Parent.ShouldBe("ARC-2", "Jira names a parent by its id, not by its key");
        story.Comments.Select(c => (c.Text, c.By?.Name, c.At?.Local)).ShouldBe(
        [
            ("First tape; it took an hour", "Tom Nguyen", new LocalDateTime(2024, 3, 13, 10, 15)),
            ("All copied", "Nadia Costa", new LocalDateTime(2024, 3, 14, 16, 0)),
            ("Just words; nothing; else", null, null),
        ]);
        plan.Drafts[2].Created!.Value.Local.ShouldBe(new LocalDateTime(2024, 3, 12, 0, 0), "12:00 AM is midnight");
        plan.Codes(4).ShouldContain("reference-elsewhere");
        plan.BadRows.ShouldBe(0);
    }

    [Fact]
    public void Parents_in_a_circle_are_named_and_broken_once()
    {
        var plan = Plans.Of("Issue key,Summary,Parent\nA-1,One,A-2\nA-2,Two,A-3\nA-3,Three,A-1\nA-4,Four,A-1\n");

        plan.Problems.Count(problem => problem.Kind.Code == "parent-circle").ShouldBe(1);
        plan.Drafts.Count(draft => draft.Parent is null).ShouldBe(1);
        plan.Drafts.Count.ShouldBe(4);
    }

    [Theory]
    [InlineData("2024-03-12 15:05")]
    [InlineData("2024-03-12T15:05:00.000+0000")]
    [InlineData("12/Mar/24 3:05 PM")]
    [InlineData("12/Mar/2024 15:05")]
    public void Each_of_its_dates_is_read(string written) =>
        Plans.Of($"Issue key,Summary,Created\nA-1,One,{written}\n").Drafts[0].Created!.Value.Local.ShouldBe(new LocalDateTime(2024, 3, 12, 15, 5));

    [Fact]
    public async Task Items_are_tied_when_all_are_there_and_an_undo_leaves_nothing()
    {
        var before = Census();
        var (links, tags) = Ties();

        var done = await Import(Jira, space: "MOVE");

        (done["stage"], done["created"]).ShouldBe(("done", "3"));
        var (epic, story, task) = (Item("ARC-1", "MOVE"), Item("ARC-2", "MOVE"), Item("ARC-3", "MOVE"));
        (story.ParentId, task.ParentId).ShouldBe((epic.Id, story.Id));
        story.Tags.ShouldBe("archive");
        using (var lease = World.Workspace.Database.Read())
        {
            var link = lease.Db.Set<ItemLink>().Single(l => l.FromId == story.Id || l.ToId == story.Id);
            (link.FromId, link.ToId, link.Kind).ShouldBe((story.Id, task.Id, LinkKind.Blocks), "Jira writes it from both ends; it is one link");
            lease.Db.Set<Watcher>().Where(w => w.ItemId == story.Id).Select(w => w.PersonId).ToList().ShouldBe([World.Lead.Id, World.OtherAgent.Id], ignoreOrder: true);
            var said = lease.Db.Set<Comment>().Where(c => c.ItemId == story.Id).OrderBy(c => c.At).ToList();
            said[0].AuthorId.ShouldBe(World.Agent.Id);
            lease.Db.Set<EventRow>().Count(e => e.SubjectId == story.Id && e.Kind == "item.linked").ShouldBe(1);
        }

        var undone = await Undo(done["id"]!);

        undone["stage"].ShouldBe("undone");
        Census().ShouldBe(before);
        Ties().ShouldBe((links, tags));
    }

    private (int Links, int Tags) Ties()
    {
        using var lease = World.Workspace.Database.Read();
        return (lease.Db.Set<ItemLink>().Count(), lease.Db.Set<ItemTag>().Count());
    }
}
