using System.Text;
using Shouldly;
using Steward.Scheduling.Levelling;
using Steward.Scheduling.Psplib;
using Steward.Testing.Planning;
using Xunit;

namespace Steward.Tests.Scheduling.Psplib;

public sealed class PsplibFileTests
{
    static readonly string Sound = PsplibText.Of(ProjectInstance.Of([new(0, [0, 0], []), new(3, [2, 0], [0]), new(4, [1, 1], [0]), new(0, [0, 0], [1, 2])], [2, 1]));

    static PsplibReading Read(string text) => PsplibFile.Read(Encoding.UTF8.GetBytes(text));

    static string Refusal(string text)
    {
        var reading = Read(text);
        reading.Instance.ShouldBeNull();
        return reading.Problem.ShouldNotBeNull().Sentence;
    }

    [Fact]
    public void Reads_what_was_written_of_many_projects()
    {
        foreach (var made in GeneratedProject.Set(30, 1, seed: 90))
        {
            var read = Read(PsplibText.Of(made)).Instance.ShouldNotBeNull();

            read.Capacities.ShouldBe(made.Capacities);
            read.CriticalPathLength.ShouldBe(made.CriticalPathLength);
            for (var i = 0; i < made.Count; i++)
            {
                read.Activities[i].Duration.ShouldBe(made.Activities[i].Duration);
                read.Activities[i].Demands.ShouldBe(made.Activities[i].Demands);
                read.Activities[i].Predecessors.Order().ShouldBe(made.Activities[i].Predecessors.Order());
            }
        }
    }

    [Fact]
    public void Line_ends_of_other_systems_and_a_byte_order_mark_do_no_harm()
    {
        Read("\uFEFF" + Sound.Replace("\n", "\r\n", StringComparison.Ordinal)).Problem.ShouldBeNull();
        Read(Sound.Replace("  ", "\t", StringComparison.Ordinal)).Problem.ShouldBeNull();
    }

    [Theory]
    [InlineData("   2        1          1      4", "   2        1          1      3", "ring: 2 → 3 → 2|ring: 3 → 2 → 3", "   3        1          1      4", "   3        1          1      2")]
    public void A_ring_is_named_as_a_chain(string from, string to, string chains, string alsoFrom, string alsoTo)
    {
        var sentence = Refusal(Changed(Changed(Sound, from, to), alsoFrom, alsoTo));

        chains.Split('|').ShouldContain(chain => sentence.Contains(chain, StringComparison.Ordinal), sentence);
    }

    [Theory]
    [InlineData("file with basedata", "data", "Line 2: expected the line 'file with basedata'")]
    [InlineData("projects                      :  1", "projects                      :  2", "Line 5: 2 in projects is not between 1 and 1.")]
    [InlineData("jobs (incl. supersource/sink ):  4", "jobs (incl. supersource/sink ):  x", "Line 6: 'x' in jobs is not a whole number.")]
    [InlineData("jobs (incl. supersource/sink ):  4", "jobs (incl. supersource/sink ):  99999999", "Line 6: 99999999 in jobs is not between 1 and 20000.")]
    [InlineData("jobs (incl. supersource/sink ):  4", "jobs (incl. supersource/sink ):  5", "expected job 5|is not a whole number|needs its number")]
    [InlineData("jobs (incl. supersource/sink ):  4", "jobs (incl. supersource/sink ):  3", "jobs are numbered from 1 to 3")]
    [InlineData("jobs (incl. supersource/sink ):  4", "jobs (incl. supersource/sink )  4", "no colon")]
    [InlineData("nonrenewable              :  0", "nonrenewable              :  2", "multi-mode")]
    [InlineData("renewable                 :  2", "renewable                 :  65", "not between 0 and 64")]
    [InlineData("   1        1          2      2   3", "   1        1          3      2   3", "job 1 promises 3 successors and names 2.")]
    [InlineData("   1        1          2      2   3", "   1        1          2      2   2", "job 1 names successor 2 twice.")]
    [InlineData("   1        1          2      2   3", "   1        1          2      2   1", "job 1 is named as its own successor.")]
    [InlineData("   1        1          2      2   3", "   1        1          2      2   9", "job 1 names successor 9; jobs are numbered from 1 to 4.")]
    [InlineData("   1        1          2      2   3", "   1        2          2      2   3", "job 1 has 2 modes")]
    [InlineData("   1        1          2      2   3", "   1        1", "job 1 needs its number, its modes")]
    [InlineData("   1        1          2      2   3", "   7        1          2      2   3", "expected job 1, found job 7")]
    [InlineData("   1        1          2      2   3", "   1        1          2      2   -3", "-3 in the successors of job 1 is below 0.")]
    [InlineData("   1        1          2      2   3", "   1        1          2      2   99999999999", "'99999999999' in the successors of job 1 is not a whole number.")]
    [InlineData("  2      1     3       2    0", "  2      1     3       2", "job 2 needs its number, mode, duration and 2 requests: 5 numbers, not 4.")]
    [InlineData("  2      1     3       2    0", "  2      1     3       3    0", "job 2 needs 3 units of resource 1, which has 2; it could never run.")]
    [InlineData("  2      1     3       2    0", "  2      1     3.5     2    0", "'3.5' in the requests of job 2 is not a whole number.")]
    [InlineData("  2      1     3       2    0", "  2      1     2000000000   2    0", "the durations add up to more than 1000000 periods")]
    [InlineData("RESOURCEAVAILABILITIES", "AVAILABILITIES", "expected the line 'RESOURCEAVAILABILITIES:'")]
    [InlineData("    2    1\n", "    2    1    1\n", "2 resources need as many availabilities, found 3.")]
    [InlineData("    2    1\n", "    2    40000\n", "resource 2 has 40000 units")]
    [InlineData("    2    1\n", "", "the file ends where the availabilities should follow.")]
    [InlineData("    2    1\n", "    2    1\n    2    1\n", "nothing should follow the availabilities")]
    public void What_is_wrong_is_said_with_its_line(string from, string to, string sentences)
    {
        var sentence = Refusal(Changed(Sound, from, to));

        sentence.ShouldStartWith("Line ");
        sentences.Split('|').ShouldContain(part => sentence.Contains(part, StringComparison.Ordinal), sentence);
    }

    [Fact]
    public void Hostile_files_are_refused_and_never_thrown_at_the_caller()
    {
        Refusal("").ShouldContain("the file ends");
        Refusal("\0\0\0").ShouldContain("zero byte");
        Refusal(new string('*', 100_000)).ShouldContain("the file ends");
        Refusal("file with basedata \u001b[2J").ShouldNotContain("\u001b");
        Refusal(new string('x', PsplibFile.MaximumBytes + 1)).ShouldContain("larger than");
        Refusal($"\u001b[31m{new string('y', 500)}").Length.ShouldBeLessThan(200);
    }

    [Fact]
    public void A_file_cut_off_or_damaged_anywhere_is_a_project_or_a_sentence()
    {
        var random = new Random(11);
        for (var end = 0; end < Sound.Length; end += 7)
            Either(Read(Sound[..end]));
        for (var round = 0; round < 3_000; round++)
        {
            var text = Sound.ToCharArray();
            for (var hit = random.Next(1, 4); hit > 0; hit--)
                text[random.Next(text.Length)] = "0123456789-:* \nRx\t"[random.Next(18)];
            Either(Read(new string(text)));
        }
    }

    static void Either(PsplibReading reading)
    {
        (reading.Instance is null).ShouldNotBe(reading.Problem is null);
        if (reading.Instance is { } instance)
            PlanCheck.Find(instance, LevellingSearch.Run(instance, new LevellingEffort(5)).Starts).ShouldBeNull();
    }

    static string Changed(string text, string from, string to)
    {
        text.ShouldContain(from);
        return text.Replace(from, to, StringComparison.Ordinal);
    }
}
