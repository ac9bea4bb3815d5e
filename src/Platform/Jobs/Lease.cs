using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Platform.Data;

namespace Steward.Platform.Jobs;

/// <summary>What one node holds for a while, so that the others leave it alone. It must be renewed before it ends.</summary>
public sealed class Lease
{
    public required string Name { get; init; }

    /// <summary>Which node: its machine, process and a word made at its start.</summary>
    public required string Holder { get; set; }

    /// <summary>Two who take it at once differ in this; the second one reads again and finds it taken.</summary>
    public Instant Until { get; set; }

    /// <summary>Takes or renews a lease. Null when it is held now, else until when another node holds it.</summary>
    public static Task<Instant?> Take(IWorkspaceDatabase database, string name, string holder, Instant now, Duration term, CancellationToken cancel) => database.Write(
        async db =>
        {
            var lease = await db.Set<Lease>().FirstOrDefaultAsync(l => l.Name == name, cancel);
            if (lease is not null && lease.Holder != holder && lease.Until > now)
                return new Written<Instant?>(lease.Until, Keep: false);
            if (lease is null)
                db.Add(lease = new Lease { Name = name, Holder = holder });
            (lease.Holder, lease.Until) = (holder, now + term);
            return new Written<Instant?>(null, Keep: true);
        },
        cancel);

    /// <summary>Lets go of a lease, so that another node need not wait for its end.</summary>
    public static Task GiveUp(IWorkspaceDatabase database, string name, string holder) => database.Write(async db =>
    {
        var lease = await db.Set<Lease>().FirstOrDefaultAsync(l => l.Name == name && l.Holder == holder);
        if (lease is not null)
            db.Remove(lease);
        return new Written<bool>(lease is not null, Keep: lease is not null);
    });
}

internal sealed class LeaseTables : ITables
{
    public void Map(ModelBuilder model) => model.Entity<Lease>(table =>
    {
        table.ToTable("leases");
        table.HasKey(l => l.Name);
        table.Property(l => l.Name).HasMaxLength(60);
        table.Property(l => l.Holder).HasMaxLength(120);
        table.Property(l => l.Until).IsConcurrencyToken();
    });
}
