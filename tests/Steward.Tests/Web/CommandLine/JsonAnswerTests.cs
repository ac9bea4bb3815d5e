using System.Diagnostics;
using System.Text.Json;
using Shouldly;
using Steward.Testing.Running;
using Xunit;

namespace Steward.Tests.Web.CommandLine;

/// <summary>Every verb that answers once answers a program as well: <c>--json</c> is one JSON value on standard output and nothing else.</summary>
public sealed class JsonAnswerTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_life_of_a_workspace_told_in_JSON()
    {
        Run("seed", "--items", "20").GetProperty("items").ToString().ShouldNotBeEmpty();
        Run("migrate").GetProperty("workspace").GetString().ShouldBe("main");
        Run("workspace", "create", "second").GetProperty("name").GetString().ShouldBe("second");
        Run("workspace", "list").EnumerateArray().Select(w => w.GetProperty("name").GetString()).ShouldContain("second");
        Run("workspace", "archive", "second").GetProperty("archivedAt").GetString().ShouldNotBeNull();
        Run("workspace", "restore", "second").GetProperty("name").GetString().ShouldBe("second");
        File.WriteAllText(At("desk.csv"), "Id,Title\n1,One\n");
        Run("import", At("desk.csv"), "--space", "IT").GetProperty("created").GetInt32().ShouldBe(1);
        Run("backup", At("backup.zip")).GetProperty("rows").GetInt64().ShouldBeGreaterThan(20);
        Run("restore", At("backup.zip"), "--workspace", "third").GetProperty("name").GetString().ShouldBe("third");
        Run("export", At("export.zip")).GetProperty("rows").GetInt64().ShouldBeGreaterThan(20);
        Run("import", At("export.zip"), "--whole", "--workspace", "fourth").GetProperty("name").GetString().ShouldBe("fourth");
        Run("audit", "verify", "--workspace", "fourth").GetProperty("intact").GetBoolean().ShouldBeTrue();
        var refused = Start("token", "create", "--user", "nobody@steward.example", "--json");
        (refused.Code, refused.Output).ShouldBe((1, ""), "a refusal is a sentence on the other stream");
        refused.Errors.ShouldContain("nobody@steward.example");
    }

    private string At(string name) => Path.Combine(folder.Path, name);

    private JsonElement Run(params string[] words)
    {
        var answer = Start([.. words, "--json"]);
        answer.Code.ShouldBe(0, answer.Errors);
        return JsonDocument.Parse(answer.Output).RootElement;
    }

    private (int Code, string Output, string Errors) Start(params string[] words)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "steward.dll"), .. words, "--data", At("data")])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = folder.Path,
        };
        start.Environment.Remove("STEWARD_DATABASE");
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, errors.GetAwaiter().GetResult());
    }
}
