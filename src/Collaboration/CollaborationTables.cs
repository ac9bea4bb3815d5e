using Microsoft.EntityFrameworkCore;
using Steward.Collaboration.Drafting;
using Steward.Collaboration.Mailing;
using Steward.Collaboration.Notifying;
using Steward.Collaboration.Preferring;
using Steward.Platform.Data;

namespace Steward.Collaboration;

internal sealed class CollaborationTables : ITables
{
    public void Map(ModelBuilder model)
    {
        model.Entity<Notification>(table =>
        {
            table.ToTable("collaboration_notifications");
            table.Property(n => n.Id).ValueGeneratedNever();
            table.Property(n => n.Detail).HasMaxLength(200);
            table.HasIndex(n => new { n.PersonId, n.ItemId, n.At });
            table.HasIndex(n => n.MailDueAt);
            table.HasIndex(n => n.DigestId);
            table.HasIndex(n => n.At);
        });
        model.Entity<NewsBundle>(table =>
        {
            table.ToTable("collaboration_bundles");
            table.HasKey(b => new { b.PersonId, b.ItemId });
            table.Property(b => b.LatestDetail).HasMaxLength(200);
            table.HasIndex(b => new { b.PersonId, b.NewestAt });
            table.HasIndex(b => new { b.PersonId, b.Unread });
            table.HasIndex(b => b.SnoozedUntil);
            table.HasIndex(b => b.NewestAt);
        });
        model.Entity<DueReminder>(table =>
        {
            table.ToTable("collaboration_reminders");
            table.HasKey(r => new { r.ItemId, r.Kind });
        });
        model.Entity<NewsPreference>(table =>
        {
            table.ToTable("collaboration_preferences");
            table.HasKey(p => p.PersonId);
            table.Property(p => p.PersonId).ValueGeneratedNever();
        });
        model.Entity<SpacePreference>(table =>
        {
            table.ToTable("collaboration_space_preferences");
            table.HasKey(p => new { p.PersonId, p.SpaceId });
        });
        model.Entity<NewsDigest>(table =>
        {
            table.ToTable("collaboration_digests");
            table.Property(d => d.Id).ValueGeneratedNever();
            table.HasIndex(d => d.At);
        });
        model.Entity<KeptDraft>(table =>
        {
            table.ToTable("collaboration_drafts");
            table.HasKey(d => new { d.PersonId, d.Name });
            table.Property(d => d.Name).HasMaxLength(KeptDraft.LongestName);
            table.Property(d => d.Base).HasMaxLength(KeptDraft.LongestBase);
            table.HasIndex(d => d.At);
        });
    }
}
