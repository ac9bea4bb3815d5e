using Microsoft.EntityFrameworkCore;
using Steward.Platform.Data;

namespace Steward.ServiceDesk.Queues;

internal sealed class QueueTables : ITables
{
    public void Map(ModelBuilder model) => model.Entity<DeskQueue>(table =>
    {
        table.ToTable("desk_queues");
        table.Property(q => q.Id).ValueGeneratedNever();
        table.Property(q => q.Name).HasMaxLength(DeskQueue.LongestName);
        table.Property(q => q.Query).HasMaxLength(DeskQueue.LongestQuery);
        table.HasIndex(q => q.SpaceId);
    });
}
