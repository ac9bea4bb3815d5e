using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Steward.Platform.Text;

namespace Steward.Platform.Data;

/// <summary>
/// A workspace in one SQLite file: WAL, synchronous=FULL, exactly one writing connection, read-only readers. Other processes may write to the
/// same file (command-line verbs beside a server); whoever holds the <see cref="FileClaim"/> checkpoints.
/// </summary>
internal sealed class SqliteWorkspaceDatabase : IWorkspaceDatabase
{
    private readonly string file;
    private readonly IReadOnlyList<ITables> tables;
    private readonly SqliteConnection connection;
    private readonly DbContextOptions<AppDb> writing;
    private readonly ContextPool readers;
    private readonly SqliteWriter writer;
    private readonly SqliteCommand nextNumber;
    private readonly FileClaim? claim;

    private SqliteWorkspaceDatabase(string file, IReadOnlyList<ITables> tables, int commandsPerCommit, FileClaim? claim)
    {
        this.file = file;
        this.tables = tables;
        this.claim = claim;
        connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        connection.Open();
        Pragma(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF; PRAGMA busy_timeout=20000; PRAGMA cache_size=-32000; PRAGMA temp_store=MEMORY; PRAGMA journal_size_limit=67108864;");
        if (claim is null)
            NeverCheckpoint(connection);
        writing = Options(builder => builder.UseSqlite(connection, o => OneTextPerQuery(o).MigrationsAssembly("Steward.Migrations")));
        var reading = Options(builder => builder
            .UseSqlite(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString(), o => OneTextPerQuery(o))
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking));
        readers = new ContextPool(() => OpenReader(reading));
        nextNumber = connection.CreateCommand();
        nextNumber.CommandText = "INSERT INTO counters (name, value) VALUES (@name, @count) ON CONFLICT (name) DO UPDATE SET value = value + @count RETURNING value";
        nextNumber.Parameters.Add("@name", SqliteType.Text);
        nextNumber.Parameters.Add("@count", SqliteType.Integer);
        writer = new SqliteWriter(connection, NewWriting, commandsPerCommit, () => ForeignCommit?.Invoke());
    }

    /// <summary>Opens the file.</summary>
    /// <param name="file">Path of the file; made when it is not there.</param>
    /// <param name="tables">The model.</param>
    /// <param name="serves">A server needs the file's claim and is refused without it; a verb works without it, too.</param>
    /// <param name="commandsPerCommit">Most commands per commit.</param>
    /// <param name="cancel">Stops waiting for the claim.</param>
    /// <exception cref="FileClaimedException">Another server or a long command works on the file.</exception>
    public static async Task<SqliteWorkspaceDatabase> Open(
        string file, IReadOnlyList<ITables> tables, bool serves, int commandsPerCommit = SqliteWriter.DefaultGroup, CancellationToken cancel = default)
    {
        var claim = serves ? await FileClaim.Take(file, TimeSpan.FromSeconds(5), cancel) : FileClaim.TryTake(file);
        try
        {
            return new SqliteWorkspaceDatabase(file, tables, commandsPerCommit, claim);
        }
        catch
        {
            claim?.Dispose();
            throw;
        }
    }

    /// <summary>Called when another process has committed to the file, within half a second: what is cached may be old.</summary>
    internal Action? ForeignCommit { get; set; }

    public Engine Engine => Engine.Sqlite;

    internal string File => file;

    public string EngineVersion => $"SQLite {connection.ServerVersion}";

    public Task<T> Write<T>(Func<AppDb, Task<Written<T>>> work, CancellationToken cancel = default) => writer.Run(work, cancel);

    public string? Trouble => writer.Trouble;

    public int Waiting => writer.Waiting;

    public ReadLease Read() => readers.Lend();

    public async Task<T> AtOneMoment<T>(Func<AppDb, Task<T>> read, CancellationToken cancel = default)
    {
        using var lease = Read();
        // deferred: the moment is that of the first query, and no lock is asked for that only a writer may hold
        await using var moment = ((SqliteConnection)lease.Db.Database.GetDbConnection()).BeginTransaction(deferred: true);
        await using var shared = await lease.Db.Database.UseTransactionAsync(moment, cancel);
        return await read(lease.Db);
    }

    /// <summary>Runs on the writer's own connection inside its savepoint, so a refused command gives its number back.</summary>
    public Task<long> NextNumber(AppDb db, string counter) => NextNumbers(db, counter, 1);

    public Task<long> NextNumbers(AppDb db, string counter, int count)
    {
        nextNumber.Parameters[0].Value = counter;
        nextNumber.Parameters[1].Value = count;
        return Task.FromResult((long)nextNumber.ExecuteScalar()! - count + 1);
    }

    public Task<IReadOnlyList<string>> Migrate(CancellationToken cancel = default) => MigrateTo(null, keepCopy: true, cancel);

    /// <summary>Takes the schema's steps up to the named one, or all.</summary>
    internal async Task<IReadOnlyList<string>> MigrateTo(string? step, bool keepCopy, CancellationToken cancel) =>
        await writer.Alone(() =>
        {
            using var db = NewWriting();
            db.Database.AutoTransactionBehavior = AutoTransactionBehavior.WhenNeeded;
            var pending = db.Database.GetPendingMigrations().ToList();
            if (pending.Count > 0 && claim is null)
                throw new FileClaimedException(Texts<PlatformTexts>.Say("MigrateClaimed", file, FileClaim.HolderOf(file)).ToString());
            if (keepCopy && pending.Count > 0 && db.Database.GetAppliedMigrations().Any())
                KeepCopy();
            if (pending.Count > 0 || step is not null) // asking again whether nothing is to be done takes a tenth of a start
                db.Database.Migrate(step);
            return (IReadOnlyList<string>)pending;
        }, cancel);

    public async ValueTask DisposeAsync()
    {
        await writer.DisposeAsync();
        readers.Dispose();
        await connection.DisposeAsync();
        claim?.Dispose();
    }

    private AppDb NewWriting()
    {
        var db = new AppDb(writing, tables);
        db.Database.AutoTransactionBehavior = AutoTransactionBehavior.Never; // the writer holds the transaction and a savepoint per command
        db.Database.AutoSavepointsEnabled = false;
        return db;
    }

    /// <summary>A consistent copy of the file as it was before a change of the schema, beside it, named by the engine's own clock.</summary>
    private void KeepCopy()
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT strftime('%Y%m%d-%H%M%S', 'now')";
        var stamp = (string)command.ExecuteScalar()!;
        command.CommandText = "VACUUM INTO @copy";
        command.Parameters.AddWithValue("@copy", $"{file}.before-{stamp}");
        command.ExecuteNonQuery();
    }

    private static void NeverCheckpoint(SqliteConnection connection)
    {
        const int NoCheckpointOnClose = 1006; // SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE
        Pragma(connection, "PRAGMA wal_autocheckpoint=0");
        SQLitePCL.raw.sqlite3_db_config(connection.Handle, NoCheckpointOnClose, 1, out _);
    }

    private AppDb OpenReader(DbContextOptions<AppDb> options)
    {
        var db = new AppDb(options, tables);
        db.Database.OpenConnection();
        Pragma((SqliteConnection)db.Database.GetDbConnection(), "PRAGMA trusted_schema=OFF; PRAGMA query_only=ON; PRAGMA busy_timeout=5000; PRAGMA cache_size=-16000; PRAGMA mmap_size=268435456; PRAGMA temp_store=MEMORY;");
        return db;
    }

    private static DbContextOptions<AppDb> Options(Func<DbContextOptionsBuilder<AppDb>, DbContextOptionsBuilder> use)
    {
        var builder = new DbContextOptionsBuilder<AppDb>();
        builder.ReplaceService<IMigrationsIdGenerator, StepNames>();
        builder.AddInterceptors(new PreparedStatements());
        use(builder).ConfigureWarnings(w => w.Ignore(RelationalEventId.PendingModelChangesWarning));
        return builder.Options;
    }

    /// <summary>
    /// A list of values is one parameter: with one for each, EF composes the text of a query anew every time, which costs more than the query, and no compiled
    /// statement fits the next.
    /// </summary>
    private static SqliteDbContextOptionsBuilder OneTextPerQuery(SqliteDbContextOptionsBuilder options) =>
        options.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter);

    private static void Pragma(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
