using Shouldly;
using Steward.Platform.Importing;
using Steward.WorkItems.Importing;
using Steward.WorkItems.Types;
using Xunit;

namespace Steward.Tests.WorkItems.Importing;

public class EventLogTests
{
    private const string Header = "number,incident_state,active,sys_mod_count,made_sla,caller_id,opened_by,opened_at,sys_updated_by,sys_updated_at,category,subcategory,priority,assignment_group,assigned_to,closed_code,resolved_by,resolved_at,closed_at\n";

    private const string Printer = Header
        + "INC7,New,TRUE,0,TRUE,Caller 1,Opened by  8,29-02-2016 01:16,Agent 21,29-02-2016 01:23,Category 5,Sub 1,3 - Moderate,Group 5,?,code 5,Solver 9,01-03-2016 11:29,05-03-2016 12:00\n"
        + "INC7,Active,TRUE,1,TRUE,Caller 1,Opened by  8,29-02-2016 01:16,Agent 22,29-02-2016 08:00,Category 5,Sub 1,2 - High,Group 6,Solver 9,code 5,Solver 9,01-03-2016 11:29,05-03-2016 12:00\n"
        + "INC7,Active,TRUE,2,TRUE,Caller 1,Opened by  8,29-02-2016 01:16,Agent 22,29-02-2016 09:00,Category 5,Sub 1,2 - High,Group 6,Solver 9,code 5,Solver 9,01-03-2016 11:29,05-03-2016 12:00\n"
        + "INC7,Resolved,TRUE,3,FALSE,Caller 1,Opened by  8,29-02-2016 01:16,Agent 9,01-03-2016 11:29,Category 5,Sub 1,2 - High,Group 6,Solver 9,code 5,Solver 9,01-03-2016 11:29,05-03-2016 12:00\n"
        + "INC7,Closed,FALSE,4,FALSE,Caller 1,Opened by  8,29-02-2016 01:16,Agent 1,05-03-2016 12:00,Category 5,Sub 1,2 - High,Group 6,Solver 9,code 5,Solver 9,01-03-2016 11:29,05-03-2016 12:00\n"
        + "INC8,New,TRUE,0,TRUE,Caller 2,?,01-03-2016 10:00,Agent 21,01-03-2016 10:00,Category 9,?,1 - Critical,Group 5,?,?,Solver 9,?,02-03-2016 12:00\n"
        + "INC8,Resolved,TRUE,1,TRUE,Caller 2,?,01-03-2016 10:00,Agent 21,01-03-2016 10:40,Category 9,?,1 - Critical,Group 5,?,?,Solver 9,?,02-03-2016 12:00\n"
        + "INC8,Closed,FALSE,2,TRUE,Caller 2,?,01-03-2016 10:00,Agent 1,02-03-2016 12:00,Category 9,?,1 - Critical,Group 5,?,?,Solver 9,?,02-03-2016 12:00\n";

    [Fact]
    public void The_rows_of_one_number_become_one_item_with_its_history()
    {
        var plan = Plans.Of(Printer);
        plan.Mapping.Kind.ShouldBe(ImportKind.EventLog);
        var item = plan.Drafts.Single(draft => draft.ExternalId == "INC7");
        item.Title.ShouldBe("Category 5 · Sub 1");
        (item.FirstState.State, item.State.State, item.WrittenState).ShouldBe(("New", "Closed", "Closed"));
        (item.Created.ToString(), item.Resolved.ToString(), item.Closed.ToString()).ShouldBe(("2016-02-29T01:16:00", "2016-03-01T11:29:00", "2016-03-05T12:00:00"));
        (item.Requester!.Name, item.Owner!.Name, item.CreatedBy!.Name, item.ResolvedBy!.Name, item.Team, item.Resolution).ShouldBe(("Caller 1", "Solver 9", "Opened by 8", "Solver 9", "Group 6", "code 5"));
        item.Fields["made_sla"].ShouldBe("FALSE");
        item.Rows.ShouldBe([2, 3, 4, 5, 6]);
        Told(item).ShouldBe([
            "2016-02-29T08:00:00 Agent 22: incident_state New→Active, priority 3 - Moderate→2 - High, assignment_group Group 5→Group 6, assigned_to →Solver 9",
            "2016-02-29T09:00:00 Agent 22: ",
            "2016-03-01T11:29:00 Agent 9: incident_state Active→Resolved, made_sla TRUE→FALSE",
            "2016-03-05T12:00:00 Agent 1: incident_state Resolved→Closed, active TRUE→FALSE"]);
    }

    [Fact]
    public void Its_first_event_is_the_creation_by_who_opened_it()
    {
        var created = Plans.Of(Printer).Drafts[0].History[0];
        (created.At.ToString(), created.By!.Name).ShouldBe(("2016-02-29T01:16:00", "Opened by 8"));
        created.Changes.Where(change => change.Field == ImportField.State).Single().ShouldBe(new DraftChange(ImportField.State, "incident_state", null, "New"));
        created.Changes.ShouldAllBe(change => change.From == null && change.To != null);
    }

    [Fact]
    public void A_missing_resolution_time_is_taken_from_the_history_and_told()
    {
        var plan = Plans.Of(Printer);
        plan.Drafts[1].Resolved.ToString().ShouldBe("2016-03-01T10:40:00");
        plan.Codes(9).ShouldBe(["resolved-from-history"]);
    }

    [Fact]
    public void Order_in_the_file_does_not_matter()
    {
        var lines = Printer.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var expected = Plans.Of(Printer).Drafts.SelectMany(Told);
        foreach (var order in new[] { lines.Skip(1).Reverse(), lines.Skip(1).OrderBy(line => line.Length).ThenBy(line => line), lines.Skip(1).OrderBy(line => line[^30..], StringComparer.Ordinal) })
        {
            var plan = Plans.Of(lines[0] + "\n" + string.Join('\n', order) + "\n");
            plan.Drafts.OrderBy(draft => draft.ExternalId).SelectMany(Told).ShouldBe(expected);
        }
    }

    [Fact]
    public void Equal_times_follow_the_change_counter()
    {
        var plan = Plans.Of(Header
            + "INC1,Resolved,TRUE,2,TRUE,C,O,01-03-2016 10:00,A,01-03-2016 11:00,x,y,3,G,?,c,S,01-03-2016 11:00,?\n"
            + "INC1,Active,TRUE,1,TRUE,C,O,01-03-2016 10:00,A,01-03-2016 11:00,x,y,3,G,?,c,S,01-03-2016 11:00,?\n"
            + "INC1,New,TRUE,0,TRUE,C,O,01-03-2016 10:00,A,01-03-2016 10:00,x,y,3,G,?,c,S,01-03-2016 11:00,?\n");
        var item = plan.Drafts.Single();
        (item.FirstState.State, item.State.State).ShouldBe(("New", "Resolved"));
        item.History.Skip(1).Select(happened => happened.Changes[0].To).ShouldBe(["Active", "Resolved"]);
    }

    [Fact]
    public void A_repeated_row_is_folded_once_and_told()
    {
        var lines = Printer.Split('\n');
        var plan = Plans.Of(string.Join('\n', [.. lines[..4], lines[3], .. lines[4..]]));
        Told(plan.Drafts[0]).ShouldBe(Told(Plans.Of(Printer).Drafts[0]));
        plan.Problems.Single(problem => problem.Kind == ItemProblems.RowRepeated).Sentence.ShouldBe("Row 5 repeats row 4 in every cell and was not imported twice.");
    }

    [Fact]
    public void Rows_without_number_or_with_shifted_cells_are_named_and_stay_out()
    {
        var plan = Plans.Of(Printer + "?,New,TRUE,0,TRUE,C,O,01-03-2016 10:00,A,01-03-2016 10:00,x,y,3,G,?,c,S,?,?\nINC8,Active,TRUE\n");
        plan.Drafts.Count.ShouldBe(2);
        plan.Problems.Where(problem => problem.Weight == ProblemWeight.Error).Select(problem => (problem.Row, problem.Kind.Code)).ShouldBe([(10, "log-id-missing"), (11, "ragged-short")]);
        Told(plan.Drafts[1]).ShouldBe(Told(Plans.Of(Printer).Drafts[1]));
    }

    [Fact]
    public void An_unreadable_time_keeps_its_place()
    {
        var plan = Plans.Of(Printer.Replace("29-02-2016 09:00", "yesterday", StringComparison.Ordinal));
        Told(plan.Drafts[0])[1].ShouldStartWith("2016-02-29T08:00:00 Agent 22");
        plan.Codes(4).ShouldBe(["log-time-unreadable"]);
    }

    [Fact]
    public void A_row_after_the_resolution_is_told()
    {
        var plan = Plans.Of(Printer.Replace("Active,TRUE,2", "Active,TRUE,3", StringComparison.Ordinal).Replace("29-02-2016 09:00", "01-03-2016 12:00", StringComparison.Ordinal));
        plan.Problems.ShouldContain(problem => problem.Kind == ItemProblems.ReopenedAfterResolution && problem.Row == 4);
    }

    [Fact]
    public void Unknown_states_are_kept_as_they_are_and_told()
    {
        var plan = Plans.Of(Printer.Replace("INC7,Active", "INC7,Parked at vendor", StringComparison.Ordinal));
        Told(plan.Drafts[0])[0].ShouldContain("incident_state New→Parked at vendor");
        plan.Codes(3).ShouldBe(["state-guessed"]);
        var mapped = Plans.Of(Printer.Replace("INC7,Active", "INC7,Parked at vendor", StringComparison.Ordinal), ColumnMapping.FromJson("""{"states": {"Parked at vendor": "waiting"}}"""));
        mapped.Codes(3).ShouldBeEmpty();
    }

    private static List<string> Told(ItemDraft item) =>
        [.. item.History.Skip(1).Select(happened => $"{happened.At} {happened.By}: {string.Join(", ", happened.Changes.Select(change => $"{change.Column} {change.From}→{change.To}"))}")];
}
