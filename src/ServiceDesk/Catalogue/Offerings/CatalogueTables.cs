using Microsoft.EntityFrameworkCore;
using Steward.Platform.Data;
using Steward.ServiceDesk.Requests;

namespace Steward.ServiceDesk.Catalogue.Offerings;

internal sealed class CatalogueTables : ITables
{
    public void Map(ModelBuilder model)
    {
        model.Entity<Offering>(table =>
        {
            table.ToTable("desk_offerings");
            table.Property(o => o.Id).ValueGeneratedNever();
            table.Property(o => o.Name).HasMaxLength(Offering.LongestName);
            table.Property(o => o.Category).HasMaxLength(Offering.LongestName);
            table.Property(o => o.Summary).HasMaxLength(Offering.LongestSummary);
            table.Property(o => o.Icon).HasMaxLength(40);
            table.Property(o => o.Type).HasMaxLength(30);
            table.Property(o => o.Expected).HasMaxLength(Offering.LongestSummary);
            table.Ignore(o => o.AudienceList);
        });
        model.Entity<FormVersion>(table =>
        {
            table.ToTable("desk_form_versions");
            table.Property(v => v.Id).ValueGeneratedNever();
            table.HasIndex(v => new { v.OfferingId, v.Number });
        });
        model.Entity<AskedRequest>(table =>
        {
            table.ToTable("desk_requests");
            table.Property(r => r.Id).ValueGeneratedNever();
            table.HasIndex(r => r.ItemId);
            table.HasIndex(r => new { r.OfferingId, r.At });
            table.HasIndex(r => r.ById);
        });
    }
}
