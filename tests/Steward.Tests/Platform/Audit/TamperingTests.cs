using Shouldly;
using Steward.Platform.Audit;
using Steward.Platform.Data;
using Steward.Platform.Workspaces;
using Steward.Testing.Running;
using Xunit;

namespace Steward.Tests.Platform.Audit;

/// <summary>Every kind of manipulation, at places drawn by a fixed seed; each must be found and its first bad entry named.</summary>
public class TamperingTests
{
    private readonly Random random = new(20_260_101);

    [Fact]
    public async Task Every_planted_manipulation_is_found_and_its_first_entry_is_named()
    {
        await using var history = await SealedHistory.Make();
        using var elsewhere = new TemporaryFolder();
        var forger = new AuditKeys(new StorageOptions { DataFolder = elsewhere.Path });
        var planted = 0;
        var missed = new List<string>();

        async Task Plant(string what, Func<AppDb, Task> tamper, long? entry = null)
        {
            planted++;
            var report = await history.VerifyAfter(tamper);
            var first = report.Findings.Count == 0 ? null : report.Findings[0];
            var named = first is not null && (entry is null || (first.Entry <= entry && Math.Max(first.UntilEntry, first.Entry) >= entry));
            if (report.Intact || !named)
                missed.Add($"{what}: {report.Say()}");
        }

        int Place() => random.Next(SealedHistory.Events) + 1;
        long IdAt(int seq) => history.EventIds[seq - 1];

        for (var round = 0; round < 4; round++)
        {
            foreach (var (column, value) in Tampering.Edits)
            {
                var place = Place();
                await Plant($"{column} of entry {place} edited", db => Tampering.Edit(db, IdAt(place), column, value), place);
            }

            for (var again = 0; again < 3; again++)
            {
                var (one, two) = (Place(), Place());
                var other = one == two ? (two % SealedHistory.Events) + 1 : two;
                var first = Math.Min(one, other);
                await Plant($"event of entry {one} deleted", db => Tampering.DeleteEvent(db, IdAt(one)), one);
                await Plant($"events of entries {one} and {other} exchanged", db => Tampering.SwapEvents(db, IdAt(one), IdAt(other)), first);
                await Plant($"places of entries {one} and {other} exchanged", db => Tampering.SwapPlaces(db, IdAt(one), IdAt(other)), first);
                await Plant($"entry {one} taken out", db => Tampering.RemoveLinks(db, one, one), one);
                await Plant($"cut from entry {one}", db => Tampering.CutFrom(db, one, checkpointsToo: false), one);
                await Plant($"cut from entry {one} with checkpoints", db => Tampering.CutFrom(db, one, checkpointsToo: true), one);
                await Plant($"event put in after entry {one}", db => Tampering.Insert(db, IdAt(one == SealedHistory.Events ? 1 : one)));
                await Plant($"entry {one} edited and all restamped", async db =>
                {
                    await Tampering.Edit(db, IdAt(one), "note", "'never said'");
                    await Tampering.Restamp(db, history.Workspace);
                }, one);
                await Plant($"event of entry {one} deleted and all restamped", async db =>
                {
                    await Tampering.DeleteEvent(db, IdAt(one));
                    await Tampering.Restamp(db, history.Workspace);
                }, one);
            }

            var restamped = Place();
            foreach (var claim in new[] { null, history.Loose.Get<AuditKeys>().OwnId })
            {
                await Plant($"entry {restamped} edited, restamped and signed by a stranger", async db =>
                {
                    await Tampering.Edit(db, IdAt(restamped), "actor_id", "99");
                    await Tampering.Restamp(db, history.Workspace);
                    await Tampering.SignAgain(db, history.Workspace, forger, claim);
                });
            }

            var number = random.Next(8) + 1;
            await Plant($"checkpoint {number} removed", db => Tampering.RemoveCheckpoint(db, number));
            await Plant($"count of checkpoint {number} edited", db => Tampering.EditCheckpoint(db, number, "count", "count - 1"));
            await Plant($"head of checkpoint {number} edited", db => Tampering.EditCheckpoint(db, number, "head", "'" + new string('a', 64) + "'"));
            await Plant($"time of checkpoint {number} edited", db => Tampering.EditCheckpoint(db, number, "at", "at - 3600000"));
        }

        missed.ShouldBeEmpty();
        planted.ShouldBeGreaterThanOrEqualTo(100);
        (await history.Verify()).Say().ToString().ShouldContain("intact");
    }

    [Fact]
    public async Task Everything_cut_away_is_found_by_the_file_outside()
    {
        await using var history = await SealedHistory.Make();

        var report = await history.VerifyAfter(db => Tampering.CutFrom(db, 1, checkpointsToo: true));

        report.Findings[0].Fault.ShouldBe(AuditFault.Cut);
        report.Findings[0].UntilEntry.ShouldBe(history.EventIds.Count);
    }

    [Fact]
    public async Task A_cut_with_its_checkpoints_and_the_file_beside_is_found_by_the_copy_elsewhere()
    {
        await using var history = await SealedHistory.Make();
        using var elsewhere = new TemporaryFolder();
        var copy = Path.Combine(elsewhere.Path, "copy.jsonl");
        File.Copy(history.File, copy);
        var lines = File.ReadAllLines(history.File);
        File.WriteAllLines(history.File, lines[..^2]);
        Task CutTwo(AppDb db) => Tampering.CutFrom(db, history.EventIds.Count - 59, checkpointsToo: true);

        (await history.VerifyAfter(CutTwo)).Intact.ShouldBeTrue("nothing beside the database knows of the cut");
        (await history.VerifyAfter(CutTwo, copy)).Findings[0].Fault.ShouldBe(AuditFault.Cut);
    }

    [Fact]
    public async Task A_file_of_checkpoints_that_was_changed_or_removed_is_found()
    {
        await using var history = await SealedHistory.Make();
        var lines = File.ReadAllLines(history.File);

        foreach (var place in Enumerable.Range(0, lines.Length))
        {
            File.WriteAllLines(history.File, [.. lines[..place], lines[place].Replace("\"count\":", "\"count\":1", StringComparison.Ordinal), .. lines[(place + 1)..]]);
            (await history.Verify()).Findings.ShouldContain(f => f.Fault == AuditFault.FileDiffers, $"line {place + 1} edited");
            if (place == lines.Length - 1)
                continue; // without its last line the file is only behind; the next sealing appends it
            File.WriteAllLines(history.File, [.. lines[..place], .. lines[(place + 1)..]]);
            (await history.Verify()).Findings.ShouldContain(f => f.Fault == AuditFault.FileDiffers, $"line {place + 1} removed");
        }

        File.Delete(history.File);
        (await history.Verify()).Findings[0].Fault.ShouldBe(AuditFault.FileMissing);
    }
}
