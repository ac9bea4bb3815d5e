using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Steward.Platform.Data;

/// <summary>
/// Keeps the compiled statements of each SQLite connection. EF makes every command anew, and compiling its text costs as much as a small query
/// takes to run; PostgreSQL does the same by <c>MaxAutoPrepare</c>. A connection serves one thread at a time.
/// </summary>
internal sealed class PreparedStatements : DbCommandInterceptor
{
    private const int MostKept = 256;

    private readonly ConditionalWeakTable<DbConnection, Dictionary<string, Statement>> connections = [];

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result) =>
        Find(command) is { } kept ? InterceptionResult<DbDataReader>.SuppressWithResult(kept.Read(command)) : result;

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(ReaderExecuting(command, eventData, result));

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result) =>
        Find(command) is { } kept ? InterceptionResult<int>.SuppressWithResult(kept.Filled(command).ExecuteNonQuery()) : result;

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(NonQueryExecuting(command, eventData, result));

    public override InterceptionResult<object> ScalarExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<object> result) =>
        Find(command) is { } kept ? InterceptionResult<object>.SuppressWithResult(kept.Filled(command).ExecuteScalar()!) : result;

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(ScalarExecuting(command, eventData, result));

    /// <summary>The kept statement of this text; null while its last reader is still open, when the command has to run by itself.</summary>
    private Statement? Find(DbCommand command)
    {
        var statements = connections.GetOrCreateValue(command.Connection!);
        if (statements.TryGetValue(command.CommandText, out var known))
            return known.IsBusy ? null : known;
        if (statements.Count >= MostKept)
            Forget(statements);
        return statements[command.CommandText] = new Statement(command);
    }

    private static void Forget(Dictionary<string, Statement> statements)
    {
        foreach (var (text, statement) in statements.Where(s => !s.Value.IsBusy).ToList())
        {
            statements.Remove(text);
            statement.Dispose();
        }
    }

    private sealed class Statement : IDisposable
    {
        private readonly SqliteCommand command;
        private DbDataReader? reader;

        public Statement(DbCommand like)
        {
            command = ((SqliteConnection)like.Connection!).CreateCommand();
            command.CommandText = like.CommandText;
            foreach (SqliteParameter parameter in like.Parameters)
                command.Parameters.Add(new SqliteParameter { ParameterName = parameter.ParameterName });
        }

        public bool IsBusy => reader is { IsClosed: false };

        public DbDataReader Read(DbCommand like) => reader = Filled(like).ExecuteReader();

        public SqliteCommand Filled(DbCommand like)
        {
            command.Transaction = (SqliteTransaction?)like.Transaction;
            command.CommandTimeout = like.CommandTimeout;
            for (var i = 0; i < command.Parameters.Count; i++)
                command.Parameters[i].Value = like.Parameters[i].Value;
            return command;
        }

        public void Dispose() => command.Dispose();
    }
}
