using Shouldly;
using Steward.Testing.Running;
using Steward.Web.CommandLine;
using Xunit;

namespace Steward.Tests.Web.CommandLine;

/// <summary>Scripts go by exit codes: 2 for a call that makes no sense, before anything is opened.</summary>
public class ExitCodeTests
{
    public static TheoryData<string> Senseless =>
    [
        "", "nonsense", "audit", "token create", "token create --user a@b.example --scope all", "seed --items x", "seed --items 0", "import", "import file.csv", "backup", "restore", "export", "mail-in --nonsense", "import --whole", "import file.zip --whole --space IT",
        "serve --port abc", "serve --port 65536", "serve --port -1", "demo --port 99999", "serve --listen everywhere", "workspace create",
    ];

    [Theory, MemberData(nameof(Senseless))]
    public async Task A_senseless_call_is_answered_with_two(string line)
    {
        using var folder = new TemporaryFolder();
        var data = Path.Combine(folder.Path, "data");
        string[] words = [.. line.Split(' ', StringSplitOptions.RemoveEmptyEntries), .. line.Contains(' ', StringComparison.Ordinal) ? new[] { "--data", data } : []];

        (await Verbs.Run(words)).ShouldBe(ExitCodes.Usage);
        Directory.Exists(data).ShouldBeFalse("nothing was opened");
    }

    [Theory]
    [InlineData("127.0.0.1", "http://127.0.0.1:80")]
    [InlineData("localhost", "http://localhost:80")]
    [InlineData("::1", "http://[::1]:80")]
    public void An_address_becomes_what_the_server_listens_on(string address, string url) => ListenArguments.Url(address, 80).ShouldBe(url);
}
