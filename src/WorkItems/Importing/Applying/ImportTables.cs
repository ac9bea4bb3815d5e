using Microsoft.EntityFrameworkCore;
using Steward.Platform.Blobs;
using Steward.Platform.Data;

namespace Steward.WorkItems.Importing.Applying;

internal sealed class ImportTables : ITables
{
    public void Map(ModelBuilder model)
    {
        model.Entity<ImportRun>(table =>
        {
            table.ToTable("work_import_runs");
            table.Property(r => r.Id).ValueGeneratedNever();
            table.Property(r => r.FileName).HasMaxLength(255);
            table.Property(r => r.Hash).HasMaxLength(64);
            table.Property(r => r.Fingerprint).HasMaxLength(32);
            table.Property(r => r.Zone).HasMaxLength(60);
            table.Ignore(r => r.IsUnderWay);
            table.HasIndex(r => new { r.SpaceId, r.CreatedAt });
            table.HasIndex(r => r.Hash);
        });
        model.Entity<ImportFinding>(table =>
        {
            table.ToTable("work_import_findings");
            table.HasKey(f => new { f.RunId, f.Number });
            table.Property(f => f.Code).HasMaxLength(40);
            table.Ignore(f => f.Problem);
        });
        model.Entity<ImportedItem>(table =>
        {
            table.ToTable("work_imported_items");
            table.HasKey(i => i.ItemId);
            table.Property(i => i.ItemId).ValueGeneratedNever();
            table.Property(i => i.ExternalId).HasMaxLength(ExternalIds.Longest);
            table.Property(i => i.Content).HasMaxLength(32);
            table.HasIndex(i => new { i.SpaceId, i.ExternalId }).IsUnique();
        });
        model.Entity<ImportTouch>(table =>
        {
            table.ToTable("work_import_touches");
            table.HasKey(t => new { t.RunId, t.ItemId });
            table.HasIndex(t => t.ItemId);
        });
        model.Entity<ImportedParty>(table =>
        {
            table.ToTable("work_import_parties");
            table.HasKey(p => new { p.RunId, p.PartyId });
        });
        model.Entity<RememberedMapping>(table =>
        {
            table.ToTable("work_import_mappings");
            table.HasKey(m => m.Fingerprint);
            table.Property(m => m.Fingerprint).HasMaxLength(32);
        });
    }
}

/// <summary>Uploaded files stay as long as their run: a report without its file proves nothing.</summary>
internal sealed class ImportBlobs : IUseBlobs
{
    public async Task<IReadOnlyList<string>> Used(AppDb db, IReadOnlyList<string> hashes, CancellationToken cancel) =>
        await db.Set<ImportRun>().Where(r => hashes.Contains(r.Hash)).Select(r => r.Hash).Distinct().ToListAsync(cancel);
}
