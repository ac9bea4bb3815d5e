using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Workspaces;
using Steward.ServiceDesk.Mailboxes;
using Steward.Testing.Running;
using Steward.Web.Hosting;
using Steward.WorkItems.Spaces;
using Xunit;

namespace Steward.Tests.Web.CommandLine;

/// <summary><c>steward mail-in &lt; message.eml</c> as a mail server calls it.</summary>
public sealed class MailInTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_mail_comes_in_by_the_pipe_and_says_what_became_of_it()
    {
        const string mail = "From: Rosa <rosa@example.com>\r\nTo: desk@example.com\r\nSubject: Screen\r\nMessage-ID: <1@example.com>\r\n\r\nIt flickers.\r\n";
        var early = await MailIn(mail, "--json");
        early.Code.ShouldBe(0, early.Errors);
        JsonDocument.Parse(early.Output).RootElement.GetProperty("reason").GetString().ShouldBe("no-mailbox", "kept until there is one");

        await MakeDesk();
        var made = JsonDocument.Parse((await MailIn(mail, "--json")).Output).RootElement;
        (made.GetProperty("fate").GetString(), made.GetProperty("key").GetString()).ShouldBe(("created", "IT-1"));
        var again = await MailIn(mail);
        (again.Code, again.Output).ShouldSatisfyAllConditions(a => a.Code.ShouldBe(0), a => a.Output.ShouldContain("came before"));
        (await MailIn("From: rosa@example.com\r\nSubject: Re: [IT-1]\r\nMessage-ID: <2@example.com>\r\n\r\nStill.\r\n", "--mailbox", "desk@example.com")).Output.ShouldContain("IT-1");
        (await MailIn("\0\0\0 this is no mail at all \uFFFF")).Code.ShouldBe(0, "whatever it is, it is kept");
    }

    [Fact]
    public async Task What_makes_no_sense_is_refused_with_a_sentence()
    {
        (await MailIn("")).ShouldSatisfyAllConditions(a => a.Code.ShouldBe(1), a => a.Errors.Trim().ShouldNotBeEmpty());
        (await MailIn("x", "--mailbox", "nobody@example.com")).ShouldSatisfyAllConditions(a => a.Code.ShouldBe(1), a => a.Errors.ShouldContain("mailbox"));
        (await MailIn("x", "--nonsense")).Code.ShouldBe(2);
    }

    private async Task MakeDesk()
    {
        await using var app = StewardApp.ForCommandLine(new StorageOptions { DataFolder = Path.Combine(folder.Path, "data") });
        var workspace = await app.Services.GetRequiredService<WorkspaceRegistry>().Ensure(WorkspaceEntry.DefaultName, "Steward");
        var dispatcher = app.Services.GetRequiredService<Dispatcher>();
        _ = (await dispatcher.Send(workspace, new CreateSpace("IT", "IT", SpaceKind.ServiceDesk), Actor.System)).Answer;
        _ = (await dispatcher.Send(workspace, new SaveMailbox(null, "desk@example.com", "IT", "incident"), Actor.System)).Answer;
    }

    private async Task<(int Code, string Output, string Errors)> MailIn(string mail, params string[] words)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "steward.dll"), "mail-in", .. words, "--data", Path.Combine(folder.Path, "data")])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = folder.Path,
        };
        start.Environment.Remove("STEWARD_DATABASE");
        using var process = Process.Start(start)!;
        var (errors, output) = (process.StandardError.ReadToEndAsync(), process.StandardOutput.ReadToEndAsync());
        await process.StandardInput.BaseStream.WriteAsync(Encoding.UTF8.GetBytes(mail));
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await errors);
    }
}
