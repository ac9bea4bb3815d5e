using Microsoft.EntityFrameworkCore;
using Steward.Platform.Data;
using Steward.ServiceDesk.Configuration.Importing;

namespace Steward.ServiceDesk.Configuration;

internal sealed class ConfigurationTables : ITables
{
    public void Map(ModelBuilder model)
    {
        model.Entity<CiClass>(table =>
        {
            table.ToTable("desk_ci_classes");
            table.Property(c => c.Id).ValueGeneratedNever();
            table.Property(c => c.Key).HasMaxLength(CiClass.LongestName);
            table.Property(c => c.Name).HasMaxLength(CiClass.LongestName);
            table.HasIndex(c => c.Key).IsUnique();
        });
        model.Entity<ConfigurationItem>(table =>
        {
            table.ToTable("desk_cis");
            table.Property(c => c.Id).ValueGeneratedNever();
            table.Property(c => c.Name).HasMaxLength(ConfigurationItem.LongestName);
            table.Property(c => c.ExternalKey).HasMaxLength(120);
            table.Property(c => c.Currency).HasMaxLength(3);
            table.Property(c => c.Version).IsConcurrencyToken();
            table.HasIndex(c => c.Number).IsUnique();
            table.HasIndex(c => c.ExternalKey).IsUnique();
            table.HasIndex(c => c.ClassId);
        });
        model.Entity<CiValue>(table =>
        {
            table.ToTable("desk_ci_values");
            table.HasKey(v => new { v.CiId, v.Name });
            table.Property(v => v.Name).HasMaxLength(80);
        });
        model.Entity<RelationKind>(table =>
        {
            table.ToTable("desk_ci_relation_kinds");
            table.Property(k => k.Id).ValueGeneratedNever();
            table.Property(k => k.Key).HasMaxLength(RelationKind.LongestWords);
            table.Property(k => k.Words).HasMaxLength(RelationKind.LongestWords);
            table.Property(k => k.Back).HasMaxLength(RelationKind.LongestWords);
            table.HasIndex(k => k.Key).IsUnique();
        });
        model.Entity<CiRelation>(table =>
        {
            table.ToTable("desk_ci_relations");
            table.Property(r => r.Id).ValueGeneratedNever();
            table.HasIndex(r => new { r.FromId, r.ToId, r.KindId }).IsUnique();
            table.HasIndex(r => r.ToId);
        });
        model.Entity<CiTie>(table =>
        {
            table.ToTable("desk_ci_ties");
            table.HasKey(t => new { t.CiId, t.ItemId });
            table.HasIndex(t => t.ItemId);
        });
        model.Entity<CiImport>(table =>
        {
            table.ToTable("desk_ci_imports");
            table.Property(i => i.Id).ValueGeneratedNever();
            table.Property(i => i.FileName).HasMaxLength(255);
            table.Property(i => i.Hash).HasMaxLength(64);
        });
    }
}
