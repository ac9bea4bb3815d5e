using Microsoft.EntityFrameworkCore;
using Steward.Platform.Data;
using Steward.WorkItems.Items;

namespace Steward.WorkItems.Defining;

/// <summary>Which priority follows from an impact and an urgency, both as the choices of their fields are written.</summary>
public sealed class PriorityCell
{
    public required string Impact { get; init; }

    public required string Urgency { get; init; }

    public Priority Priority { get; set; }
}

internal sealed class PriorityTables : ITables
{
    public void Map(ModelBuilder model) => model.Entity<PriorityCell>(table =>
    {
        table.ToTable("work_priority_cells");
        table.HasKey(c => new { c.Impact, c.Urgency });
        table.Property(c => c.Impact).HasMaxLength(FieldShape.NameLength);
        table.Property(c => c.Urgency).HasMaxLength(FieldShape.NameLength);
    });
}
