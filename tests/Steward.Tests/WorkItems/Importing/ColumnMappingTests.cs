using System.Globalization;
using Shouldly;
using Steward.Platform.Importing;
using Steward.Tests.Platform.Importing;
using Steward.WorkItems.Importing.Reading;
using Steward.WorkItems.Importing;
using Steward.WorkItems.Items;
using Steward.WorkItems.Types;
using Xunit;

namespace Steward.Tests.WorkItems.Importing;

public class ColumnMappingTests
{
    [Fact]
    public void A_mapping_survives_its_JSON()
    {
        var (_, guessed) = ImportPlanner.Examine(Files.Csv("Id,Title,Status,Who knows\n1,a,Open,x\n"));
        var full = guessed with
        {
            States = new Dictionary<string, StateTarget> { ["Parked"] = new("Waiting", StateCategory.Waiting) },
            Priorities = new Dictionary<string, Priority> { ["A"] = Priority.Urgent },
            People = new Dictionary<string, string> { ["TBD"] = "" },
            TimeZone = "Europe/Berlin",
            Dates = DateOrder.MonthFirst,
        };
        ColumnMapping.FromJson(full.ToJson()).ToJson().ShouldBe(full.ToJson());
    }

    [Fact]
    public void A_mapping_by_hand_overrules_the_guess_and_the_rest_is_guessed()
    {
        const string csv = "Id,Title,Long name,Status,Prio,Wer,When\n1,short,The long name,Parked,A,AD,03/04/2026\n";
        var plan = Plans.Of(csv, ColumnMapping.FromJson("""
            {"type": "request", "columns": {"Long name": "title", "When": "due", "Title": "ignore"}, "dates": "monthFirst",
             "states": {"Parked": {"state": "Parked", "category": "waiting"}}, "priorities": {"A": "urgent"}, "people": {"AD": "ana.duarte@northwind.example"}}
            """));
        var item = plan.Drafts.Single();
        (item.Title, item.Type, item.State, item.Priority, item.Owner!.Mail, item.Due.ToString()).ShouldBe(
            ("The long name", "request", new StateTarget("Parked", StateCategory.Waiting), Priority.Urgent, "ana.duarte@northwind.example", "2026-03-04"));
        plan.Problems.Single().Sentence.ShouldBe("The column 'Title' is left out as you chose; 1 of its cells are filled.");
    }

    [Theory]
    [InlineData("not json", "mapping-malformed")]
    [InlineData("[]", "mapping-malformed")]
    [InlineData("null", "mapping-malformed")]
    [InlineData("{\"colums\": {}}", "mapping-malformed")]
    [InlineData("{\"columns\": {\"Title\": \"tittle\"}}", "mapping-malformed")]
    [InlineData("{\"states\": {\"x\": \"no such word\"}}", "mapping-malformed")]
    [InlineData("{\"columns\": {\"Nope\": \"title\"}}", "mapping-unknown-column")]
    [InlineData("{\"columns\": {\"Id\": \"title\", \"Title\": \"title\"}}", "mapping-doubled")]
    [InlineData("{\"type\": \"epic\"}", "mapping-unknown-type")]
    [InlineData("{\"timeZone\": \"Berlin\"}", "mapping-unknown-zone")]
    public void A_mapping_that_cannot_be_used_is_refused_with_a_sentence(string json, string code) =>
        Files.Refusal(() => ImportPlanner.Plan(Files.Csv("Id,Title\n1,a\n"), ColumnMapping.FromJson(json))).ShouldSatisfyAllConditions(
            problem => problem.Kind.Code.ShouldBe(code),
            problem => problem.Sentence.Length.ShouldBeGreaterThan(20));

    [Fact]
    public void The_same_header_has_the_same_fingerprint_in_any_order()
    {
        ColumnMapping.FingerprintOf(["Id", "Due Date"]).ShouldBe(ColumnMapping.FingerprintOf(["due_date", "ID"]));
        ColumnMapping.FingerprintOf(["Id", "Due"]).ShouldNotBe(ColumnMapping.FingerprintOf(["Id", "Due", "Note"]));
    }

    [Fact]
    public void A_column_called_due_that_holds_no_dates_is_not_the_due_date()
    {
        var (_, mapping) = ImportPlanner.Examine(Files.Csv("Id,Title,Due\n1,a,Ana\n2,b,Chen\n"));
        mapping.Of("Due").ShouldBe(ImportField.Field);
    }

    public static TheoryData<string> Codes => [.. ItemProblems.All.Select(kind => kind.Code)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_problem_has_a_sentence_in_both_languages(string code)
    {
        var problem = ItemProblems.Find(code)!.At(7, "Due", "soon", "three", "four", "five");
        problem.In(CultureInfo.GetCultureInfo("de")).ShouldNotBe(problem.Sentence);
    }
}
