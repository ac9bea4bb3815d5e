using Microsoft.EntityFrameworkCore;
using Steward.Platform.Data;
using Steward.Platform.Workspaces;

namespace Steward.WorkItems.Limits;

/// <summary>How many open items a column shall hold at most, in a whole space, whatever a view of it shows.</summary>
public sealed class ColumnLimit
{
    public long SpaceId { get; init; }

    /// <summary>As a board names its columns: a state's key, or <c>category:active</c>.</summary>
    public required string ColumnKey { get; init; }

    public int Most { get; set; }

    /// <summary>What would go over it is refused; otherwise the board only says so.</summary>
    public bool Hard { get; set; }

    /// <summary>Counts what came in under a hard limit: of two that would both take the last place, one begins anew and is refused.</summary>
    public int Arrivals { get; private set; }

    public void Arrive() => Arrivals++;
}

/// <summary>All limits of a workspace, in memory: where there are none, neither boards nor moves ask the database.</summary>
public sealed class LimitDirectory : IPerWorkspace<LimitDirectory>
{
    public const string Topic = "limits";

    private readonly Remembered<ILookup<long, ColumnLimit>> remembered;

    private LimitDirectory(Workspace workspace) => remembered = new(workspace, Topic, db => db.Set<ColumnLimit>().AsEnumerable().ToLookup(l => l.SpaceId));

    public static LimitDirectory Create(Workspace workspace) => new(workspace);

    public IEnumerable<ColumnLimit> Of(long spaceId) => remembered.Now[spaceId];
}

internal sealed class LimitTables : ITables
{
    public void Map(ModelBuilder model) => model.Entity<ColumnLimit>(table =>
    {
        table.ToTable("work_limits");
        table.HasKey(l => new { l.SpaceId, l.ColumnKey });
        table.Property(l => l.ColumnKey).HasMaxLength(60);
        table.Property(l => l.Arrivals).IsConcurrencyToken();
    });
}
