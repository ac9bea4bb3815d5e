using System.Globalization;
using Shouldly;
using Steward.Platform.Importing;
using Xunit;

namespace Steward.Tests.Platform.Importing;

public class SentenceTests
{
    public static TheoryData<string> Codes => [.. TableProblems.All.Select(kind => kind.Code)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_problem_has_a_sentence_in_both_languages(string code)
    {
        var problem = TableProblems.Find(code)!.At(7, "Due", "soon", "three", "four");
        var english = problem.Sentence;
        var german = problem.In(CultureInfo.GetCultureInfo("de"));
        english.ShouldNotContain("{");
        german.ShouldNotContain("{");
        german.ShouldNotBe(english);
    }

    [Fact]
    public void The_name_of_a_file_type_is_translated_too() =>
        TableProblems.WrongType.At(0, null, null, "@is-pdf").In(CultureInfo.GetCultureInfo("de")).ShouldStartWith("Das ist ein PDF-Dokument, keine Tabelle.");
}
