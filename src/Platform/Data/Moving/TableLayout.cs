using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using NodaTime;

namespace Steward.Platform.Data.Moving;

/// <summary>The tables that make up a workspace: as the model knows them, and as a database of any age has them.</summary>
internal static partial class TableLayout
{
    /// <summary>
    /// What stays where it is: the search index is made anew from the texts it covers, contents of files travel as files, leases and
    /// answers kept for repeated calls mean nothing elsewhere.
    /// </summary>
    private static readonly HashSet<string> StayBehind = ["search_entries", "blobs", "blob_parts", "leases", "kept_answers", "__EFMigrationsHistory", "__EFMigrationsLock"];

    /// <summary>Every table that travels, with its columns by name and its key, in the order of their names.</summary>
    public static IReadOnlyList<(string Table, IReadOnlyList<PortableColumn> Columns, IReadOnlyList<string> Key)> Of(AppDb db) =>
    [
        .. db.Model.GetEntityTypes().Where(entity => entity.GetTableName() is { } name && !StayBehind.Contains(name) && entity.FindPrimaryKey() is not null)
            .GroupBy(entity => entity.GetTableName()!, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (group.Key, Columns(group), Key(group.First()))),
    ];

    /// <summary>Tables and columns of a database as they stand there, whatever its version; columns with the engine's own type.</summary>
    public static async Task<Dictionary<string, Dictionary<string, string>>> In(AppDb db, Engine engine, CancellationToken cancel)
    {
        var tables = new Dictionary<string, Dictionary<string, string>>(StringComparer.Ordinal);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = engine == Engine.Sqlite ? SqliteColumns : PostgreSqlColumns;
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            if (StayBehind.Contains(reader.GetString(0)) || reader.GetString(0).StartsWith("search_entries_", StringComparison.Ordinal))
                continue;
            if (!tables.TryGetValue(reader.GetString(0), out var columns))
                tables[reader.GetString(0)] = columns = new Dictionary<string, string>(StringComparer.Ordinal);
            columns[reader.GetString(1)] = reader.GetString(2).ToUpperInvariant();
        }

        return tables;
    }

    /// <summary>May values of this kind stand in a column of that type?</summary>
    public static bool Fits(PortableKind kind, string type) => kind switch
    {
        PortableKind.Integer => type is "INTEGER" or "BIGINT" or "SMALLINT",
        PortableKind.Instant => type is "INTEGER" or "BIGINT",
        PortableKind.Boolean => type is "INTEGER" or "BOOLEAN",
        PortableKind.Text or PortableKind.Date => type is "TEXT" or "CHARACTER VARYING",
        PortableKind.Bytes => type is "BLOB" or "BYTEA",
        PortableKind.Number => type is "REAL" or "DOUBLE PRECISION",
        _ => false,
    };

    private static IReadOnlyList<string> Key(IEntityType entity) => [.. entity.FindPrimaryKey()!.Properties.Select(property => property.GetColumnName())];

    private static IReadOnlyList<PortableColumn> Columns(IEnumerable<IEntityType> entities) =>
    [
        .. entities.SelectMany(entity => entity.GetProperties()).DistinctBy(property => property.GetColumnName(), StringComparer.Ordinal)
            .OrderBy(property => property.GetColumnName(), StringComparer.Ordinal).Select(Column),
    ];

    private static PortableColumn Column(IProperty property)
    {
        var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        var stored = property.GetTypeMapping().Converter?.ProviderClrType ?? type;
        stored = Nullable.GetUnderlyingType(stored) ?? stored;
        var kind = type == typeof(Instant) ? PortableKind.Instant
            : type == typeof(LocalDate) ? PortableKind.Date
            : stored == typeof(bool) ? PortableKind.Boolean
            : stored == typeof(byte[]) ? PortableKind.Bytes
            : stored == typeof(string) ? PortableKind.Text
            : stored.IsEnum || stored == typeof(long) || stored == typeof(int) || stored == typeof(short) || stored == typeof(byte) ? PortableKind.Integer
            : stored == typeof(double) ? PortableKind.Number
            : throw new NotSupportedException($"{property.DeclaringType.Name}.{property.Name}: {type.Name} has no engine-neutral form.");
        return new PortableColumn(property.GetColumnName(), kind, type.IsEnum && kind == PortableKind.Integer ? Words(type) : null);
    }

    private static Dictionary<string, string> Words(Type type) => Enum.GetValuesAsUnderlyingType(type).Cast<object>().Distinct()
        .ToDictionary(number => Convert.ToInt64(number, System.Globalization.CultureInfo.InvariantCulture).ToString(System.Globalization.CultureInfo.InvariantCulture),
            number => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(Enum.GetName(type, number)!), StringComparer.Ordinal);
}
