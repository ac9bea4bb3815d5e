using Microsoft.EntityFrameworkCore;
using Steward.Identity.Absences;
using Steward.Identity.Calendars;
using Steward.Identity.EntryLinks;
using Steward.Identity.Passkeys;
using Steward.Identity.Roles;
using Steward.Identity.SecondFactors;
using Steward.Identity.Sessions;
using Steward.Identity.Teams;
using Steward.Identity.Tokens;
using Steward.Platform.Data;

namespace Steward.Identity.People;

internal sealed class IdentityTables : ITables
{
    public void Map(ModelBuilder model)
    {
        model.Entity<Person>(table =>
        {
            table.ToTable("identity_people");
            table.Property(p => p.Id).ValueGeneratedNever();
            table.Property(p => p.Name).HasMaxLength(200);
            table.Property(p => p.Email).HasMaxLength(254);
            table.HasIndex(p => p.Email).IsUnique();
        });
        model.Entity<Team>(table =>
        {
            table.ToTable("identity_teams");
            table.Property(t => t.Id).ValueGeneratedNever();
            table.Property(t => t.Name).HasMaxLength(120);
            table.HasIndex(t => t.Name).IsUnique();
        });
        model.Entity<TeamMember>(table =>
        {
            table.ToTable("identity_team_members");
            table.HasKey(m => new { m.TeamId, m.PersonId });
            table.HasIndex(m => m.PersonId);
        });
        model.Entity<Grant>(table =>
        {
            table.ToTable("identity_grants");
            table.Property(g => g.Id).ValueGeneratedNever();
            table.HasIndex(g => g.SpaceId);
        });
        model.Entity<Account>(table =>
        {
            table.ToTable("identity_accounts");
            table.HasKey(a => a.PersonId);
            table.Property(a => a.PersonId).ValueGeneratedNever();
        });
        model.Entity<Session>(table =>
        {
            table.ToTable("identity_sessions");
            table.HasKey(s => s.Hash);
            table.Property(s => s.Hash).HasMaxLength(64);
            table.HasIndex(s => s.PersonId);
        });
        MapWaysIn(model);
        MapWorkingTime(model);
        model.Entity<ApiToken>(table =>
        {
            table.ToTable("identity_api_tokens");
            table.Property(t => t.Id).ValueGeneratedNever();
            table.Property(t => t.Hash).HasMaxLength(64);
            table.Property(t => t.Name).HasMaxLength(120);
            table.HasIndex(t => t.Hash).IsUnique();
        });
    }

    private static void MapWaysIn(ModelBuilder model)
    {
        model.Entity<Authenticator>(table =>
        {
            table.ToTable("identity_authenticators");
            table.HasKey(a => a.PersonId);
            table.Property(a => a.PersonId).ValueGeneratedNever();
        });
        model.Entity<RecoveryCode>(table =>
        {
            table.ToTable("identity_recovery_codes");
            table.HasKey(c => new { c.PersonId, c.Hash });
            table.Property(c => c.Hash).HasMaxLength(64);
        });
        model.Entity<Passkey>(table =>
        {
            table.ToTable("identity_passkeys");
            table.Property(p => p.Id).HasMaxLength(1_400);
            table.Property(p => p.Name).HasMaxLength(80);
            table.Property(p => p.Transports).HasMaxLength(100);
            table.HasIndex(p => p.PersonId);
        });
        model.Entity<EntryLink>(table =>
        {
            table.ToTable("identity_entry_links");
            table.Property(l => l.Id).ValueGeneratedNever();
            table.Property(l => l.Hash).HasMaxLength(64);
            table.HasIndex(l => l.Hash).IsUnique();
            table.HasIndex(l => l.PersonId);
        });
        model.Entity<PasswordWish>(table =>
        {
            table.ToTable("identity_password_wishes");
            table.HasKey(w => w.PersonId);
            table.Property(w => w.PersonId).ValueGeneratedNever();
        });
    }

    private static void MapWorkingTime(ModelBuilder model)
    {
        model.Entity<CalendarZone>(table =>
        {
            table.ToTable("identity_calendar_zones");
            table.HasKey(z => new { z.OwnerKind, z.OwnerId });
            table.Property(z => z.Zone).HasMaxLength(60);
        });
        model.Entity<CalendarWeek>(table =>
        {
            table.ToTable("identity_calendar_weeks");
            table.Property(w => w.Id).ValueGeneratedNever();
            table.HasIndex(w => new { w.OwnerKind, w.OwnerId, w.From }).IsUnique();
        });
        model.Entity<CalendarDay>(table =>
        {
            table.ToTable("identity_calendar_days");
            table.Property(d => d.Id).ValueGeneratedNever();
            table.Property(d => d.Name).HasMaxLength(120);
            table.Property(d => d.Source).HasMaxLength(200);
            table.HasIndex(d => new { d.OwnerKind, d.OwnerId, d.From });
        });
        model.Entity<Absence>(table =>
        {
            table.ToTable("identity_absences");
            table.Property(a => a.Id).ValueGeneratedNever();
            table.Property(a => a.Note).HasMaxLength(500);
            table.HasIndex(a => new { a.PersonId, a.From });
        });
    }
}
