using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Steward.Platform.Data;
using Steward.Platform.Events;
using Steward.Tests.Platform.Running;
using Xunit;

namespace Steward.Tests.Platform.Data;

public class SqliteWriterTests
{
    [SqliteFact]
    public async Task Waiting_works_share_a_commit_and_a_bad_one_undoes_only_itself()
    {
        await using var loose = await LooseWorkspace.Open();
        var database = loose.Workspace.Database;
        using var gate = new ManualResetEventSlim();
        var held = await Held(database, gate);
        var works = Enumerable.Range(0, 40).Select(i => Task.Run(() => Add(database, $"work {i}", fail: i % 4 == 0))).ToList();
        while (database.Waiting < works.Count)
            await Task.Delay(5);
        var commitsBefore = await Commits(loose);

        gate.Set();
        await Task.WhenAll(works.Append(held)).ContinueWith(_ => { }, TaskScheduler.Default);

        works.Count(w => w.IsFaulted).ShouldBe(10);
        works.Where(w => w.IsFaulted).ShouldAllBe(w => w.Exception!.InnerException is InvalidDataException);
        (await Notes(database)).Count(n => n.StartsWith("work", StringComparison.Ordinal)).ShouldBe(30);
        (await Commits(loose) - commitsBefore).ShouldBeLessThanOrEqualTo(2, "40 works were waiting for the held one");
    }

    [SqliteFact]
    public async Task What_a_work_did_not_keep_is_gone_though_its_neighbours_are_kept()
    {
        await using var loose = await LooseWorkspace.Open();
        var database = loose.Workspace.Database;

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => database.Write(async db =>
        {
            db.Add(Event($"kept {i}"));
            await db.SaveChangesAsync(); // already written, then regretted
            return new Written<bool>(true, Keep: i % 2 == 0);
        })));

        (await Notes(database)).Count(n => n.StartsWith("kept", StringComparison.Ordinal)).ShouldBe(10);
    }

    [SqliteFact]
    public async Task Nobody_is_answered_before_the_commit()
    {
        await using var loose = await LooseWorkspace.Open();
        var database = loose.Workspace.Database;
        using var gate = new ManualResetEventSlim();

        var first = Add(database, "answered late");
        var held = await Held(database, gate);
        var behind = Add(database, "behind");
        await Task.Delay(200);

        behind.IsCompleted.ShouldBeFalse();
        (await Notes(database)).ShouldNotContain("behind");
        gate.Set();
        await Task.WhenAll(first, held, behind);
        (await Notes(database)).ShouldContain("behind");
    }

    [SqliteFact]
    public async Task A_full_disk_is_told_to_every_caller_and_passes_without_a_restart()
    {
        await using var loose = await LooseWorkspace.Open();
        var database = loose.Workspace.Database;
        await Add(database, "before");
        await Pages(database, "PRAGMA max_page_count = 1"); // the engine takes it as: not one page more

        var works = Enumerable.Range(0, 50).Select(i => Add(database, $"full {i} " + new string('x', 20_000))).ToList();
        await Task.WhenAll(works).ContinueWith(_ => { }, TaskScheduler.Default);

        var told = works.Count(w => w.IsCompletedSuccessfully);
        works.Where(w => w.IsFaulted).ShouldNotBeEmpty();
        works.Where(w => w.IsFaulted).ShouldAllBe(w => w.Exception!.InnerException is NotDurableException);
        (await Notes(database)).Count(n => n.StartsWith("full", StringComparison.Ordinal)).ShouldBe(told, "exactly what was answered is there");
        database.Trouble.ShouldNotBeNull();
        (await Notes(database)).ShouldContain("before", "reading goes on");

        await Pages(database, "PRAGMA max_page_count = 1000000");
        (await StorageProbe.Trouble(loose.Workspace)).ShouldBeNull();
        await Add(database, "after");
        database.Trouble.ShouldBeNull();
    }

    [SqliteFact]
    public async Task Every_commit_is_synchronous_and_readers_can_not_write()
    {
        await using var loose = await LooseWorkspace.Open();
        using var lease = loose.Workspace.Database.Read();

        (await Pragma(loose.Workspace.Database, "PRAGMA synchronous")).ShouldBe(2);
        (await Pragma(loose.Workspace.Database, "PRAGMA foreign_keys")).ShouldBe(1);
        (await Pragma(loose.Workspace.Database, "PRAGMA trusted_schema")).ShouldBe(0);
        Should.Throw<SqliteException>(() => lease.Db.Database.ExecuteSqlRaw("DELETE FROM events")).SqliteErrorCode.ShouldBe(8);
    }

    internal static EventRow Event(string note) => new() { Id = Ids.Next(), Kind = "test.noted", Subject = "test", Note = note };

    internal static Task<bool> Add(IWorkspaceDatabase database, string note, bool fail = false) => database.Write(async db =>
    {
        db.Add(Event(note));
        await db.SaveChangesAsync();
        return fail ? throw new InvalidDataException("a bad command") : new Written<bool>(true, Keep: true);
    });

    internal static async Task<List<string>> Notes(IWorkspaceDatabase database)
    {
        using var lease = database.Read();
        return await lease.Db.Set<EventRow>().Where(e => e.Kind == "test.noted").Select(e => e.Note!).ToListAsync();
    }

    /// <summary>A work that has begun, alone in its group, and ends with the gate's opening.</summary>
    private static async Task<Task<bool>> Held(IWorkspaceDatabase database, ManualResetEventSlim gate)
    {
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var held = database.Write(_ =>
        {
            begun.SetResult();
            gate.Wait();
            return Task.FromResult(new Written<bool>(true, Keep: true));
        });
        await begun.Task;
        return held;
    }

    private static Task Pages(IWorkspaceDatabase database, string pragma) => Pragma(database, pragma);

    private static Task<long> Pragma(IWorkspaceDatabase database, string pragma) => database.Write(async db =>
        new Written<long>((await db.Database.SqlQueryRaw<long>(pragma).ToListAsync())[0], Keep: false));

    /// <summary>Commits since the file was made, by the salt and frame counters a second connection sees.</summary>
    private static async Task<long> Commits(LooseWorkspace loose)
    {
        var wal = Path.Combine(loose.Workspace.Folder, "steward.db-wal");
        await using var stream = new FileStream(wal, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var header = new byte[24];
        long commits = 0;
        stream.Position = 32;
        while (await stream.ReadAtLeastAsync(header, 24, throwOnEndOfStream: false) == 24)
        {
            // a frame that ends a transaction carries the size of the database
            commits += System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4)) > 0 ? 1 : 0;
            stream.Position += 4096;
        }

        return commits;
    }
}
