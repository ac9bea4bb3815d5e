using Microsoft.EntityFrameworkCore;
using Steward.Platform.Data;
using Steward.WorkItems.Items;

namespace Steward.ServiceDesk.Changes;

internal sealed class ChangeTables : ITables
{
    public void Map(ModelBuilder model)
    {
        model.Entity<ChangeModel>(table =>
        {
            table.ToTable("desk_change_models");
            table.Property(m => m.Id).ValueGeneratedNever();
            table.Property(m => m.Key).HasMaxLength(ChangeModel.LongestName);
            table.Property(m => m.Name).HasMaxLength(ChangeModel.LongestName);
            table.HasIndex(m => m.Key).IsUnique();
        });
        model.Entity<RiskQuestion>(table =>
        {
            table.ToTable("desk_risk_questions");
            table.Property(q => q.Id).ValueGeneratedNever();
            table.Property(q => q.Text).HasMaxLength(RiskQuestion.LongestText);
        });
        model.Entity<Freeze>(table =>
        {
            table.ToTable("desk_freezes");
            table.Property(f => f.Id).ValueGeneratedNever();
            table.Property(f => f.Reason).HasMaxLength(Freeze.LongestReason);
        });
        model.Entity<ChangeFacts>(table =>
        {
            table.ToTable("desk_changes");
            table.HasKey(c => c.ItemId);
            table.Property(c => c.ItemId).ValueGeneratedNever();
        });
    }
}

/// <summary>What is kept of a change goes when its item goes.</summary>
internal sealed class ChangeParts : IPartsOfItems
{
    public async Task Remove(AppDb db, IQueryable<long> gone) => await db.Set<ChangeFacts>().Where(c => gone.Contains(c.ItemId)).ExecuteDeleteAsync();
}
