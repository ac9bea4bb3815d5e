using Microsoft.EntityFrameworkCore;
using Steward.Platform.Data;
using Steward.ServiceDesk.Agreements;
using Steward.ServiceDesk.Catalogue;

namespace Steward.ServiceDesk.Clocks;

internal sealed class ClockTables : ITables
{
    public void Map(ModelBuilder model)
    {
        model.Entity<Moment>(table =>
        {
            table.ToTable("desk_moments");
            table.Property(m => m.Id).ValueGeneratedNever();
            table.Property(m => m.Type).HasMaxLength(30);
            table.Property(m => m.State).HasMaxLength(40);
            table.HasIndex(m => new { m.ItemId, m.Id });
        });
        model.Entity<Clock>(table =>
        {
            table.ToTable("desk_clocks");
            table.Property(c => c.Id).ValueGeneratedNever();
            table.Property(c => c.Calendar).HasMaxLength(120);
            // two nodes that take the same steps: one of them begins anew and finds them taken
            table.Property(c => c.StepsTaken).IsConcurrencyToken();
            table.Property(c => c.NextAt).IsConcurrencyToken();
            table.HasIndex(c => new { c.ItemId, c.DefinitionId, c.Run }).IsUnique();
            table.HasIndex(c => c.NextAt);
            table.HasIndex(c => new { c.DefinitionId, c.EndedAt });
        });
        model.Entity<ClockRecount>(table =>
        {
            table.ToTable("desk_recounts");
            table.Property(r => r.Id).ValueGeneratedNever();
        });
    }
}

internal sealed class AgreementTables : ITables
{
    public void Map(ModelBuilder model)
    {
        model.Entity<Service>(table =>
        {
            table.ToTable("desk_services");
            table.Property(s => s.Id).ValueGeneratedNever();
            table.Property(s => s.Name).HasMaxLength(Service.LongestName);
            table.HasIndex(s => s.Name).IsUnique();
        });
        model.Entity<Agreement>(table =>
        {
            table.ToTable("desk_agreements");
            table.Property(a => a.Id).ValueGeneratedNever();
            table.Property(a => a.Name).HasMaxLength(Agreement.LongestName);
            table.Property(a => a.Party).HasMaxLength(200);
            table.Property(a => a.Calendar).HasMaxLength(40);
            table.Property(a => a.Zone).HasMaxLength(60);
        });
        model.Entity<Coverage>(table =>
        {
            table.ToTable("desk_agreed_services");
            table.HasKey(a => new { a.AgreementId, a.ServiceId });
            table.HasIndex(a => a.ServiceId);
        });
        model.Entity<ClockDefinition>(table =>
        {
            table.ToTable("desk_definitions");
            table.Property(d => d.Id).ValueGeneratedNever();
            table.Property(d => d.Name).HasMaxLength(ClockDefinition.LongestName);
        });
        model.Entity<ClockVersion>(table =>
        {
            table.ToTable("desk_versions");
            table.Property(v => v.Id).ValueGeneratedNever();
            table.HasIndex(v => new { v.DefinitionId, v.Number });
        });
    }
}
