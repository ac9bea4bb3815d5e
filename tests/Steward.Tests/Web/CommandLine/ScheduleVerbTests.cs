using System.Diagnostics;
using System.Text.Json;
using Shouldly;
using Steward.Scheduling.Levelling;
using Steward.Testing.Planning;
using Steward.Testing.Running;
using Steward.Tests.Scheduling.Psplib;
using Xunit;

namespace Steward.Tests.Web.CommandLine;

/// <summary><c>steward schedule</c> as scripts call it.</summary>
public sealed class ScheduleVerbTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Answers_with_a_plan_that_holds_as_one_line_of_JSON()
    {
        var instance = GeneratedProject.Make(60, 1.8, 0.75, 0.2, 4);
        var file = Write(PsplibText.Of(instance));

        var (code, output, errors) = Start(file, "--schedules", "400", "--seed", "7", "--json");

        code.ShouldBe(0, errors);
        output.TrimEnd().ShouldNotContain('\n');
        var answer = JsonDocument.Parse(output).RootElement;
        answer.EnumerateObject().Select(field => field.Name).ShouldBe(["makespan", "lowerBound", "schedules", "seconds", "start"]);
        var starts = answer.GetProperty("start").EnumerateObject().Select((job, i) => (Number: i + 1, job)).Select(at =>
        {
            at.job.Name.ShouldBe(at.Number.ToString());
            return at.job.Value.GetInt32();
        }).ToArray();
        starts.Length.ShouldBe(62, "source and sink too");
        PlanCheck.Find(instance, starts).ShouldBeNull();
        answer.GetProperty("makespan").GetInt32().ShouldBe(starts[^1]);
        answer.GetProperty("lowerBound").GetInt32().ShouldBeLessThanOrEqualTo(starts[^1]);
        answer.GetProperty("schedules").GetInt32().ShouldBeInRange(1, 400);
        answer.GetProperty("seconds").GetDouble().ShouldBeGreaterThan(0);
        Start(file, "--schedules", "400", "--seed", "7").Output.ShouldContain($"a plan of {starts[^1]} periods");
        Directory.Exists(Path.Combine(folder.Path, "data")).ShouldBeFalse("it opens no workspace");
    }

    [Fact]
    public void A_file_that_is_none_is_refused_with_its_line_on_the_other_stream()
    {
        var (code, output, errors) = Start(Write("file with basedata : x\nnonsense\n"), "--json");

        (code, output).ShouldBe((1, ""));
        errors.ShouldStartWith("Line 2: expected the line 'initial value random generator'");
        Start("absent.sm").Code.ShouldBe(1);
        Start("absent.sm").Errors.ShouldContain("There is no file absent.sm.");
        Start(folder.Path).Errors.ShouldContain("is a folder");
    }

    [Theory]
    [InlineData("")]
    [InlineData("a.sm --schedules 0")]
    [InlineData("a.sm --schedules x")]
    [InlineData("a.sm --seed x")]
    [InlineData("a.sm b.sm")]
    public void A_senseless_call_is_answered_with_two(string line) => Start(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Code.ShouldBe(2);

    private string Write(string text)
    {
        var file = Path.Combine(folder.Path, $"{Guid.NewGuid():N}.sm");
        File.WriteAllText(file, text);
        return file;
    }

    private (int Code, string Output, string Errors) Start(params string[] words)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "steward.dll"), "schedule", .. words])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = folder.Path,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, errors.GetAwaiter().GetResult());
    }
}
