using Microsoft.EntityFrameworkCore;
using Steward.Platform.Data;

namespace Steward.Platform.Workspaces;

/// <summary>A fact the platform keeps about a workspace inside its database: its id, when it was last verified or backed up.</summary>
internal sealed class WorkspaceFact
{
    public required string Name { get; init; }

    public required string Value { get; set; }
}

internal static class WorkspaceFacts
{
    public const string Id = "id";
    public const string BackedUp = "backed-up";
    public const string Verified = "verified";
    public const string RestoreDrilled = "restore-drilled";
    public const string Probed = "probed";

    /// <summary>The workspace's id, made when it is opened for the first time.</summary>
    public static async Task<string> IdOf(IWorkspaceDatabase database)
    {
        try
        {
            return await Known(database) ?? await database.Write(async db =>
            {
                var made = Guid.NewGuid().ToString("N");
                if (await db.Fact(Id) is { } known)
                    return new Written<string>(known, Keep: false);
                db.Add(new WorkspaceFact { Name = Id, Value = made });
                return new Written<string>(made, Keep: true);
            });
        }
        catch (DbUpdateException) when (Known(database).GetAwaiter().GetResult() is not null)
        {
            return (await Known(database))!; // two nodes opened a new workspace at the same time, the other one was first
        }
    }

    private static async Task<string?> Known(IWorkspaceDatabase database)
    {
        using var lease = database.Read();
        return await lease.Db.Fact(Id);
    }

    public static Task<string?> Fact(this AppDb db, string name, CancellationToken cancel = default) =>
        db.Set<WorkspaceFact>().AsNoTracking().Where(f => f.Name == name).Select(f => f.Value).FirstOrDefaultAsync(cancel);

    public static Task Keep(this IWorkspaceDatabase database, string name, string value, CancellationToken cancel = default) =>
        database.Write(
            async db =>
            {
                if (await db.Set<WorkspaceFact>().FirstOrDefaultAsync(f => f.Name == name, cancel) is { } fact)
                    fact.Value = value;
                else
                    db.Add(new WorkspaceFact { Name = name, Value = value });
                return new Written<bool>(true, Keep: true);
            },
            cancel);
}

internal sealed class WorkspaceFactTables : ITables
{
    public void Map(ModelBuilder model) => model.Entity<WorkspaceFact>(table =>
    {
        table.ToTable("workspace_facts");
        table.HasKey(f => f.Name);
        table.Property(f => f.Name).HasMaxLength(60);
    });
}
