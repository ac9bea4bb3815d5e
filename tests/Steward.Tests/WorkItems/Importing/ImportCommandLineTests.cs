using System.Diagnostics;
using System.Text.Json;
using Shouldly;
using Steward.Testing.Running;
using Xunit;

namespace Steward.Tests.WorkItems.Importing;

/// <summary>The verb as people type it, into an empty workspace.</summary>
public sealed class ImportCommandLineTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Fifty_bad_rows_are_named_the_rest_is_imported_and_undo_removes_exactly_it()
    {
        var (csv, bad) = TableImportTests.Helpdesk(10_000, every: 200);
        var file = Write("desk.csv", csv);

        var dryRun = Run("import", file, "--space", "IT", "--dry-run", "--json");
        dryRun.Code.ShouldBe(0);
        Errors(dryRun).ShouldBe(bad);
        (Number(dryRun, "created"), Number(dryRun, "badRows")).ShouldBe((9_950, 50));

        var done = Run("import", file, "--space", "IT", "--json");
        (done.Code, Number(done, "created"), Number(done, "badRows")).ShouldBe((0, 9_950, 50));
        Number(Run("import", file, "--space", "IT", "--json"), "unchanged").ShouldBe(9_950);

        var undone = Run("import", "--undo", done.Json.GetProperty("id").GetString()!, "--json");
        (undone.Code, Number(undone, "removed")).ShouldBe((0, 9_950));
        Number(Run("import", file, "--space", "IT", "--dry-run", "--json"), "created").ShouldBe(9_950);
    }

    [Fact]
    public void Words_name_every_problem_row_and_how_to_undo()
    {
        var file = Write("desk.csv", "Id,Title,Due\n1,a,2026-01-01\n2,,2026-01-01\n3,c,someday\n");
        var dryRun = Run("import", file, "--space", "IT", "--dry-run");
        dryRun.Output.ShouldContain("- Row 3 has no Title");
        dryRun.Output.ShouldContain("- Row 4: 'someday' in column Due is not a date. Write it as 2026-09-30.");
        dryRun.Output.ShouldContain("Dry run: 3 rows read. Would create 1 items");
        dryRun.Output.ShouldContain("Nothing was changed.");
        Run("import", file, "--space", "IT").Output.ShouldContain("steward import --undo ");
    }

    [Fact]
    public void A_mapping_file_overrules_the_guess()
    {
        var file = Write("desk.csv", "Id,Title,State\n1,a,Parked\n");
        var map = Write("map.json", """{"states": {"Parked": "waiting"}, "type": "request"}""");
        Number(Run("import", file, "--space", "IT", "--dry-run", "--json"), "badRows").ShouldBe(1);
        Number(Run("import", file, "--space", "IT", "--map", map, "--json"), "created").ShouldBe(1);
    }

    [Theory]
    [InlineData("%PDF-1.7", "This is a PDF document, not a table.")]
    [InlineData("Colour\nred\n", "No column looks like a title")]
    public void A_file_that_cannot_be_used_is_refused_and_leaves_no_space_behind(string content, string sentence)
    {
        var file = Write("odd.csv", content);
        var refused = Run("import", file, "--space", "NEW");
        (refused.Code, refused.Errors.StartsWith(sentence, StringComparison.Ordinal)).ShouldBe((1, true), refused.Errors);
        Run("import", Write("desk.csv", "Id,Title\n1,a\n"), "--space", "NEW", "--dry-run", "--json").Code.ShouldBe(0);
    }

    [Fact]
    public void Wrong_use_is_told_with_code_2_and_a_missing_file_with_code_1()
    {
        Run("import", "--space", "IT").Code.ShouldBe(2);
        Run("import", "x.csv").Code.ShouldBe(2);
        Run("import", "x.csv", "--space", "IT", "--nonsense").Code.ShouldBe(2);
        var missing = Run("import", "x.csv", "--space", "IT");
        (missing.Code, missing.Errors.Contains("x.csv", StringComparison.Ordinal)).ShouldBe((1, true));
        Run("import", "--undo", "12").Code.ShouldBe(1);
    }

    private string Write(string name, string content)
    {
        var path = Path.Combine(_folder.Path, name);
        File.WriteAllText(path, content);
        return path;
    }

    private Answer Run(params string[] arguments)
    {
        // The program these tests were built with; bin/steward would build another one first.
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "steward.dll"), .. arguments, "--data", Path.Combine(_folder.Path, "data")])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = _folder.Path,
        };
        start.Environment.Remove("STEWARD_DATABASE");
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new Answer(process.ExitCode, output, errors.GetAwaiter().GetResult());
    }

    private static List<int> Errors(Answer answer) =>
        [.. answer.Json.GetProperty("problems").EnumerateArray().Where(problem => problem.GetProperty("weight").GetString() == "error").Select(problem => problem.GetProperty("row").GetInt32())];

    private static int Number(Answer answer, string name) => answer.Json.GetProperty(name).GetInt32();

    private sealed record Answer(int Code, string Output, string Errors)
    {
        public JsonElement Json => JsonDocument.Parse(Output).RootElement;
    }
}
