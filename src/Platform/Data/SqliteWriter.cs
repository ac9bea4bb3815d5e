using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace Steward.Platform.Data;

/// <summary>
/// The only writer of a SQLite workspace: a thread that takes commands one after another and commits them in groups. Each command has
/// a savepoint, so a bad one undoes only itself; every caller is answered after the commit that holds its work is durable.
/// </summary>
internal sealed class SqliteWriter : IAsyncDisposable
{
    public const int DefaultGroup = 128;

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

    public SqliteWriter(SqliteConnection connection, Func<AppDb> newDb, int group)
    {
        this.newDb = newDb;
        this.group = group;
        begin = Prepare(connection, "BEGIN IMMEDIATE");
        savepoint = Prepare(connection, "SAVEPOINT command");
        release = Prepare(connection, "RELEASE command");
        undo = Prepare(connection, "ROLLBACK TO command");
        commit = Prepare(connection, "COMMIT");
        rollback = Prepare(connection, "ROLLBACK");
        thread = new Thread(Loop) { IsBackground = true, Name = "sqlite-writer" };
        thread.Start();
    }

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
    }

    private void Loop()
    {
        var batch = new List<Work>(group);
        while (queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
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

    private void CommitTogether(List<Work> batch)
    {
        try
        {
            begin.ExecuteNonQuery();
            foreach (var work in batch)
                RunInSavepoint(work);
            commit.ExecuteNonQuery();
        }
        catch (Exception fault)
        {
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

    private void RunInSavepoint(Work work)
    {
        savepoint.ExecuteNonQuery();
        using var db = newDb();
        if (!work.Run(db))
            undo.ExecuteNonQuery();
        release.ExecuteNonQuery();
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
        public virtual bool Run(AppDb db) => false;

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

        public override bool Run(AppDb db)
        {
            try
            {
                written = work(db).GetAwaiter().GetResult();
                if (written.Keep)
                    db.SaveChanges();
                return written.Keep;
            }
            catch (SqliteException fault) when (fault.SqliteErrorCode is 10 or 13)
            {
                throw; // I/O error or full disk: the whole group is in doubt
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
