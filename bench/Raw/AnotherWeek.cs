using Microsoft.Data.Sqlite;
using Npgsql;
using Steward.Bench.Serving;

namespace Steward.Bench.Raw;

/// <summary>Gives the organisation another working week behind the program's back, so that every clock has to be reckoned anew.</summary>
internal static class AnotherWeek
{
    private const string Days = "09:00–13:00|09:00–13:00|09:00–13:00|09:00–13:00|09:00–13:00||";

    public static async Task SetAsync(Site site)
    {
        var text = $"INSERT INTO {(site.Connection is null ? "" : Site.Schema + ".")}identity_calendar_weeks (id, owner_kind, owner_id, \"from\", days) VALUES (1, 0, 0, '2000-01-01', '{Days}')";
        if (site.Connection is { } cluster)
        {
            await using var database = NpgsqlDataSource.Create(cluster);
            await using var order = database.CreateCommand(text);
            await order.ExecuteNonQueryAsync();
            return;
        }

        await using var file = new SqliteConnection($"Data Source={site.DatabaseFile}");
        await file.OpenAsync();
        await using var command = file.CreateCommand();
        command.CommandText = text;
        await command.ExecuteNonQueryAsync();
    }
}
