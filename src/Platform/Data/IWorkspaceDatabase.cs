namespace Steward.Platform.Data;

public enum Engine
{
    Sqlite = 0,
    PostgreSql = 1,
}

/// <summary>What a unit of work decided: its value, and whether the work is to be kept.</summary>
public readonly record struct Written<T>(T Value, bool Keep);

/// <summary>
/// One workspace's database: a SQLite file with one group-committing writer, or a PostgreSQL schema with a transaction per unit of
/// work. Only the dispatcher and the platform's own machinery (jobs, audit, migrations) write.
/// </summary>
public interface IWorkspaceDatabase : IAsyncDisposable
{
    Engine Engine { get; }

    /// <summary>
    /// Runs <paramref name="work"/> in a transaction and answers after its commit is durable. The work may run again (serialization failure,
    /// deadlock, version conflict), so it must start from a fresh read each time. When it throws or does not keep, nothing of it stays.
    /// </summary>
    Task<T> Write<T>(Func<AppDb, Task<Written<T>>> work, CancellationToken cancel = default);

    /// <summary>A context for reading, without tracking, given back on dispose.</summary>
    ReadLease Read();

    /// <summary>Lets <paramref name="read"/> ask several queries that all see the database as it was at one moment, while writing goes on.</summary>
    Task<T> AtOneMoment<T>(Func<AppDb, Task<T>> read, CancellationToken cancel = default);

    /// <summary>The next number of a named counter, inside the unit of work that holds <paramref name="db"/>. Gaps are possible after a crash.</summary>
    Task<long> NextNumber(AppDb db, string counter);

    /// <summary>Takes <paramref name="count"/> numbers of a counter that follow each other; answers the first.</summary>
    Task<long> NextNumbers(AppDb db, string counter, int count);

    /// <summary>Brings the schema up to date; before that a copy of a SQLite file is kept beside it. Answers the names of the steps taken.</summary>
    Task<IReadOnlyList<string>> Migrate(CancellationToken cancel = default);

    /// <summary>What kept the last commit from being durable; null when it was. Reading may still work.</summary>
    string? Trouble { get; }

    /// <summary>Works that wait for the writer of a SQLite file; 0 on PostgreSQL.</summary>
    int Waiting { get; }

    /// <summary>Version of the engine, shown on the health page.</summary>
    string EngineVersion { get; }
}
