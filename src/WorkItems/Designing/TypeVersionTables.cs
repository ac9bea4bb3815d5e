using Microsoft.EntityFrameworkCore;
using Steward.Platform.Data;

namespace Steward.WorkItems.Designing;

internal sealed class TypeVersionTables : ITables
{
    public void Map(ModelBuilder model)
    {
        model.Entity<TypeVersion>(table =>
        {
            table.ToTable("work_type_versions");
            table.HasKey(v => new { v.TypeKey, v.Version });
            table.Property(v => v.TypeKey).HasMaxLength(30);
        });
        model.Entity<TypeDraft>(table =>
        {
            table.ToTable("work_type_drafts");
            table.HasKey(d => d.TypeKey);
            table.Property(d => d.TypeKey).HasMaxLength(30);
            table.Property(d => d.Source).HasMaxLength(100);
            table.Property(d => d.Revision).IsConcurrencyToken();
        });
        model.Entity<SharedWorkflow>(table =>
        {
            table.ToTable("work_shared_workflows");
            table.HasKey(s => new { s.Key, s.Version });
            table.Property(s => s.Key).HasMaxLength(100);
            table.Property(s => s.Name).HasMaxLength(60);
        });
    }
}
