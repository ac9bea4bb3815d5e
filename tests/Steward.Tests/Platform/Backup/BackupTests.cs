using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Steward.Platform.Audit;
using Steward.Platform.Backup;
using Steward.Platform.Blobs;
using Steward.Platform.Data;
using Steward.Platform.Events;
using Steward.Platform.Workspaces;
using Steward.Testing.Running;
using Steward.Tests.Platform.Data;
using Steward.Tests.Platform.Running;
using Xunit;

namespace Steward.Tests.Platform.Backup;

/// <summary>R7: back up while writing goes on, restore beside, compare.</summary>
public sealed class BackupTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string BackupFile => Path.Combine(folder.Path, "backup.zip");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_backup_taken_while_writing_comes_back_row_by_row_and_holds_all_that_was_answered_before()
    {
        await using var loose = await LooseWorkspace.Open();
        var content = Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Range(0, 200_000)));
        var blob = (await loose.Get<BlobStore>().Keep(loose.Workspace, new MemoryStream(content), "numbers.txt")).Answer;
        using var stop = new CancellationTokenSource();
        var answered = new List<string>();
        var writing = Task.Run(async () =>
        {
            for (var i = 0; !stop.IsCancellationRequested; i++)
            {
                await SqliteWriterTests.Add(loose.Workspace.Database, $"{i:D6}");
                lock (answered)
                    answered.Add($"{i:D6}");
            }
        });
        while (answered.Count < 200)
            await Task.Delay(5);
        await loose.Get<AuditSealer>().Seal(loose.Workspace);
        List<string> before;
        lock (answered)
            before = [.. answered];

        var manifest = await loose.Get<Backups>().Take(loose.Workspace, BackupFile);
        await stop.CancelAsync();
        await writing;
        var restored = (await loose.Get<Restoring>().Restore(BackupFile, loose.Name + "b", force: false)).Answer;

        var workspace = (await loose.Get<WorkspaceRegistry>().Find(null, restored.Name))!;
        var notes = (await SqliteWriterTests.Notes(workspace.Database)).Order(StringComparer.Ordinal).ToList();
        before.Except(notes).ShouldBeEmpty("answered before the backup began");
        notes.ShouldBe(answered.Take(notes.Count), "a prefix of the commits, without holes");
        workspace.Id.ShouldBe(loose.Workspace.Id);
        restored.Rows.ShouldBe(manifest.Tables.Sum(t => t.Rows));
        await using var back = (await loose.Get<BlobStore>().Open(workspace, blob.Hash))!;
        using var copy = new MemoryStream();
        await back.CopyToAsync(copy);
        copy.ToArray().ShouldBe(content);
        await loose.Get<AuditSealer>().Seal(workspace);
        (await loose.Get<AuditVerification>().Verify(workspace)).ShouldSatisfyAllConditions(r => r.Intact.ShouldBeTrue(r.Say().ToString()), r => r.Sealed.ShouldBeGreaterThanOrEqualTo(200));
        await loose.Drop(restored.Name);
    }

    [Fact]
    public async Task Another_installation_restores_it_trusts_its_history_and_reads_its_secrets()
    {
        await using var loose = await LooseWorkspace.Open();
        await SqliteWriterTests.Add(loose.Workspace.Database, "signed here");
        await loose.Get<AuditSealer>().Seal(loose.Workspace);
        var secret = loose.Get<Microsoft.AspNetCore.DataProtection.IDataProtectionProvider>().CreateProtector("test").Protect([1, 2, 3]);
        await loose.Get<Backups>().Take(loose.Workspace, BackupFile);
        await using var other = await LooseWorkspace.Open();

        var restored = (await other.Get<Restoring>().Restore(BackupFile, other.Name + "x", force: false)).Answer;

        restored.TrustedKeys.ShouldBe([loose.Get<AuditKeys>().OwnId]);
        await other.Reopen();
        var workspace = (await other.Get<WorkspaceRegistry>().Find(null, restored.Name))!;
        await other.Get<AuditSealer>().Seal(workspace);
        (await other.Get<AuditVerification>().Verify(workspace)).Intact.ShouldBeTrue();
        other.Get<Microsoft.AspNetCore.DataProtection.IDataProtectionProvider>().CreateProtector("test").Unprotect(secret).ShouldBe([1, 2, 3]);
        await other.Drop(restored.Name);
    }

    [Fact]
    public async Task A_place_that_is_taken_is_refused_and_with_force_the_old_data_is_kept_aside()
    {
        await using var loose = await LooseWorkspace.Open();
        await SqliteWriterTests.Add(loose.Workspace.Database, "in the backup");
        await loose.Get<Backups>().Take(loose.Workspace, BackupFile);
        await SqliteWriterTests.Add(loose.Workspace.Database, "later");
        await loose.Get<WorkspaceRegistry>().Close(loose.Name);

        var refused = await loose.Get<Restoring>().Restore(BackupFile, null, force: false);
        var forced = await loose.Get<Restoring>().Restore(BackupFile, null, force: true);

        refused.Refusal!.Sentence.ToString().ShouldContain("already a workspace");
        forced.Answer.KeptAside.ShouldNotBeNull();
        await loose.Reopen();
        (await SqliteWriterTests.Notes(loose.Workspace.Database)).ShouldBe(["in the backup"]);
        await loose.DropSchema(forced.Answer.KeptAside);
    }

    [Fact]
    public async Task Another_organisation_is_never_replaced_even_with_force()
    {
        await using var loose = await LooseWorkspace.Open();
        await using var other = await LooseWorkspace.Open();
        await loose.Get<Backups>().Take(loose.Workspace, BackupFile);
        await other.Get<WorkspaceRegistry>().Close(other.Name);

        var refused = await other.Get<Restoring>().Restore(BackupFile, other.Name, force: true);

        refused.Refusal!.Sentence.ToString().ShouldContain("another organisation");
    }

    [SqliteFact]
    public async Task A_workspace_a_server_works_on_is_not_restored_over()
    {
        await using var loose = await LooseWorkspace.Open();
        await loose.Get<Backups>().Take(loose.Workspace, BackupFile);
        await loose.Reopen(s => s with { Serves = true });

        await Should.ThrowAsync<FileClaimedException>(() => loose.Get<Restoring>().Restore(BackupFile, null, force: true));
    }

    [Fact]
    public async Task The_age_of_the_last_backup_is_known()
    {
        await using var loose = await LooseWorkspace.Open();
        (await Backups.LastTaken(loose.Workspace)).ShouldBeNull();

        var manifest = await loose.Get<Backups>().Take(loose.Workspace, BackupFile);

        (await Backups.LastTaken(loose.Workspace)).ShouldBe(manifest.TakenAt);
    }
}
