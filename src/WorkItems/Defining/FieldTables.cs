using Microsoft.EntityFrameworkCore;
using Steward.Platform.Data;

namespace Steward.WorkItems.Defining;

internal sealed class FieldTables : ITables
{
    public void Map(ModelBuilder model) => model.Entity<FieldDefinition>(table =>
    {
        table.ToTable("work_field_definitions");
        table.Property(f => f.Id).ValueGeneratedNever();
        table.Property(f => f.Key).HasMaxLength(80);
        table.Property(f => f.Name).HasMaxLength(80);
        table.Ignore(f => f.ChoiceList);
        table.Ignore(f => f.TypeKeys);
        table.Ignore(f => f.FormName);
        table.Ignore(f => f.IsWritten);
        table.Ignore(f => f.IsNumeric);
        table.HasIndex(f => f.Key).IsUnique();
    });
}
