using Microsoft.EntityFrameworkCore;
using Steward.Identity.Roles;
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
        model.Entity<ApiToken>(table =>
        {
            table.ToTable("identity_api_tokens");
            table.Property(t => t.Id).ValueGeneratedNever();
            table.Property(t => t.Hash).HasMaxLength(64);
            table.Property(t => t.Name).HasMaxLength(120);
            table.HasIndex(t => t.Hash).IsUnique();
        });
    }
}
