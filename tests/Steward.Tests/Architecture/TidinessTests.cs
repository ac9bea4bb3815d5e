using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace Steward.Tests.Architecture;

/// <summary>What may stand only in one place, or nowhere.</summary>
public partial class TidinessTests
{
    private const string SafeHtml = "src/Platform/Text/SafeHtml.cs";

    private static readonly string[] SqlRooms = ["src/Platform/Data/", "src/Platform/Search/", "src/Migrations/"];

    private static readonly string[] EnginePairs = [".Sqlite.cs", ".PostgreSql.cs"];

    private static readonly HashSet<string> Binary = [".png", ".jpg", ".ico", ".woff2", ".xlsx", ".zip"];

    [Fact]
    public void What_asks_before_it_acts_does_so_by_the_attribute_that_is_heard() =>
        SourceTree.LinesWhere(SourceTree.Under("src/", ".razor"), line => (line.Contains("<Button", StringComparison.Ordinal) || line.Contains("<PostForm", StringComparison.Ordinal)) && line.Contains(" data-confirm=", StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void Raw_markup_is_made_in_one_file() =>
        SourceTree.LinesWhere(SourceTree.Under("src/", ".cs", ".razor").Where(path => path != SafeHtml), MakesMarkup).ShouldBeEmpty();

    [Fact]
    public void The_ban_on_raw_markup_and_the_wall_clock_is_not_switched_off() =>
        SourceTree.LinesWhere(SourceTree.Under("src/", ".cs", ".razor", ".csproj").Where(path => path != SafeHtml), line => line.Contains("RS0030", StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void SQL_text_is_written_in_the_rooms_for_it() =>
        SourceTree.LinesWhere(SourceTree.Under("src/", ".cs", ".razor").Where(path => !MayWriteSql(path)), WritesSql).ShouldBeEmpty();

    [Fact]
    public void No_tracked_file_names_a_place_on_somebodys_machine() =>
        SourceTree.LinesWhere(SourceTree.Files.Where(IsText).Where(path => !path.EndsWith("TidinessTests.cs", StringComparison.Ordinal)), NamesAMachine).ShouldBeEmpty();

    [Theory]
    [InlineData("@((MarkupString)html)")]
    [InlineData("builder.AddMarkupContent(0, html);")]
    public void Raw_markup_is_seen(string line) => MakesMarkup(line).ShouldBeTrue();

    [Theory]
    [InlineData("db.Database.ExecuteSqlRaw($\"DELETE FROM x WHERE id = {id}\");")]
    [InlineData("command.CommandText = sql;")]
    public void SQL_text_is_seen(string line) => WritesSql(line).ShouldBeTrue();

    [Theory]
    [InlineData("File.Open(\"/home/anna/steward.db\")")]
    [InlineData("cd /root/steward")]
    [InlineData(@"C:\Users\anna")]
    public void A_place_on_a_machine_is_seen(string line) => NamesAMachine(line).ShouldBeTrue();

    [Theory]
    [InlineData("MapGet(\"/work/items\")")]
    [InlineData("https://steward.example/home/")]
    public void An_address_is_no_place_on_a_machine(string line) => NamesAMachine(line).ShouldBeFalse();

    private static bool IsText(string path) => !Binary.Contains(Path.GetExtension(path));

    private static bool MakesMarkup(string line) => Markup().IsMatch(line);

    private static bool MayWriteSql(string path) =>
        SqlRooms.Any(path.StartsWith) || (path.StartsWith("src/Platform/", StringComparison.Ordinal) && EnginePairs.Any(path.EndsWith));

    private static bool WritesSql(string line) => Sql().IsMatch(line);

    private static bool NamesAMachine(string line) => MachinePath().IsMatch(line);

    [GeneratedRegex(@"\bMarkupString\b|\bAddMarkupContent\b", RegexOptions.None, 1000)]
    private static partial Regex Markup();

    [GeneratedRegex(@"\b(FromSql(Raw|Interpolated)?|ExecuteSql(Raw|Interpolated)?(Async)?|SqlQuery(Raw)?|CommandText|CreateCommand|SqliteCommand|NpgsqlCommand)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Sql();

    // folders of people and of build machines; a path of the system, such as /usr/bin, is the same everywhere
    [GeneratedRegex(@"(^|[\s""'`=(:])(/(home|root|Users)/[\w.-]+|/tmp/\w+|[A-Z]:\\\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MachinePath();
}
