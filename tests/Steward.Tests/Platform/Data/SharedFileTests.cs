using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Steward.Platform.Data;
using Steward.Platform.Live;
using Steward.Platform.Workspaces;
using Steward.Tests.Platform.Running;
using Steward.Web.Hosting;

namespace Steward.Tests.Platform.Data;

/// <summary>A server and command-line verbs on one SQLite file.</summary>
public class SharedFileTests
{
    [SqliteFact]
    public async Task A_second_server_on_the_same_file_is_refused_with_a_sentence_that_names_the_first()
    {
        await using var loose = await LooseWorkspace.Open();
        await loose.Reopen(storage => storage with { Serves = true });
        await using var second = StewardApp.ForCommandLine(loose.Storage);

        var refusal = await Should.ThrowAsync<FileClaimedException>(async () => await second.Services.GetRequiredService<WorkspaceRegistry>().Find(null, loose.Name));

        refusal.Message.ShouldContain($"process {Environment.ProcessId}");
    }

    [SqliteFact]
    public async Task The_next_server_opens_the_file_when_the_first_has_ended()
    {
        await using var loose = await LooseWorkspace.Open();

        await loose.Reopen(storage => storage with { Serves = true });
        await loose.Reopen();

        loose.Workspace.ShouldNotBeNull();
    }

    [SqliteFact]
    public async Task What_a_command_commits_reaches_the_caches_of_the_server_within_a_second()
    {
        await using var loose = await LooseWorkspace.Open();
        await loose.Reopen(storage => storage with { Serves = true });
        var heard = new TaskCompletionSource();
        loose.Workspace.Live.OnNews(news => { if (news == LiveNews.ForgetAll) heard.TrySetResult(); });
        await using var verb = StewardApp.ForCommandLine(loose.Storage with { Serves = false });
        var beside = (await verb.Services.GetRequiredService<WorkspaceRegistry>().Find(null, loose.Name))!;

        await SqliteWriterTests.Add(beside.Database, "from beside");

        await heard.Task.WaitAsync(TimeSpan.FromSeconds(5));
        (await SqliteWriterTests.Notes(loose.Workspace.Database)).ShouldContain("from beside");
    }

    [SqliteFact]
    public async Task The_server_does_not_take_its_own_commits_for_those_of_others()
    {
        await using var loose = await LooseWorkspace.Open();
        var forgot = 0;
        loose.Workspace.Live.OnNews(news => forgot += news == LiveNews.ForgetAll ? 1 : 0);

        for (var i = 0; i < 5; i++)
            await SqliteWriterTests.Add(loose.Workspace.Database, $"own {i}");
        await Task.Delay(1_200);

        forgot.ShouldBe(0);
    }

    [SqliteFact]
    public async Task Commands_beside_a_busy_server_lose_nothing_and_never_move_pages()
    {
        await using var loose = await LooseWorkspace.Open();
        await loose.Reopen(storage => storage with { Serves = true });
        var verbs = Enumerable.Range(0, 3).Select(_ => StewardApp.ForCommandLine(loose.Storage with { Serves = false })).ToList();
        var workspaces = new List<Workspace> { loose.Workspace };
        foreach (var verb in verbs)
            workspaces.Add((await verb.Services.GetRequiredService<WorkspaceRegistry>().Find(null, loose.Name))!);

        foreach (var beside in workspaces.Skip(1))
        {
            (await Number(beside.Database, "PRAGMA wal_autocheckpoint")).ShouldBe(0);
        }

        await Task.WhenAll(workspaces.SelectMany((w, which) => Enumerable.Range(0, 150).Select(i => SqliteWriterTests.Add(w.Database, $"{which} {i} {new string('x', 500)}"))));
        foreach (var verb in verbs)
            await verb.DisposeAsync();

        (await SqliteWriterTests.Notes(loose.Workspace.Database)).Count.ShouldBe(600);
        using var lease = loose.Workspace.Database.Read();
        (await lease.Db.Database.SqlQueryRaw<string>("PRAGMA integrity_check").ToListAsync()).ShouldBe(["ok"]);
    }

    [SqliteFact]
    public async Task A_command_that_would_change_the_schema_under_a_running_server_is_refused()
    {
        await using var loose = await LooseWorkspace.Open();
        await loose.Reopen(storage => storage with { Serves = true });
        await loose.Workspace.Database.Write(async db =>
        {
            await db.Database.ExecuteSqlRawAsync("DELETE FROM \"__EFMigrationsHistory\" WHERE \"MigrationId\" = '0010_Audit'");
            return new Written<bool>(true, Keep: true);
        });
        await using var newer = StewardApp.ForCommandLine(loose.Storage with { Serves = false });

        var refusal = await Should.ThrowAsync<FileClaimedException>(async () => await newer.Services.GetRequiredService<WorkspaceRegistry>().Find(null, loose.Name));

        refusal.Message.ShouldContain("schema");
    }

    private static Task<long> Number(IWorkspaceDatabase database, string pragma) => database.Write(async db =>
        new Written<long>((await db.Database.SqlQueryRaw<long>(pragma).ToListAsync())[0], Keep: false));
}
