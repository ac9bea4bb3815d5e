using Npgsql;
using Steward.Platform.Workspaces;

namespace Steward.Testing.Hosting;

/// <summary>Copies a prepared workspace, which is far cheaper than preparing another: a file on SQLite, a schema on PostgreSQL.</summary>
internal static class WorkspaceCopies
{
    public static async Task<Workspace> Copy(this AppFactory app, string from, string to)
    {
        if (AppFactory.Database is { } database)
            await CopySchema(database, Schema(from), Schema(to));
        else
            CopyFile(app.Workspaces.FolderOf(from), app.Workspaces.FolderOf(to));
        return (await app.Workspaces.Create(to, "Northwind")).Answer;
    }

    public static async Task Remove(this AppFactory app, string name)
    {
        await app.Workspaces.Close(name);
        if (AppFactory.Database is { } database)
            await Run(database, $"DROP SCHEMA \"{Schema(name)}\" CASCADE; DELETE FROM public.steward_workspaces WHERE name = '{name}'");
        Directory.Delete(app.Workspaces.FolderOf(name), recursive: true);
    }

    private static void CopyFile(string from, string to)
    {
        Directory.CreateDirectory(to);
        File.Copy(Path.Combine(from, "steward.db"), Path.Combine(to, "steward.db"));
    }

    private static Task CopySchema(string database, string from, string to) => Run(database, $"""
        CREATE SCHEMA "{to}";
        DO $copy$
        DECLARE
            this text;
            columns text;
        BEGIN
            FOR this IN SELECT tablename FROM pg_tables WHERE schemaname = '{from}' LOOP
                EXECUTE format('CREATE TABLE %I.%I (LIKE %I.%I INCLUDING ALL)', '{to}', this, '{from}', this);
                SELECT string_agg(format('%I', column_name), ', ') INTO columns FROM information_schema.columns
                    WHERE table_schema = '{from}' AND table_name = this AND is_generated = 'NEVER';
                EXECUTE format('INSERT INTO %I.%I (%s) SELECT %s FROM %I.%I', '{to}', this, columns, columns, '{from}', this);
            END LOOP;
        END
        $copy$;
        """);

    private static async Task Run(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static string Schema(string workspace) => "ws_" + workspace;
}
