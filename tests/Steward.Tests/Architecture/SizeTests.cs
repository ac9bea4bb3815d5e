using Shouldly;
using Xunit;

namespace Steward.Tests.Architecture;

public class SizeTests
{
    private static readonly string[] Source = [".cs", ".razor", ".css", ".js", ".mjs"];

    private static readonly HashSet<string> Explained =
        [.. SourceTree.Read(".ci/long-files.txt").Split('\n').Where(line => !line.StartsWith('#') && line.Contains(' ')).Select(line => line.Split(' ')[0])];

    [Fact]
    public void No_file_is_longer_than_400_lines_without_a_reason() =>
        SourceTree.Under("", Source).Where(path => !Explained.Contains(path) && Lines(path) > 400).ShouldBeEmpty();

    [Fact]
    public void Nine_files_of_ten_have_at_most_120_lines()
    {
        int[] lengths = [.. SourceTree.Under("src/", Source).Select(Lines).Order()];

        lengths[lengths.Length * 9 / 10].ShouldBeLessThanOrEqualTo(120);
    }

    [Fact]
    public void A_reason_is_dropped_when_its_file_became_short() =>
        Explained.Where(path => !SourceTree.Files.Contains(path) || Lines(path) <= 400).ShouldBeEmpty();

    private static int Lines(string path) => SourceTree.Read(path).Count(character => character == '\n');
}
