using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;
using NpgsqlTypes;

namespace Steward.Platform.Data.Rows;

internal static partial class AddedRows
{
    private static readonly ConcurrentDictionary<IEntityType, Insert> Inserts = new();

    /// <summary>Writes the added rows and commits, all in one round trip; false when EF has to do both.</summary>
    public static async Task<bool> TryCommit(AppDb db)
    {
        if (Of(db) is not { } added)
            return false;
        await using var batch = new NpgsqlBatch((NpgsqlConnection)db.Database.GetDbConnection());
        foreach (var (_, type, row) in added)
            batch.BatchCommands.Add(Inserts.GetOrAdd(type, Insert.Into).Of(row));
        batch.BatchCommands.Add(new NpgsqlBatchCommand("COMMIT"));
        try
        {
            await batch.ExecuteNonQueryAsync(CancellationToken.None);
        }
        catch (PostgresException fault)
        {
            throw new DbUpdateException(fault.Message, fault); // as EF tells it
        }

        return true;
    }

    /// <summary>The insert of one table: always the same text with parameters of the same types, so a connection prepares it once.</summary>
    private sealed record Insert(string Text, ManyRows.Shape Shape, IReadOnlyList<NpgsqlDbType> Types)
    {
        public static Insert Into(IEntityType table)
        {
            var shape = ManyRows.Shape.Of(table);
            var places = string.Join(", ", shape.Columns.Select((_, i) => $"${i + 1}"));
            return new Insert($"INSERT INTO \"{shape.Table}\" ({shape.ColumnList}) VALUES ({places})", shape, [.. shape.Stored.Select(TypeOf)]);
        }

        public NpgsqlBatchCommand Of(object row)
        {
            var command = new NpgsqlBatchCommand(Text);
            for (var i = 0; i < Types.Count; i++)
                command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = Types[i], Value = Shape.Values[i](row) ?? DBNull.Value });
            return command;
        }

        private static NpgsqlDbType TypeOf(Type stored) => Type.GetTypeCode(stored) switch
        {
            TypeCode.String => NpgsqlDbType.Text,
            TypeCode.Int64 => NpgsqlDbType.Bigint,
            TypeCode.Int32 => NpgsqlDbType.Integer,
            TypeCode.Int16 => NpgsqlDbType.Smallint,
            TypeCode.Boolean => NpgsqlDbType.Boolean,
            TypeCode.Double => NpgsqlDbType.Double,
            TypeCode.Decimal => NpgsqlDbType.Numeric,
            _ when stored == typeof(byte[]) => NpgsqlDbType.Bytea,
            _ => throw new NotSupportedException($"No insert writes a {stored.Name} yet."),
        };
    }
}
