using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace Steward.Tests.Architecture;

/// <summary>Names that say a role in a pattern instead of a thing in the business are refused.</summary>
public partial class NamingTests
{
    private static readonly string[] BannedFolders = ["Common", "Shared", "Core", "Helpers", "Utils", "Managers", "Services", "Dtos", "Models"];

    [Fact]
    public void No_folder_collects_what_belongs_elsewhere() =>
        SourceTree.Files.Where(path => path.Split('/')[..^1].Any(BannedFolders.Contains)).ShouldBeEmpty();

    [Fact]
    public void No_type_is_named_after_its_role_in_a_pattern() =>
        SourceTree.LinesWhere(SourceTree.Under("src/", ".cs"), DeclaresABannedName).ShouldBeEmpty();

    [Theory]
    [InlineData("public sealed class WorkItemService(AppDb db)")]
    [InlineData("    internal static class DateUtils")]
    [InlineData("public record ItemDto(string Key);")]
    [InlineData("public interface ICloserImpl")]
    public void A_banned_name_is_seen(string line) => DeclaresABannedName(line).ShouldBeTrue();

    [Theory]
    [InlineData("public sealed class ServiceDeskModule")]
    [InlineData("/// <summary>A class DateUtils would be refused.</summary>")]
    [InlineData("public sealed record Service(string Name);")]
    public void An_honest_name_is_left_alone(string line) => DeclaresABannedName(line).ShouldBeFalse();

    private static bool DeclaresABannedName(string line) => Declaration().IsMatch(line);

    // a bare `Service` is a word of the business; only the suffix is refused
    [GeneratedRegex(@"^(?!\s*//)[\w\s]*\b(class|record|struct|interface|enum)\s+\w+(Helpers?|Utils?|Utilities|Managers?|Services?|Dtos?|Impl)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Declaration();
}
