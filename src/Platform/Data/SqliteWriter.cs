using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Steward.Platform.Data.Rows;

namespace Steward.Platform.Data;

/// <summary>
/// The only writer of a SQLite workspace: a thread that takes commands one after another and commits them in groups. Each command has
/// a savepoint, so a bad one undoes only itself; every caller is answered after the commit that holds its work is durable.
/// </summary>
internal sealed class SqliteWriter : IAsyncDisposable
{
    public const int DefaultGroup = 128;

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(500);

    private readonly Channel<Work> queue = Channel.CreateBounded<Work>(10_000);
    private readonly Func<AppDb> newDb;
    private readonly int group;
    private readonly Thread thread;
    private readonly SqliteCommand begin;
    private readonly SqliteCommand savepoint;
    private readonly SqliteCommand release;
    private readonly SqliteCommand undo;
    private readonly SqliteCommand commit;
    private readonly SqliteCommand rollback;
    private readonly SqliteCommand dataVersion;
    private readonly Action foreignCommit;
    private readonly AddedRows.Sqlite added;
    private AppDb? kept;
    private long seenVersion;

    public SqliteWriter(SqliteConnection connection, Func<AppDb> newDb, int group, Action foreignCommit)
    {
        this.foreignCommit = foreignCommit;
        added = new AddedRows.Sqlite(connection);
        this.newDb = newDb;
        this.group = group;
        begin = Prepare(connection, "BEGIN IMMEDIATE");
        savepoint = Prepare(connection, "SAVEPOINT command");
        release = Prepare(connection, "RELEASE command");
        undo = Prepare(connection, "ROLLBACK TO command");
        commit = Prepare(connection, "COMMIT");
        rollback = Prepare(connection, "ROLLBACK");
        dataVersion = Prepare(connection, "PRAGMA data_version"); // changes only by commits of other connections
        seenVersion = (long)dataVersion.ExecuteScalar()!;
        thread = new Thread(Loop) { IsBackground = true, Name = "sqlite-writer" };
        thread.Start();
    }

    /// <summary>What kept the last group from being committed; null when it was.</summary>
    public string? Trouble { get; private set; }

    public int Waiting => queue.Reader.Count;

    public async Task<T> Run<T>(Func<AppDb, Task<Written<T>>> work, CancellationToken cancel)
    {
        var item = new Work<T>(work);
        await queue.Writer.WriteAsync(item, cancel);
        return await item.Answer;
    }

    /// <summary>Runs something that needs the connection to itself, outside any transaction (migrations, VACUUM).</summary>
    public async Task<T> Alone<T>(Func<T> work, CancellationToken cancel)
    {
        var item = new LoneWork<T>(work);
        await queue.Writer.WriteAsync(item, cancel);
        return await item.Answer;
    }

    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        await Task.Run(thread.Join);
        kept?.Dispose();
        added.Dispose();
    }

    private void Loop()
    {
        var batch = new List<Work>(group);
        while (WaitForWork())
        {
            batch.Clear();
            Work? alone = null;
            while (batch.Count < group && alone is null && queue.Reader.TryRead(out var work))
            {
                if (work.NeedsConnection)
                    alone = work;
                else
                    batch.Add(work);
            }

            if (batch.Count > 0)
                CommitTogether(batch);
            alone?.RunAlone();
        }
    }

    private bool WaitForWork()
    {
        var waiting = queue.Reader.WaitToReadAsync().AsTask();
        while (!waiting.Wait(BetweenLooks))
        {
            try
            {
                LookForForeignCommits();
            }
            catch (SqliteException)
            {
                // the storage is in trouble; whoever writes next is told
            }
        }

        return waiting.Result;
    }

    private void LookForForeignCommits()
    {
        var version = (long)dataVersion.ExecuteScalar()!;
        if (version == seenVersion)
            return;
        seenVersion = version;
        foreignCommit();
    }

    private void CommitTogether(List<Work> batch)
    {
        try
        {
            begin.ExecuteNonQuery();
            LookForForeignCommits();
            foreach (var work in batch)
                RunInSavepoint(work);
            commit.ExecuteNonQuery();
            Trouble = null;
        }
        catch (Exception fault)
        {
            Trouble = fault.GetBaseException().Message;
            // Full disk, failing sync: nothing of the group is durable, so nobody is told that it is.
            try
            {
                rollback.ExecuteNonQuery();
            }
            catch (SqliteException)
            {
                // the engine has already rolled back
            }

            foreach (var work in batch)
                work.Fail(new NotDurableException(fault));
            return;
        }

        foreach (var work in batch)
            work.Settle();
    }

    /// <summary>
    /// One context serves command after command, emptied in between: making one costs as much as a small command. After a failure that ends the group
    /// it is thrown away.
    /// </summary>
    private void RunInSavepoint(Work work)
    {
        savepoint.ExecuteNonQuery();
        var db = kept ?? newDb();
        kept = null;
        if (!work.Run(db, added))
            undo.ExecuteNonQuery();
        release.ExecuteNonQuery();
        db.ChangeTracker.Clear();
        kept = db;
    }

    private static SqliteCommand Prepare(SqliteConnection connection, string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }

    private abstract class Work
    {
        public virtual bool NeedsConnection => false;

        /// <summary>Runs the work; false when nothing of it may stay.</summary>
        public virtual bool Run(AppDb db, AddedRows.Sqlite added) => false;

        public virtual void RunAlone()
        {
        }

        /// <summary>Answers the caller, after the commit.</summary>
        public abstract void Settle();

        public abstract void Fail(Exception fault);
    }

    private sealed class Work<T>(Func<AppDb, Task<Written<T>>> work) : Work
    {
        private readonly TaskCompletionSource<T> source = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private Written<T> written;
        private Exception? thrown;

        public Task<T> Answer => source.Task;

        public override bool Run(AppDb db, AddedRows.Sqlite added)
        {
            try
            {
                written = work(db).GetAwaiter().GetResult();
                if (written.Keep && !added.TrySave(db))
                    db.SaveChanges();
                return written.Keep;
            }
            catch (Exception fault) when (fault.GetBaseException() is SqliteException { SqliteErrorCode: 8 or 10 or 11 or 13 or 14 or 26 })
            {
                throw; // read-only, I/O error, damaged, full: the engine may have undone the whole group already
            }
            catch (Exception fault)
            {
                thrown = fault;
                return false;
            }
        }

        public override void Settle()
        {
            if (thrown is null)
                source.SetResult(written.Value);
            else
                source.SetException(thrown);
        }

        public override void Fail(Exception fault) => source.SetException(fault);
    }

    private sealed class LoneWork<T>(Func<T> work) : Work
    {
        private readonly TaskCompletionSource<T> source = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<T> Answer => source.Task;

        public override bool NeedsConnection => true;

        public override void RunAlone()
        {
            try
            {
                source.SetResult(work());
            }
            catch (Exception fault)
            {
                source.SetException(fault);
            }
        }

        public override void Settle()
        {
        }

        public override void Fail(Exception fault) => source.SetException(fault);
    }
}

/// <summary>The storage did not confirm the commit, so nothing was acknowledged. The edge answers 503.</summary>
public sealed class NotDurableException(Exception cause) : Exception("The change could not be made durable.", cause);
