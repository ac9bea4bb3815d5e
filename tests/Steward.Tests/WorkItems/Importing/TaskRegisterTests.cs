using Shouldly;
using Steward.Platform.Importing;
using Steward.Tests.Platform.Importing;
using Steward.WorkItems.Importing;
using Steward.WorkItems.Items;
using Steward.WorkItems.Types;
using Xunit;

namespace Steward.Tests.WorkItems.Importing;

public class TaskRegisterTests
{
    private static readonly object?[] Header =
        ["ID", "Task description", "Linked process", "ISO clause", "Owner", "Priority", "Start", "Due date", "Status", "% complete", "Frequency", "Evidence", "Comments"];

    private static ImportPlan Register(params object?[]?[] rows) => Plans.Of(Files.Xlsx(("Tasks 2026",
        [["Northwind IT: SMS Task Manager 2026"], ["Status as of 30 Sep 2026"], null, Header, .. rows])));

    private static object?[] Task(string id, string title, object? start = null, object? due = null, string? owner = "Ana Duarte", string? priority = "high",
        string? process = "Risk", object? clause = null, string status = "Open", object? done = null, string? frequency = "monthly", string? evidence = null, string? comment = null) =>
        [id, title, process, clause ?? "6.1.2", owner, priority, start ?? Day(2, 1), due ?? Day(6, 30), status, done ?? new Files.Percent(0), frequency, evidence, comment];

    private static DateTime Day(int month, int day) => new(2026, month, day);

    [Fact]
    public void A_register_is_recognised_and_read()
    {
        var plan = Register(Task("SMS-001", "Renew the capacity plan", clause: 8.4, frequency: "P2W", comment: "with finance", done: "80%", status: "In Progress"));
        plan.Mapping.Kind.ShouldBe(ImportKind.TaskRegister);
        var task = plan.Drafts.Single();
        (task.ExternalId, task.Type, task.Title, task.Process, task.Clause, task.Recurrence, task.Progress).ShouldBe(("SMS-001", "sms-task", "Renew the capacity plan", "Risk", "8.4", "P2W", 80));
        (task.Owner!.Name, task.Priority, task.State.Category, task.Start.ToString(), task.Due.ToString()).ShouldBe(("Ana Duarte", Priority.High, StateCategory.Active, "2026-02-01", "2026-06-30"));
        task.Comments.Single().Text.ShouldBe("with finance");
        task.Rows.ShouldBe([5]);
        plan.Codes(5).ShouldBeEmpty();
    }

    [Fact]
    public void Doubled_ids_are_both_kept_and_told()
    {
        var plan = Register(Task("SMS-1", "One"), Task("SMS-1", "Two"), Task("sms-1", "Three"));
        plan.Drafts.Select(draft => draft.ExternalId).ShouldBe(["SMS-1", "SMS-1 (2)", "sms-1 (3)"]);
        plan.Problems.Single(problem => problem.Row == 6).Sentence.ShouldBe("Row 6: ID 'SMS-1' already stands in row 5. Both are imported, this one as SMS-1 (2).");
    }

    [Fact]
    public void Text_dates_are_read_by_the_evidence_of_their_column()
    {
        var plan = Register(Task("1", "a", due: "16/01/2026", start: Day(1, 1)), Task("2", "b", due: "02/03/2026", start: Day(1, 1)), Task("3", "c", due: "end of Q3"), Task("4", "d", due: "some day"));
        plan.Drafts.Select(draft => draft.Due?.ToString()).ShouldBe(["2026-01-16", "2026-03-02", "2026-09-30", null]);
        plan.Codes(6).ShouldBeEmpty();
        plan.Codes(7).ShouldBe(["date-vague"]);
        plan.Codes(8).ShouldBe(["date-unreadable"]);
        (plan.Drafts[2].Fields["Due date"], plan.Drafts[3].Fields["Due date"]).ShouldBe(("end of Q3", "some day"));
    }

    [Fact]
    public void Missing_and_vague_owners_are_named_and_teams_become_teams()
    {
        var plan = Register(Task("1", "a", owner: null), Task("2", "b", owner: "TBD"), Task("3", "c", owner: "Service Desk team"), Task("4", "d", owner: "ana@northwind"));
        plan.Drafts.Select(draft => (draft.Owner?.Key, draft.Team)).ShouldBe([(null, null), (null, null), (null, "Service Desk team"), (null, null)]);
        new[] { 5, 6, 7, 8 }.Select(row => plan.Codes(row).SingleOrDefault()).ShouldBe(["owner-missing", "owner-vague", null, "mail-broken"]);
        plan.Drafts[3].Fields["Owner"].ShouldBe("ana@northwind");
    }

    [Fact]
    public void Contradictions_are_named_and_imported_as_written()
    {
        var plan = Register(
            Task("1", "a", start: Day(9, 1), due: Day(3, 1)), Task("2", "b", status: "Completed", done: new Files.Percent(0.5), evidence: "x.pdf"), Task("3", "c", status: "Open", done: "30%"),
            Task("4", "d", status: "Overdue", done: 0.25), Task("5", "e", done: "lots"), Task("6", "f", done: "140 %", status: "In Progress"));
        new[] { 5, 6, 7, 8, 9, 10 }.Select(row => string.Join('+', plan.Codes(row))).ShouldBe(["start-after-due", "progress-contradicts", "progress-contradicts", "state-overdue", "progress-unreadable", "progress-out-of-range+progress-contradicts"]);
        plan.Drafts.Count.ShouldBe(6);
        (plan.Drafts[3].State.State, plan.Drafts[3].Fields["Status"], plan.Drafts[3].Progress).ShouldBe(("In progress", "Overdue", 25));
    }

    [Fact]
    public void Clauses_and_frequencies_that_mean_nothing_are_kept_as_text()
    {
        var plan = Register(Task("1", "a", clause: "ISO 42", frequency: "now and then"), Task("2", "b", clause: "12.1"), Task("3", "c", frequency: "ad hoc"));
        plan.Codes(5).ShouldBe(["clause-unknown", "frequency-unknown"]);
        plan.Drafts[0].Clause.ShouldBe("ISO 42");
        (plan.Drafts[0].Recurrence, plan.Drafts[0].Fields["Frequency"]).ShouldBe((null, "now and then"));
        plan.Codes(6).ShouldBe(["clause-unknown"]);
        plan.Codes(7).ShouldBeEmpty();
    }

    [Fact]
    public void A_formula_in_a_comment_stays_text()
    {
        var plan = Register(Task("1", "a", comment: "=HYPERLINK(\"x\")"));
        plan.Drafts.Single().Comments.Single().Text.ShouldBe("=HYPERLINK(\"x\")");
        plan.Problems.ShouldContain(problem => problem.Kind == ItemProblems.FormulaText && problem.Row == 5);
    }

    [Fact]
    public void A_totals_row_is_compared_with_what_was_read()
    {
        var right = Register(Task("1", "a"), Task("2", "b"), [null, "Total: 2 tasks"]);
        right.Drafts.Count.ShouldBe(2);
        right.Problems.ShouldNotContain(problem => problem.Kind == ItemProblems.TotalsDisagree);
        var wrong = Register(Task("1", "a"), [null, "Total: 2 tasks"]);
        wrong.Problems.Single(problem => problem.Kind == ItemProblems.TotalsDisagree).Sentence.ShouldBe("Row 6 says 'Total: 2 tasks', but 1 rows were read. Check whether rows are missing from the file.");
    }
}
