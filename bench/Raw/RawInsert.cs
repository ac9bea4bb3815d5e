using System.Data.Common;

namespace Steward.Bench.Raw;

/// <summary>The rows of one create as prepared inserts, filled with fresh ids for each commit.</summary>
internal sealed class RawInsert
{
    private static long lastId = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() << 22;

    private readonly List<(DbCommand Command, IReadOnlyList<Func<Fresh, object>> Values)> inserts = [];

    public RawInsert(DbConnection connection, IReadOnlyList<NewRow> rows, string prefix)
    {
        // an id that names one of the rows is replaced wherever it stands, so the rows stay linked with each other
        var own = rows.Select(row => row.Values[0]).OfType<long>().Distinct().Select((id, place) => (id, place)).ToDictionary(pair => pair.id, pair => pair.place);
        Ids = own.Count;
        foreach (var row in rows)
        {
            var command = connection.CreateCommand();
            command.CommandText = $"INSERT INTO {row.Table} ({string.Join(", ", row.Columns.Select(column => $"\"{column}\""))}) VALUES ({string.Join(", ", row.Columns.Select((_, place) => $"{prefix}p{place}"))})";
            var values = new List<Func<Fresh, object>>();
            foreach (var (column, value) in row.Columns.Zip(row.Values))
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = $"p{values.Count}";
                parameter.Value = value ?? DBNull.Value;
                command.Parameters.Add(parameter);
                values.Add(value switch
                {
                    long id when own.TryGetValue(id, out var place) => fresh => fresh.Ids[place],
                    long when column == "number" => fresh => fresh.Number,
                    _ => _ => value ?? DBNull.Value,
                });
            }
            inserts.Add((command, values));
        }
    }

    public int Ids { get; }

    public IEnumerable<DbCommand> Commands => inserts.Select(insert => insert.Command);

    public void Fill(long number)
    {
        var last = Interlocked.Add(ref lastId, Ids);
        var fresh = new Fresh([.. Enumerable.Range(0, Ids).Select(place => last - place)], number);
        foreach (var (command, values) in inserts)
            for (var place = 0; place < values.Count; place++) command.Parameters[place].Value = values[place](fresh);
    }

    private sealed record Fresh(long[] Ids, long Number);
}
