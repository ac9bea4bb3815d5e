using Shouldly;
using Steward.ServiceDesk.Questions;
using Steward.WorkItems.Approving;
using Xunit;

namespace Steward.Tests.ServiceDesk.Catalogue;

public class FormShapeTests
{
    [Fact]
    public void A_whole_form_is_without_fault() => FormShape.Faults(OfferingCase.LaptopForm).ShouldBeEmpty();

    [Theory]
    [InlineData("key", "Big Key")]
    [InlineData("key", "order")]
    [InlineData("label", "")]
    [InlineData("least", "three")]
    [InlineData("pattern", "[")]
    [InlineData("visibleIf", "later = yes")]
    [InlineData("requiredIf", "own = yes")]
    [InlineData("prefill", "me.salary")]
    public void Each_part_of_a_question_is_named_when_it_is_wrong(string part, string value)
    {
        var question = part == "key" ? new Question(value, "Own") : new Question("own", part == "label" ? value : "Own")
        {
            Least = part == "least" ? value : "", Pattern = part == "pattern" ? value : "", VisibleIf = part == "visibleIf" ? value : "", RequiredIf = part == "requiredIf" ? value : "", Prefill = part == "prefill" ? value : "",
        };

        var faults = FormShape.Faults(new FormBody { Questions = [question, new("later", "Later")] });

        faults.Count.ShouldBe(1);
        faults[0].Field.ShouldBe($"{question.Key}.{part}");
    }

    [Fact]
    public void Two_questions_of_one_key_and_a_choice_without_choices_are_seen() => FormShape.Faults(new FormBody
    {
        Questions = [new("a", "One"), new("a", "Two"), new("b", "Three") { Kind = QuestionKind.Choice }],
    }).Select(f => f.Field).ShouldBe(["a.key", "b.choices"]);

    [Fact]
    public void A_template_names_only_what_is_asked() => FormShape.Faults(OfferingCase.LaptopForm with { Title = "{model} for {somebody}" }).Single().Sentence.ToString().ShouldContain("somebody");

    [Fact]
    public void What_is_made_waits_only_for_what_stands_above_it() => FormShape.Faults(OfferingCase.LaptopForm with
    {
        Items = [new("first", "First") { After = ["second"] }, new("second", "Second") { After = ["first"] }],
    }).Select(f => f.Field).ShouldBe(["items.first.after"]);

    [Fact]
    public void An_approval_needs_somebody_and_a_number_that_means_something() => FormShape.Faults(OfferingCase.LaptopForm with
    {
        Approval = new ApprovalNeed([new ApprovalNeedStep(StepRule.First, []), new ApprovalNeedStep(StepRule.Percent, ["service-owner"], 0)]),
    }).Count.ShouldBe(2);

    [Fact]
    public void What_was_written_reads_back_as_the_same()
    {
        var form = OfferingCase.LaptopForm with { Items = [new("order", "Order {model}") { After = [] }], Approval = new ApprovalNeed([new ApprovalNeedStep(StepRule.All, ["service-owner"])]) { When = "model = Heavy" } };

        FormBody.Read(form.Written()).Written().ShouldBe(form.Written());
    }

    [Fact]
    public void The_difference_of_two_versions_names_what_is_new_gone_and_asked_otherwise()
    {
        var older = OfferingCase.LaptopForm;
        var newer = older with { Questions = [older.Questions[0] with { Choices = ["Light", "Heavy", "Huge"] }, older.Questions[1], older.Questions[2], new("place", "Where?")] };

        var difference = FormDifference.Between(older, newer);

        difference.Added.ShouldBe(["Where?"]);
        difference.Gone.ShouldBe(["With it"]);
        difference.Changed.ShouldBe(["Which model?"]);
    }
}
