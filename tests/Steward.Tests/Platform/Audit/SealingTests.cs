using System.Buffers;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Steward.Platform.Audit;
using Steward.Platform.Data;
using Steward.Platform.Events;
using Steward.Tests.Platform.Running;
using Steward.Testing.Running;
using Xunit;

namespace Steward.Tests.Platform.Audit;

public class SealingTests
{
    [Fact]
    public async Task Events_that_are_not_sealed_yet_are_reported_as_waiting()
    {
        await using var history = await SealedHistory.Make();
        await history.Record(3);

        var before = await history.Verify();
        await history.Loose.Get<AuditSealer>().Seal(history.Workspace);
        var after = await history.Verify();

        (before.Intact, before.Waiting).ShouldBe((true, 3));
        (after.Intact, after.Waiting, after.Sealed).ShouldBe((true, 0, before.Sealed + 3));
    }

    [Fact]
    public async Task Nothing_new_makes_no_checkpoint()
    {
        await using var history = await SealedHistory.Make();

        (await history.Loose.Get<AuditSealer>().Seal(history.Workspace)).ShouldBe(0);

        (await history.Verify()).Checkpoints.ShouldBe(File.ReadAllLines(history.File).Length);
    }

    [Fact]
    public async Task More_events_than_a_batch_are_sealed_in_one_go()
    {
        await using var history = await SealedHistory.Make();
        await history.Record((2 * AuditSealer.Batch) + 5);

        (await history.Loose.Get<AuditSealer>().Seal(history.Workspace)).ShouldBe((2 * AuditSealer.Batch) + 5);

        (await history.Verify()).Intact.ShouldBeTrue();
    }

    [Fact]
    public async Task Several_sealers_at_once_make_one_chain()
    {
        await using var history = await SealedHistory.Make();
        await history.Record(500);
        var sealer = history.Loose.Get<AuditSealer>();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => sealer.Seal(history.Workspace))));
        await sealer.Seal(history.Workspace);

        var report = await history.Verify();
        (report.Say().ToString(), report.Sealed).ShouldBe((report.Say().ToString(), history.EventIds.Count));
        report.Intact.ShouldBeTrue(report.Say().ToString());
    }

    [Fact]
    public async Task A_checkpoint_a_crash_kept_from_the_file_is_appended_next_time()
    {
        await using var history = await SealedHistory.Make();
        var lines = File.ReadAllLines(history.File);
        File.WriteAllText(history.File, string.Join('\n', lines[..^1]) + "\n" + lines[^1][..40]); // the power went while it was written

        (await history.Verify()).ShouldSatisfyAllConditions(r => r.Intact.ShouldBeTrue(), r => r.FilesBehind.ShouldBe(1));
        await history.Record(1);
        await history.Loose.Get<AuditSealer>().Seal(history.Workspace);

        (await history.Verify()).ShouldSatisfyAllConditions(r => r.Intact.ShouldBeTrue(r.Say().ToString()), r => r.FilesBehind.ShouldBe(0));
    }

    [Fact]
    public async Task Checkpoints_go_to_a_second_folder_too()
    {
        using var elsewhere = new TemporaryFolder();
        await using var loose = await LooseWorkspace.Open();
        await loose.Reopen(storage => storage with { CheckpointCopyFolder = elsewhere.Path });
        await loose.Workspace.Database.Write(db =>
        {
            db.Add(new EventRow { Id = Ids.Next(), Kind = "a.b", Subject = "a" });
            return Task.FromResult(new Written<bool>(true, Keep: true));
        });

        await loose.Get<AuditSealer>().Seal(loose.Workspace);

        File.ReadAllText(Path.Combine(elsewhere.Path, loose.Name + "-checkpoints.jsonl")).ShouldBe(File.ReadAllText(Path.Combine(loose.Workspace.Folder, "audit-checkpoints.jsonl")));
    }

    [Fact]
    public async Task A_history_signed_by_a_key_of_before_is_trusted_only_with_its_public_key()
    {
        await using var history = await SealedHistory.Make();
        var (id, pem) = history.Loose.Get<AuditKeys>().PublicKeys().Single();
        File.Delete(AuditKeys.FileOf(history.Loose.Storage));
        await history.Loose.Reopen();

        (await history.Verify()).Findings[0].ShouldSatisfyAllConditions(f => f.Fault.ShouldBe(AuditFault.UnknownKey), f => f.Say().ToString().ShouldContain(id));
        history.Loose.Get<AuditKeys>().Trust(pem);

        (await history.Verify()).Intact.ShouldBeTrue();
    }

    [Fact]
    public async Task Every_column_of_an_event_is_hashed()
    {
        await using var loose = await LooseWorkspace.Open();
        using var lease = loose.Workspace.Database.Read();

        lease.Db.Model.FindEntityType(typeof(EventRow))!.GetProperties().Select(p => p.GetColumnName())
            .ShouldBe(Tampering.Edits.Select(e => e.Column), ignoreOrder: true, "a new column needs a number in EventBytes and a line in Tampering.Edits");
    }

    [Fact]
    public void Moving_a_letter_from_one_column_to_the_next_changes_the_bytes()
    {
        static byte[] Bytes(string kind, string subject, string? note)
        {
            var buffer = new ArrayBufferWriter<byte>();
            EventBytes.Write(buffer, new EventRow { Id = 1, Kind = kind, Subject = subject, Note = note });
            return buffer.WrittenSpan.ToArray();
        }

        Bytes("ab", "c", null).ShouldNotBe(Bytes("a", "bc", null));
        Bytes("a", "b", "").ShouldNotBe(Bytes("a", "b", null));
    }
}
