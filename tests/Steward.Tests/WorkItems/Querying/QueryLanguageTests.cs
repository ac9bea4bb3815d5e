using Shouldly;
using Steward.WorkItems.Querying;
using Xunit;

namespace Steward.Tests.WorkItems.Querying;

public class QueryLanguageTests
{
    [Theory]
    [InlineData("state = new")]
    [InlineData("state = new and (priority >= high or due < +2d) and assignee in team(Network)")]
    [InlineData("not (state = new or state = closed) and title ~ \"two words\"")]
    [InlineData("due is not empty and assignee not in (me(), \"Tom Nguyen\")")]
    [InlineData("state was in (new, closed) and assignee changed from none to me() after -7d before now by me()")]
    [InlineData("linked(blocks, IT-12) or linked()")]
    [InlineData("due < now+2wd order by due, priority desc")]
    [InlineData("order by updatedAt desc")]
    [InlineData("\"external id\" = INC1")]
    [InlineData("title = \"none\" and title ~ \"say \\\"hi\\\" \\\\ bye\"")]
    [InlineData("due > startOfMonth()+3d")]
    public void A_query_written_out_reads_back_the_same(string text)
    {
        var query = QueryText.Parse(text).Answer;

        query.ToString().ShouldBe(text);
        QueryText.Parse(query.ToString()).Answer.ToString().ShouldBe(text);
    }

    [Theory]
    [InlineData("state =", 8)]
    [InlineData("state = new and", 16)]
    [InlineData("state = new or or", 16)]
    [InlineData("(state = new", 13)]
    [InlineData("state = new)", 12)]
    [InlineData("title ~ \"open", 9)]
    [InlineData("state new", 7)]
    [InlineData("state in (new,", 15)]
    [InlineData("due is late", 8)]
    [InlineData("state = new order due", 19)]
    [InlineData("state = ;", 9)]
    [InlineData("= new", 1)]
    [InlineData("not", 4)]
    public void A_query_that_breaks_the_grammar_is_refused_at_its_place(string text, int column)
    {
        var parsed = QueryText.Parse(text);

        parsed.Succeeded.ShouldBeFalse();
        parsed.Refusal!.Column.ShouldBe(column, parsed.Refusal.Sentence.ToString());
    }

    [Fact]
    public void Depth_length_and_number_of_conditions_are_bounded()
    {
        Refused(new string('(', 500) + "state = new" + new string(')', 500)).ShouldContain("deep");
        Refused(string.Join(' ', Enumerable.Repeat("not", 500)) + " state = new").ShouldContain("deep");
        Refused("title ~ \"" + new string('x', 10_001) + "\"").ShouldContain("10,000");
        Refused(string.Join(" or ", Enumerable.Repeat("a = b", 201))).ShouldContain("200");
        Refused("key in (" + string.Join(',', Enumerable.Repeat("A-1", 501)) + ")").ShouldContain("500");
        Refused("f(" + string.Concat(Enumerable.Repeat("g(", 100)) + new string(')', 101)).ShouldContain("deep");

        static string Refused(string text)
        {
            var parsed = QueryText.Parse(text);
            parsed.Succeeded.ShouldBeFalse();
            return parsed.Refusal!.Sentence.In(System.Globalization.CultureInfo.InvariantCulture);
        }
    }

    [Fact]
    public void Any_text_is_read_or_refused_and_never_throws()
    {
        var random = new Random(7);
        const string Letters = "abc =!<>~()\",.\\+-and or not in is ́𝒳\0\n\t";
        for (var i = 0; i < 20_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(40)).Select(_ => Letters[random.Next(Letters.Length)]));
            var parsed = QueryText.Parse(text);
            if (parsed.Succeeded)
                QueryText.Parse(parsed.Answer.ToString()).Answer.ToString().ShouldBe(parsed.Answer.ToString(), text);
        }
    }
}
