using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;
using Steward.Platform.Data.Rows;

namespace Steward.Platform.Data;

/// <summary>A workspace in one PostgreSQL schema: a transaction per unit of work, tried again on serialization failure, deadlock and version conflict.</summary>
internal sealed class PostgreSqlWorkspaceDatabase : IWorkspaceDatabase
{
    private const int Tries = 8;
    private const int NumbersPerBlock = 10;

    private readonly string schema;
    private readonly IReadOnlyList<ITables> tables;
    private readonly NpgsqlDataSource source;
    private readonly DbContextOptions<AppDb> writing;
    private readonly ContextPool readers;
    private readonly ContextPool writers;
    private readonly ConcurrentDictionary<string, NumberBlock> blocks = new();
    private readonly Lane retrying = new();

    public PostgreSqlWorkspaceDatabase(string connectionString, string schema, IReadOnlyList<ITables> tables)
    {
        this.schema = schema;
        this.tables = tables;
        source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString)
        {
            SearchPath = schema,
            NoResetOnClose = true,
            MaxAutoPrepare = 100,
            AutoPrepareMinUsages = 3,
            ApplicationName = "steward",
        });
        writing = Options(tracking: true);
        var reading = Options(tracking: false);
        readers = new ContextPool(() => new AppDb(reading, tables));
        writers = new ContextPool(() => new AppDb(writing, tables));
    }

    public Engine Engine => Engine.PostgreSql;

    public string EngineVersion
    {
        get
        {
            using var connection = source.OpenConnection();
            return $"PostgreSQL {connection.PostgreSqlVersion}";
        }
    }

    public static string SchemaOf(string workspace) => "ws_" + workspace.Replace('-', '_');

    /// <summary>Lends a connection of its own to a backup or a restore.</summary>
    internal async Task<T> Copy<T>(Func<Backup.PostgreSqlCopy, Task<T>> work, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        return await work(new Backup.PostgreSqlCopy(connection, schema));
    }

    /// <summary>The pool of this workspace, for LISTEN and NOTIFY.</summary>
    internal NpgsqlDataSource Source => source;

    public async Task<T> Write<T>(Func<AppDb, Task<Written<T>>> work, CancellationToken cancel = default)
    {
        for (var attempt = 1; ; attempt++)
        {
            // Who lost once waits in a lane: of fifty at one row each would otherwise lose to all others again.
            using var turn = attempt == 1 ? null : await retrying.Enter(cancel);
            var db = writers.Take();
            var sound = false;
            try
            {
                var written = await InTransaction(db, work, cancel);
                sound = true;
                return written.Value;
            }
            catch (Exception fault) when (attempt < Tries && MayBeTriedAgain(fault))
            {
                // again, in the lane; other nodes have lanes of their own
            }
            catch (Exception fault) when (IsUnavailable(fault))
            {
                // a commit whose answer was lost may have happened; nobody is told that it did
                Trouble = fault.GetBaseException().Message;
                throw new NotDurableException(fault);
            }
            finally
            {
                if (sound)
                    writers.GiveBack(db);
                else
                    await db.DisposeAsync();
            }
        }
    }

    private async Task<Written<T>> InTransaction<T>(AppDb db, Func<AppDb, Task<Written<T>>> work, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var written = await work(db);
        if (!written.Keep)
            return written;
        if (!await AddedRows.TryCommit(db))
        {
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(CancellationToken.None);
        }

        Trouble = null;
        return written;
    }

    public string? Trouble { get; private set; }

    public int Waiting => 0;

    public ReadLease Read() => readers.Lend();

    public async Task<T> AtOneMoment<T>(Func<AppDb, Task<T>> read, CancellationToken cancel = default)
    {
        using var lease = Read();
        await using var moment = await lease.Db.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancel);
        return await read(lease.Db);
    }

    public async Task<long> NextNumber(AppDb db, string counter)
    {
        // A counter row held until commit would queue all creators of a space behind each other: numbers are taken in blocks beside the transaction.
        var block = blocks.GetOrAdd(counter, _ => new NumberBlock());
        await block.Gate.WaitAsync();
        try
        {
            if (block.Next == block.End)
            {
                block.Next = await NextNumbers(db, counter, NumbersPerBlock);
                block.End = block.Next + NumbersPerBlock;
            }

            return block.Next++;
        }
        finally
        {
            block.Gate.Release();
        }
    }

    public async Task<long> NextNumbers(AppDb db, string counter, int count)
    {
        await using var command = source.CreateCommand(
            "INSERT INTO counters (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = counters.value + $2 RETURNING value");
        command.Parameters.AddWithValue(counter);
        command.Parameters.AddWithValue((long)count);
        return (long)(await command.ExecuteScalarAsync())! - count + 1;
    }

    public Task<IReadOnlyList<string>> Migrate(CancellationToken cancel = default) => MigrateTo(null, cancel);

    /// <summary>Takes the schema's steps up to the named one, or all.</summary>
    internal async Task<IReadOnlyList<string>> MigrateTo(string? step, CancellationToken cancel)
    {
        await using (var connection = await source.OpenConnectionAsync(cancel))
        {
            // One node migrates; the others wait here.
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT pg_advisory_lock(hashtext('steward-migrate')); CREATE SCHEMA IF NOT EXISTS \"{schema}\";";
            await command.ExecuteNonQueryAsync(cancel);
            try
            {
                await using var db = new AppDb(writing, tables);
                var pending = (await db.Database.GetPendingMigrationsAsync(cancel)).ToList();
                if (pending.Count > 0 || step is not null)
                    await db.Database.MigrateAsync(step, cancel);
                return pending;
            }
            finally
            {
                command.CommandText = "SELECT pg_advisory_unlock(hashtext('steward-migrate'))";
                await command.ExecuteNonQueryAsync(CancellationToken.None);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        readers.Dispose();
        writers.Dispose();
        await source.DisposeAsync();
    }

    private DbContextOptions<AppDb> Options(bool tracking)
    {
        var builder = new DbContextOptionsBuilder<AppDb>();
        builder.UseNpgsql(source, o => o.MigrationsAssembly("Steward.Migrations").MigrationsHistoryTable("__EFMigrationsHistory", schema))
            .ConfigureWarnings(w => w.Ignore(RelationalEventId.PendingModelChangesWarning));
        builder.ReplaceService<IMigrationsIdGenerator, StepNames>();
        builder.AddInterceptors(new SkipLocked());
        if (!tracking)
            builder.UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking);
        return builder.Options;
    }

    private static bool MayBeTriedAgain(Exception fault) => fault switch
    {
        DbUpdateConcurrencyException => true,
        // two at once wrote the same new row (a kept answer, a closure): the second run finds it
        PostgresException p => p.SqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.UniqueViolation,
        DbUpdateException { InnerException: { } inner } => MayBeTriedAgain(inner),
        InvalidOperationException { InnerException: { } inner } => MayBeTriedAgain(inner),
        _ => false,
    };

    /// <summary>The server is away, shutting down, full or read-only; a statement that merely failed is not that.</summary>
    private static bool IsUnavailable(Exception fault) => fault switch
    {
        PostgresException p => p.SqlState is PostgresErrorCodes.DiskFull or PostgresErrorCodes.ReadOnlySqlTransaction or PostgresErrorCodes.TooManyConnections
            or PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.IoError,
        NpgsqlException => true,
        { InnerException: { } inner } => IsUnavailable(inner),
        _ => false,
    };

    /// <summary>One at a time.</summary>
    private sealed class Lane
    {
        private readonly SemaphoreSlim free = new(1, 1);

        public async Task<IDisposable> Enter(CancellationToken cancel)
        {
            await free.WaitAsync(cancel);
            return new Turn(free);
        }

        private sealed class Turn(SemaphoreSlim free) : IDisposable
        {
            public void Dispose() => free.Release();
        }
    }

    private sealed class NumberBlock
    {
        public SemaphoreSlim Gate { get; } = new(1, 1);

        public long Next { get; set; }

        public long End { get; set; }
    }
}
