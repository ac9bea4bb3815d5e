using Microsoft.EntityFrameworkCore;
using Steward.Platform.Data;
using Steward.ServiceDesk.Receiving;
using Steward.ServiceDesk.Replying;

namespace Steward.ServiceDesk.Mailboxes;

internal sealed class MailboxTables : ITables
{
    public void Map(ModelBuilder model)
    {
        model.Entity<DeskMailbox>(table =>
        {
            table.ToTable("desk_mailboxes");
            table.Property(m => m.Id).ValueGeneratedNever();
            table.Property(m => m.Address).HasMaxLength(254);
            table.Property(m => m.Name).HasMaxLength(120);
            table.Property(m => m.Type).HasMaxLength(30);
            table.Property(m => m.Host).HasMaxLength(253);
            table.Property(m => m.User).HasMaxLength(254);
            table.Property(m => m.Folder).HasMaxLength(200);
            table.Property(m => m.Fingerprint).HasMaxLength(64);
            table.Property(m => m.TrustedServer).HasMaxLength(253);
            table.HasIndex(m => m.Address).IsUnique();
        });
        model.Entity<MailboxStanding>(table =>
        {
            table.ToTable("desk_mailbox_standings");
            table.HasKey(s => s.MailboxId);
            table.Property(s => s.MailboxId).ValueGeneratedNever();
            table.Property(s => s.Words).HasMaxLength(700);
        });
        model.Entity<ReceivedMail>(table =>
        {
            table.ToTable("desk_mails");
            table.Property(m => m.Id).ValueGeneratedNever();
            table.Property(m => m.Fate).IsConcurrencyToken(); // of two who apply the same mail at once, the second reads again
            table.Property(m => m.SourceKey).HasMaxLength(200);
            table.Property(m => m.RawHash).HasMaxLength(64);
            table.Property(m => m.Detail).HasMaxLength(700);
            table.Property(m => m.MessageId).HasMaxLength(250);
            table.Property(m => m.Claim).HasMaxLength(64);
            table.Property(m => m.FromAddress).HasMaxLength(254);
            table.Property(m => m.FromName).HasMaxLength(200);
            table.Property(m => m.Subject).HasMaxLength(500);
            table.Property(m => m.HtmlHash).HasMaxLength(64);
            table.HasIndex(m => m.SourceKey).IsUnique();
            table.HasIndex(m => m.Claim).IsUnique();
            table.HasIndex(m => new { m.Fate, m.Id });
            table.HasIndex(m => m.ItemId);
            table.HasIndex(m => new { m.FromAddress, m.At });
            table.HasIndex(m => m.RawHash);
            table.HasIndex(m => m.HtmlHash);
        });
        model.Entity<ThreadMail>(table =>
        {
            table.ToTable("desk_thread_mails");
            table.HasKey(t => new { t.ItemId, t.MessageId });
            table.Property(t => t.MessageId).HasMaxLength(250);
            table.HasIndex(t => t.MessageId);
        });
        model.Entity<SentMail>(table =>
        {
            table.ToTable("desk_sent_mails");
            table.Property(m => m.Id).ValueGeneratedNever();
            table.Property(m => m.Recipient).HasMaxLength(254);
            table.Property(m => m.MessageId).HasMaxLength(250);
            table.Property(m => m.FailureWords).HasMaxLength(700);
            table.HasIndex(m => new { m.ItemId, m.At });
            table.HasIndex(m => m.MessageId);
            table.HasIndex(m => new { m.Recipient, m.At });
        });
        model.Entity<DeadAddress>(table =>
        {
            table.ToTable("desk_dead_addresses");
            table.HasKey(d => d.Address);
            table.Property(d => d.Address).HasMaxLength(254);
            table.Property(d => d.Words).HasMaxLength(700);
        });
        model.Entity<LetterTemplate>(table =>
        {
            table.ToTable("desk_letter_templates");
            table.HasKey(t => new { t.Kind, t.Language });
            table.Property(t => t.Language).HasMaxLength(2);
            table.Property(t => t.Subject).HasMaxLength(200);
        });
        model.Entity<TokenKey>(table =>
        {
            table.ToTable("desk_token_keys");
            table.Property(k => k.Id).ValueGeneratedNever();
        });
    }
}
