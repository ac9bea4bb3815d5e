using System.Globalization;
using System.Text;
using FsCheck.Fluent;
using FsCheck;
using Shouldly;
using Steward.Platform.Importing;
using Steward.Tests.Platform.Importing;
using Steward.WorkItems.Importing.Reading;
using Steward.WorkItems.Importing;
using Steward.WorkItems.Items;
using Steward.WorkItems.Types;
using Xunit;

namespace Steward.Tests.WorkItems.Importing;

public class TableImportTests
{
    [Fact]
    public void A_German_helpdesk_export_is_understood()
    {
        var plan = Plans.Of("Ticketnummer;Betreff;Beschreibung;Status;Priorität;Kunde;Bearbeiter;Gruppe;Erstellt am;Gelöst am;Standort\r\n"
            + "T-1;Drucker brennt;\"Im 2. Stock;\nraucht\";in Bearbeitung;hoch;Vogt, Lena;Max Weber;Vor-Ort;01.09.2026 08:30;;Köln\r\n"
            + "T-2;VPN geht nicht;;gelöst;2 - Mittel;kim@kunde.example;;;02.09.2026 09:00;02.09.2026 11:15;\r\n");
        plan.Mapping.Kind.ShouldBe(ImportKind.Items);
        plan.Problems.ShouldBeEmpty();
        var (first, second) = (plan.Drafts[0], plan.Drafts[1]);
        (first.ExternalId, first.Title, first.Description, first.State, first.Priority).ShouldBe(("T-1", "Drucker brennt", "Im 2. Stock;\nraucht", new StateTarget("In progress", StateCategory.Active), Priority.High));
        (first.Requester!.Name, first.Owner!.Name, first.Team, first.Created.ToString(), first.Fields["Standort"]).ShouldBe(("Lena Vogt", "Max Weber", "Vor-Ort", "2026-09-01T08:30:00", "Köln"));
        (second.State.Category, second.Resolved.ToString(), second.Requester!.Mail, second.Owner).ShouldBe((StateCategory.Done, "2026-09-02T11:15:00", "kim@kunde.example", null));
    }

    [Fact]
    public void A_Jira_export_is_understood()
    {
        var plan = Plans.Of("Issue key,Summary,Issue Type,Status,Priority,Assignee,Reporter,Created,Updated,Due Date,Sprint\n"
            + "NET-1,Move the core switch,Story,To Do,Highest,ana,chen,02/Sep/26 9:14 AM,03/Sep/26 9:14 AM,2026-10-01,12\n");
        var item = plan.Drafts.Single();
        (item.ExternalId, item.Type, item.Priority, item.State.Category, item.Fields["Sprint"]).ShouldBe(("NET-1", "task", Priority.Urgent, StateCategory.New, "12"));
        item.Created.ToString().ShouldBe("2026-09-02T09:14:00");
    }

    [Fact]
    public void Fifty_bad_rows_of_ten_thousand_are_named_and_the_rest_is_planned()
    {
        var (csv, bad) = Helpdesk(10_000, every: 200);
        bad.Count.ShouldBe(50);
        var plan = Plans.Of(csv);
        plan.Problems.Where(problem => problem.Weight == ProblemWeight.Error).Select(problem => problem.Row).ShouldBe(bad);
        plan.Drafts.Count.ShouldBe(9_950);
        (plan.BadRows, plan.RowsRead).ShouldBe((50, 10_000));
    }

    /// <summary>A helpdesk export in which every so many rows something is wrong: five kinds of mistakes in turn.</summary>
    internal static (string Csv, List<int> Bad) Helpdesk(int rows, int every)
    {
        var csv = new StringBuilder("Ticket ID,Subject,Status,Priority,Requester Email,Assignee,Created,Due Date\n");
        var bad = new List<int>();
        for (var i = 1; i <= rows; i++)
        {
            var mistake = i % every == 0 ? i / every % 5 : -1;
            if (mistake >= 0) bad.Add(i + 1);
            csv.Append(CultureInfo.InvariantCulture, $"{(mistake == 0 ? "T-1" : $"T-{i}")},{(mistake == 1 ? "" : $"Printer {i} is out of toner")},{(mistake == 2 ? "zzz" : i % 3 == 0 ? "Open" : "Solved")},High,user{i % 90}@client.example,Ana Duarte,2026-03-{1 + (i % 28):00} 08:15,{(mistake == 3 ? "31.02.2026" : "2026-04-15")}{(mistake == 4 ? ",surplus" : "")}\n");
        }
        return (csv.ToString(), bad);
    }

    [Fact]
    public void Doubtful_rows_are_kept_when_the_mapping_says_so()
    {
        const string csv = "Id,Title,State,Due\n1,a,Open,31.02.2026\n2,b,mystery,2026-01-01\n";
        Plans.Of(csv).Drafts.ShouldBeEmpty();
        var kept = Plans.Of(csv, ColumnMapping.FromJson("""{"doubtfulRows": "keep"}"""));
        kept.Drafts.Select(draft => draft.Fields.Values.SingleOrDefault()).ShouldBe(["31.02.2026", "mystery"]);
        kept.Problems.ShouldAllBe(problem => problem.Weight == ProblemWeight.Warning);
    }

    [Fact]
    public void A_word_in_many_rows_is_vocabulary_and_one_alone_a_mistake()
    {
        var csv = "Id,Title,State\n" + string.Concat(Enumerable.Range(1, 20).Select(i => $"{i},Ticket {i},{(i <= 5 ? "Parked" : i == 6 ? "Parkd" : "Open")}\n"));
        var plan = Plans.Of(csv);
        plan.Drafts.Count(draft => draft.State == new StateTarget("Parked", StateCategory.Active)).ShouldBe(5);
        plan.Problems.Single(problem => problem.Weight == ProblemWeight.Error).Sentence.ShouldBe("Row 7: the state 'Parkd' in column State is not known. Say in the mapping what it means, or correct it.");
    }

    [Fact]
    public void Doubled_ids_with_other_values_import_once_and_equal_rows_once()
    {
        var plan = Plans.Of("Id,Title\n1,a\n1,b\n2,c\n2,c\n");
        plan.Drafts.Select(draft => draft.Title).ShouldBe(["a", "c"]);
        plan.Problems.Select(problem => (problem.Row, problem.Kind.Code)).ShouldBe([(3, "id-doubled"), (5, "row-repeated")]);
    }

    [Fact]
    public void Without_ids_the_content_is_the_id_and_equal_rows_stay_apart()
    {
        var plan = Plans.Of("Title,Owner\na,Ana\nb,Ana\na,Ana\n");
        plan.Drafts.Count.ShouldBe(3);
        plan.Drafts[0].ExternalId.ShouldStartWith("row-");
        Plans.Of("Title,Owner\na,Ana\nb,Ana\na,Ana\n").Drafts.Select(draft => draft.ExternalId).ShouldBe(plan.Drafts.Select(draft => draft.ExternalId));
    }

    [Fact]
    public void Short_rows_that_are_a_habit_of_the_exporter_are_read()
    {
        var plan = Plans.Of("Id,Title,State,Note\n" + string.Concat(Enumerable.Range(1, 20).Select(i => i % 2 == 0 ? $"{i},T{i},Open\n" : $"{i},T{i},Open,n\n")));
        plan.Drafts.Count.ShouldBe(20);
    }

    [Fact]
    public void A_long_title_is_shortened_and_its_text_kept()
    {
        var plan = Plans.Of($"Id,Title\n1,{new string('x', 400)}\n");
        plan.Drafts.Single().Title.Length.ShouldBe(250);
        plan.Drafts.Single().Description.ShouldBe(new string('x', 400));
    }

    [Fact]
    public void A_table_without_titles_is_refused_with_its_columns() =>
        Files.Refusal(() => ImportPlanner.Plan(Files.Csv("Colour,Weight\nred,1\n"))).Sentence.ShouldEndWith("The file has: Colour, Weight.");

    [Fact]
    public void A_header_without_rows_is_refused() =>
        Files.Refusal(() => ImportPlanner.Plan(Files.Csv("Id,Title\n"))).Kind.ShouldBe(TableProblems.NoRows);

    [Fact]
    public void Every_filled_cell_of_every_row_is_found_again_somewhere() =>
        Prop.ForAll(Gen.ArrayOf(Gen.Elements("a", "x y", "2026-01-02", "42", "=1+1", "ü", "?")).ToArbitrary(), words =>
        {
            if (words.Length == 0) return true;
            var cells = Enumerable.Range(0, 6).Select(i => words[i % words.Length]).ToArray();
            var plan = ImportPlanner.Plan(Files.Csv("Id,Title,Colour,Weight,Shape,Taste\n7,Printer," + string.Join(',', cells[..4]) + "\n"));
            var fields = plan.Drafts.Single().Fields;
            return new[] { "Colour", "Weight", "Shape", "Taste" }.Zip(cells).All(pair => pair.Second == "?" ? !fields.ContainsKey(pair.First) : fields[pair.First] == pair.Second);
        }).QuickCheckThrowOnFailure();
}
