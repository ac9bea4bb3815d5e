using Microsoft.EntityFrameworkCore;

namespace Steward.Platform.Data;

internal static class SqliteSize
{
    public static StorageSize Of(string file)
    {
        var log = new FileInfo(file + "-wal");
        return new StorageSize(new FileInfo(file).Length, log.Exists ? log.Length : 0);
    }

    public static async Task<IReadOnlyList<TableRows>> Rows(AppDb db, CancellationToken cancel)
    {
        // names come from the model, never from outside
        var names = db.Model.GetEntityTypes().Where(entity => entity.FindPrimaryKey() is not null).Select(entity => entity.GetTableName()).OfType<string>().Distinct().ToList();
        var sql = string.Join(" UNION ALL ", names.Where(name => name != "search_entries").Select(name => $"SELECT '{name}' AS \"Table\", COUNT(*) AS \"Rows\" FROM \"{name}\""));
        return await db.Database.SqlQueryRaw<TableRows>(sql).ToListAsync(cancel);
    }
}
