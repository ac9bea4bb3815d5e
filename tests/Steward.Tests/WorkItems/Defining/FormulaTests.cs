using Shouldly;
using Steward.Testing.Company;
using Steward.WorkItems.Changing;
using Steward.WorkItems.Creating;
using Steward.WorkItems.Defining;
using Steward.WorkItems.Items;
using Xunit;

namespace Steward.Tests.WorkItems.Defining;

public class FormulaTests : WorldTest
{
    [Fact]
    public async Task A_formula_follows_its_fields_from_creation_on_and_can_be_asked_for()
    {
        await Define();
        var key = (await World.Send(new CreateItem("IT", "incident", "Repair") { Fields = Values(("hours", "2.5"), ("rate", "80"), ("begin", "2026-03-01"), ("end", "2026-03-15")) }, World.Agent)).Answer.Key;

        (Value("cost"), Value("span"), Value("double")).ShouldBe(("200", "14", "400"));
        await World.Send(new ChangeItem(key) { Fields = Values(("hours", "3")) }, World.Agent);
        (Value("cost"), Value("double")).ShouldBe(("240", "480"));
        (await World.Agent.Api.Get("/api/v1/items?q=cost%20%3E%20230%20and%20cost%20%3C%20250")).Each("items", "key").ShouldBe([key]);
        await World.Send(new ChangeItem(key) { Fields = Values(("rate", "")) }, World.Agent);
        Value("cost").ShouldBeNull();
        var set = await World.Send(new ChangeItem(key) { Fields = Values(("cost", "1")) }, World.Agent);
        set.Refusal!.Sentence.ToString().ShouldContain("is computed");
    }

    [Fact]
    public async Task A_changed_formula_is_computed_anew_for_the_items_there_are()
    {
        await Define();
        await World.Send(new CreateItem("IT", "incident", "Repair") { Fields = Values(("hours", "2"), ("rate", "80")) }, World.Agent);

        (await World.Send(new ChangeField("cost") { Formula = "round(hours * rate * 1.19, 1)" }, World.Admin)).Succeeded.ShouldBeTrue();
        // the job does the same behind the commit; done twice it is the same
        (await World.Send(new ComputeFields("incident", 0))).Answer.Last.ShouldBeNull();

        (Value("cost"), Value("double")).ShouldBe(("190.4", "380.8"));
    }

    [Theory]
    [InlineData("", "Write the formula")]
    [InlineData("hours *", "here belongs a field")]
    [InlineData("hours rate", "Character 7: here belongs + - * or /")]
    [InlineData("(hours * rate", "closing bracket")]
    [InlineData("minutes * 60", "no field \"minutes\"")]
    [InlineData("note + 1", "Note is no number")]
    [InlineData("median(hours, rate)", "\"median\" is no function")]
    [InlineData("abs(hours, rate)", "abs takes fewer")]
    [InlineData("1.2.3", "no number")]
    [InlineData("double + 1", "needs its own result: Cost → Double → Cost")]
    [InlineData("cost", "needs its own result: Cost → Cost")]
    public async Task A_formula_that_cannot_be_is_refused_with_its_place(string formula, string says)
    {
        await Define();

        var refused = await World.Send(new ChangeField("cost") { Formula = formula }, World.Admin);

        refused.Refusal!.Fields.Single().Field.ShouldBe("formula");
        refused.Refusal.Sentence.ToString().ShouldContain(says);
    }

    [Fact]
    public async Task A_formula_of_ten_kilobytes_or_thirty_brackets_is_refused()
    {
        await Define();

        (await World.Send(new ChangeField("cost") { Formula = new string('(', 30) + "1" + new string(')', 30) }, World.Admin)).Refusal!.Sentence.ToString().ShouldContain("more than 20 brackets");
        (await World.Send(new ChangeField("cost") { Formula = new string('1', 10_000) }, World.Admin)).Refusal!.Sentence.ToString().ShouldContain("500 characters");
    }

    [Theory]
    [InlineData("1 / 0", "")]
    [InlineData("2 - -3", "5")]
    [InlineData("2 + 3 * 4 - (1 - 2)", "15")]
    [InlineData("max(1, 7, 3) / 2", "3.5")]
    [InlineData("sum(a, 4)", "4")]
    [InlineData("a + 4", "")]
    [InlineData("99999999999999 * 99999999999999 * 99999999999999", "")]
    public void What_cannot_be_computed_is_empty(string formula, string result) => FormulaReader.Read(formula).Answer.Result(_ => null).ShouldBe(result);

    private async Task Define()
    {
        foreach (var (name, kind) in new[] { ("Hours", FieldKind.Number), ("Rate", FieldKind.Money), ("Begin", FieldKind.Date), ("End", FieldKind.Date), ("Note", FieldKind.Text) })
            (await World.Send(new DefineField(name, kind) { Types = ["incident"] })).Succeeded.ShouldBeTrue(name);
        foreach (var (name, formula) in new[] { ("Cost", "hours * rate"), ("Span", "end - begin"), ("Double", "cost * 2") })
        {
            var defined = await World.Send(new DefineField(name, FieldKind.Formula) { Formula = formula, Types = ["incident"] });
            defined.Succeeded.ShouldBeTrue(defined.Refusal?.Sentence.ToString());
        }
    }

    private string? Value(string name)
    {
        using var lease = World.Workspace.Database.Read();
        return lease.Db.Set<ItemField>().SingleOrDefault(f => f.Name == name)?.Value;
    }

    private static Dictionary<string, string> Values(params (string Name, string Value)[] values) => values.ToDictionary(v => v.Name, v => v.Value);
}
