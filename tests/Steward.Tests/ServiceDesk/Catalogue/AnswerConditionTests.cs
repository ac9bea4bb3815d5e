using Shouldly;
using Steward.ServiceDesk.Questions;
using Xunit;

namespace Steward.Tests.ServiceDesk.Catalogue;

public class AnswerConditionTests
{
    private static readonly Dictionary<string, IReadOnlyList<string>> Answers = new()
    {
        ["device"] = ["Laptop"], ["days"] = ["12"], ["extras"] = ["Dock", "Bag"], ["wanted"] = ["2026-12-24"], ["note"] = ["Für Jörg, bitte"],
    };

    [Theory]
    [InlineData("device = laptop", true)]
    [InlineData("device != laptop", false)]
    [InlineData("device in (phone, laptop)", true)]
    [InlineData("days > 9", true)]
    [InlineData("days < 9", false)]
    [InlineData("days = 12.0", true)]
    [InlineData("wanted < 2027-01-01", true)]
    [InlineData("extras = bag", true)]
    [InlineData("extras != bag", false)]
    [InlineData("note ~ jorg", true)]
    [InlineData("printer is empty", true)]
    [InlineData("device is empty", false)]
    [InlineData("device = laptop and (days > 20 or extras = dock)", true)]
    [InlineData("not device = laptop", false)]
    [InlineData("", true)]
    public void Is_held_against_what_was_answered(string condition, bool holds)
    {
        var read = AnswerConditions.Read(condition, [.. Answers.Keys, "printer"]);

        read.Succeeded.ShouldBeTrue(read.Refusal?.Sentence.ToString());
        AnswerConditions.Holds(read.Answer, name => Answers.GetValueOrDefault(name) ?? []).ShouldBe(holds);
    }

    [Theory]
    [InlineData("colour = red", "colour")]
    [InlineData("device was laptop", "was")]
    [InlineData("device = me()", "me()")]
    [InlineData("device = laptop order by days", "order")]
    public void Names_what_cannot_be_asked_and_where(string condition, string named) =>
        AnswerConditions.Read(condition, Answers.Keys).Refusal!.Sentence.ToString().ShouldContain(named);

    [Theory]
    [InlineData("[A-Z]{2}[0-9]{4}", "AB1234", true)]
    [InlineData("[A-Z]{2}[0-9]{4}", "xAB1234", false)]
    [InlineData("(a+)+", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", false)]
    public void A_pattern_means_the_whole_text_and_is_never_slow(string pattern, string text, bool matches) =>
        AnswerPattern.Matches(pattern, text).ShouldBe(matches);

    [Theory]
    [InlineData("[")]
    [InlineData("(?=x)y")]
    [InlineData(@"(a)\1")]
    public void A_pattern_that_could_be_slow_or_is_none_is_seen(string pattern) => AnswerPattern.Read(pattern).ShouldBeNull();
}
