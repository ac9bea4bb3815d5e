using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Steward.Platform.Data;

namespace Steward.Migrations;

/// <summary>People, teams, roles, sessions and tokens.</summary>
[DbContext(typeof(AppDb))]
[Migration("0002_Identity")]
public sealed class M0002_Identity : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "identity_accounts",
            columns: table => new
            {
                person_id = table.Column<long>(nullable: false),
                password_hash = table.Column<string>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_identity_accounts", c => c.person_id);
            });

        migrationBuilder.CreateTable(
            name: "identity_api_tokens",
            columns: table => new
            {
                id = table.Column<long>(nullable: false),
                created_at = table.Column<long>(nullable: false),
                expires_at = table.Column<long>(nullable: false),
                hash = table.Column<string>(maxLength: 64, nullable: false),
                last_used_at = table.Column<long>(nullable: true),
                name = table.Column<string>(maxLength: 120, nullable: false),
                person_id = table.Column<long>(nullable: false),
                revoked_at = table.Column<long>(nullable: true),
                scope = table.Column<int>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_identity_api_tokens", c => c.id);
            });
        migrationBuilder.CreateIndex("ix_identity_api_tokens_hash", "identity_api_tokens", "hash", unique: true);

        migrationBuilder.CreateTable(
            name: "identity_grants",
            columns: table => new
            {
                id = table.Column<long>(nullable: false),
                person_id = table.Column<long>(nullable: true),
                roles = table.Column<int>(nullable: false),
                space_id = table.Column<long>(nullable: false),
                team_id = table.Column<long>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_identity_grants", c => c.id);
            });
        migrationBuilder.CreateIndex("ix_identity_grants_space_id", "identity_grants", "space_id");

        migrationBuilder.CreateTable(
            name: "identity_people",
            columns: table => new
            {
                id = table.Column<long>(nullable: false),
                client_id = table.Column<long>(nullable: true),
                created_at = table.Column<long>(nullable: false),
                culture = table.Column<string>(nullable: false),
                density = table.Column<string>(nullable: false),
                deputy_id = table.Column<long>(nullable: true),
                disabled_at = table.Column<long>(nullable: true),
                email = table.Column<string>(maxLength: 254, nullable: true),
                hotkeys = table.Column<bool>(nullable: false),
                is_admin = table.Column<bool>(nullable: false),
                location = table.Column<string>(nullable: true),
                name = table.Column<string>(maxLength: 200, nullable: false),
                phone = table.Column<string>(nullable: true),
                theme = table.Column<string>(nullable: false),
                title = table.Column<string>(nullable: true),
                zone = table.Column<string>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_identity_people", c => c.id);
            });
        migrationBuilder.CreateIndex("ix_identity_people_email", "identity_people", "email", unique: true);

        migrationBuilder.CreateTable(
            name: "identity_sessions",
            columns: table => new
            {
                hash = table.Column<string>(maxLength: 64, nullable: false),
                address = table.Column<string>(nullable: true),
                browser = table.Column<string>(nullable: true),
                created_at = table.Column<long>(nullable: false),
                expires_at = table.Column<long>(nullable: false),
                person_id = table.Column<long>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_identity_sessions", c => c.hash);
            });
        migrationBuilder.CreateIndex("ix_identity_sessions_person_id", "identity_sessions", "person_id");

        migrationBuilder.CreateTable(
            name: "identity_team_members",
            columns: table => new
            {
                team_id = table.Column<long>(nullable: false),
                person_id = table.Column<long>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_identity_team_members", c => new { c.team_id, c.person_id });
            });
        migrationBuilder.CreateIndex("ix_identity_team_members_person_id", "identity_team_members", "person_id");

        migrationBuilder.CreateTable(
            name: "identity_teams",
            columns: table => new
            {
                id = table.Column<long>(nullable: false),
                lead_id = table.Column<long>(nullable: true),
                name = table.Column<string>(maxLength: 120, nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_identity_teams", c => c.id);
            });
        migrationBuilder.CreateIndex("ix_identity_teams_name", "identity_teams", "name", unique: true);
    }
}
