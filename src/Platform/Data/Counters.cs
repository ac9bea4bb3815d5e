using Microsoft.EntityFrameworkCore;

namespace Steward.Platform.Data;

/// <summary>A named counter, for example the last number given to an item of a space.</summary>
internal sealed class Counter
{
    public required string Name { get; init; }

    public long Value { get; init; }
}

internal sealed class CounterTables : ITables
{
    public void Map(ModelBuilder model) => model.Entity<Counter>(table =>
    {
        table.ToTable("counters");
        table.HasKey(c => c.Name);
        table.Property(c => c.Name).HasMaxLength(80);
    });
}
