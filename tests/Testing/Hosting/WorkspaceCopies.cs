using System.Collections.Concurrent;
using Npgsql;
using Steward.Platform.Workspaces;

namespace Steward.Testing.Hosting;

/// <summary>Copies a prepared workspace, which is far cheaper than preparing another: a file on SQLite, a schema on PostgreSQL.</summary>
internal static class WorkspaceCopies
{
    // Making a schema of some eighty tables takes longer than most tests; filling one that is there again takes a tenth of it.
    private static readonly ConcurrentDictionary<string, ConcurrentBag<string>> Used = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, string> Origin = new(StringComparer.Ordinal);

    /// <summary>A workspace with the contents of another, of the given name or of one that was given back.</summary>
    public static async Task<Workspace> Copy(this AppFactory app, string from, string to)
    {
        if (AppFactory.Database is not { } database)
        {
            CopyFile(app.Workspaces.FolderOf(from), app.Workspaces.FolderOf(to));
        }
        else if (Used.TryGetValue(from, out var used) && used.TryTake(out var again))
        {
            to = again;
            await Run(database, Refill(Schema(from), Schema(to)));
        }
        else
        {
            await Run(database, Make(Schema(from), Schema(to)));
        }

        Origin[to] = from;
        return (await app.Workspaces.Create(to, "Northwind")).Answer;
    }

    public static async Task Remove(this AppFactory app, string name)
    {
        await app.Workspaces.Close(name);
        if (AppFactory.Database is { } database)
        {
            var made = Origin.TryGetValue(name, out var from);
            await Run(database, $"{(made ? "" : $"DROP SCHEMA \"{Schema(name)}\" CASCADE;")} DELETE FROM public.steward_workspaces WHERE name = '{name}'");
            if (made)
                Used.GetOrAdd(from!, _ => []).Add(name);
        }

        Directory.Delete(app.Workspaces.FolderOf(name), recursive: true);
    }

    private static void CopyFile(string from, string to)
    {
        Directory.CreateDirectory(to);
        File.Copy(Path.Combine(from, "steward.db"), Path.Combine(to, "steward.db"));
    }

    private static string Make(string from, string to) => $"""
        CREATE SCHEMA "{to}";
        {ForEachTable(from, $"EXECUTE format('CREATE TABLE %I.%I (LIKE %I.%I INCLUDING ALL)', '{to}', this, '{from}', this);", to)}
        """;

    // a copied table has no foreign keys, so tables are emptied and filled in any order
    private static string Refill(string from, string to) =>
        ForEachTable(from, $"EXECUTE format('DELETE FROM %I.%I', '{to}', this);", to);

    private static string ForEachTable(string from, string first, string to) => $"""
        DO $copy$
        DECLARE
            this text;
            columns text;
        BEGIN
            FOR this IN SELECT tablename FROM pg_tables WHERE schemaname = '{from}' LOOP
                {first}
                SELECT string_agg(quote_ident(attname), ', ') INTO columns FROM pg_attribute
                    WHERE attrelid = format('%I.%I', '{from}', this)::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '';
                EXECUTE format('INSERT INTO %I.%I (%s) SELECT %s FROM %I.%I', '{to}', this, columns, columns, '{from}', this);
            END LOOP;
        END
        $copy$;
        """;

    private static async Task Run(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static string Schema(string workspace) => "ws_" + workspace;
}
