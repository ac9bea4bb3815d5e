using Microsoft.EntityFrameworkCore;
using Steward.Platform.Data;

namespace Steward.ServiceDesk.Routing;

internal sealed class RoutingTables : ITables
{
    public void Map(ModelBuilder model)
    {
        model.Entity<RoutingRule>(table =>
        {
            table.ToTable("desk_routes");
            table.Property(r => r.Id).ValueGeneratedNever();
            table.Property(r => r.Name).HasMaxLength(RoutingRule.LongestName);
            table.Property(r => r.Condition).HasMaxLength(RoutingRule.LongestCondition);
            table.HasIndex(r => r.SpaceId);
            table.HasIndex(r => r.QueueId);
        });
        model.Entity<RoutingTurn>(table =>
        {
            table.ToTable("desk_turns");
            table.HasKey(t => t.QueueId);
            table.Property(t => t.QueueId).ValueGeneratedNever();
            table.Property(t => t.Turns).IsConcurrencyToken();
        });
    }
}
