using Microsoft.EntityFrameworkCore;
using Steward.Platform.Data;
using Steward.WorkItems.Spaces;
using Steward.WorkItems.Types;

namespace Steward.WorkItems.Items;

internal sealed class WorkItemTables : ITables
{
    public void Map(ModelBuilder model)
    {
        model.Entity<Space>(table =>
        {
            table.ToTable("work_spaces");
            table.Property(s => s.Id).ValueGeneratedNever();
            table.Property(s => s.Key).HasMaxLength(10);
            table.Property(s => s.Name).HasMaxLength(120);
            table.HasIndex(s => s.Key).IsUnique();
            table.Ignore(s => s.TypeKeys);
        });
        model.Entity<FormerSpaceKey>(table =>
        {
            table.ToTable("work_former_space_keys");
            table.HasKey(f => f.Key);
            table.Property(f => f.Key).HasMaxLength(10);
        });
        model.Entity<ItemType>(table =>
        {
            table.ToTable("work_types");
            table.HasKey(t => t.Key);
            table.Property(t => t.Key).HasMaxLength(30);
            table.Property(t => t.Source).HasMaxLength(100);
            table.Ignore(t => t.Workflow);
            table.Ignore(t => t.EventId);
        });
        model.Entity<WorkItem>(table =>
        {
            table.ToTable("work_items");
            table.Property(i => i.Id).ValueGeneratedNever();
            table.Property(i => i.Type).HasMaxLength(30);
            table.Property(i => i.Title).HasMaxLength(500);
            table.Property(i => i.State).HasMaxLength(40);
            table.Property(i => i.Version).IsConcurrencyToken();
            table.Ignore(i => i.IsOpen);
            table.HasQueryFilter(i => i.ArchivedAt == null);
            table.HasIndex(i => new { i.SpaceId, i.Number }).IsUnique();
            table.HasIndex(i => new { i.SpaceId, i.Category, i.UpdatedAt });
            table.HasIndex(i => new { i.SpaceId, i.UpdatedAt });
            table.HasIndex(i => new { i.AssigneeId, i.Category });
            table.HasIndex(i => new { i.RequesterId, i.UpdatedAt });
            table.HasIndex(i => i.ParentId);
            table.HasIndex(i => i.MergedIntoId);
            table.HasIndex(i => i.Service);
            table.HasIndex(i => i.Process);
            table.HasIndex(i => i.Due);
        });
        model.Entity<Closure>(table =>
        {
            table.ToTable("work_closures");
            table.HasKey(c => c.ItemId);
            table.Property(c => c.ItemId).ValueGeneratedNever();
            table.HasIndex(c => c.At);
        });
        model.Entity<Comment>(table =>
        {
            table.ToTable("work_comments");
            table.Property(c => c.Id).ValueGeneratedNever();
            table.HasIndex(c => new { c.ItemId, c.At });
        });
        model.Entity<Watcher>(table =>
        {
            table.ToTable("work_watchers");
            table.HasKey(w => new { w.ItemId, w.PersonId });
            table.HasIndex(w => w.PersonId);
        });
        model.Entity<ItemField>(table =>
        {
            table.ToTable("work_fields");
            table.HasKey(f => new { f.ItemId, f.Name });
            table.Property(f => f.Name).HasMaxLength(80);
        });
        model.Entity<FormerItemKey>(table =>
        {
            table.ToTable("work_former_item_keys");
            table.HasKey(f => new { f.SpaceId, f.Number });
        });
        model.Entity<Attachment>(table =>
        {
            table.ToTable("work_attachments");
            table.Property(a => a.Id).ValueGeneratedNever();
            table.Property(a => a.Name).HasMaxLength(255);
            table.Property(a => a.Hash).HasMaxLength(64);
            table.Property(a => a.MediaType).HasMaxLength(120);
            table.Property(a => a.Class).HasMaxLength(Attaching.Judging.FileClass.Longest);
            table.Property(a => a.ScanFound).HasMaxLength(200);
            table.HasIndex(a => new { a.Scan, a.Id });
            // internal and public files count their versions apart: a requester must not learn of a note's file by its number
            table.HasIndex(a => new { a.ItemId, a.Internal, a.Name, a.Version }).IsUnique();
        });
        model.Entity<ItemLink>(table =>
        {
            table.ToTable("work_links");
            table.Property(l => l.Id).ValueGeneratedNever();
            table.HasIndex(l => new { l.FromId, l.ToId, l.Kind }).IsUnique();
            table.HasIndex(l => l.ToId);
        });
    }
}
