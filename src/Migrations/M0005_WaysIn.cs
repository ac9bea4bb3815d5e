using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Steward.Platform.Data;

namespace Steward.Migrations;

/// <summary>Authenticator apps, recovery codes, passkeys and links that let somebody in once.</summary>
[DbContext(typeof(AppDb))]
[Migration("0005_WaysIn")]
public sealed class M0005_WaysIn : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "identity_authenticators",
            columns: table => new
            {
                person_id = table.Column<long>(nullable: false),
                last_step = table.Column<long>(nullable: false),
                sealed_secret = table.Column<string>(nullable: false),
                since = table.Column<long>(nullable: false),
            },
            constraints: table => table.PrimaryKey("pk_identity_authenticators", c => c.person_id));

        migrationBuilder.CreateTable(
            name: "identity_recovery_codes",
            columns: table => new
            {
                person_id = table.Column<long>(nullable: false),
                hash = table.Column<string>(maxLength: 64, nullable: false),
                used_at = table.Column<long>(nullable: true),
            },
            constraints: table => table.PrimaryKey("pk_identity_recovery_codes", c => new { c.person_id, c.hash }));

        migrationBuilder.CreateTable(
            name: "identity_passkeys",
            columns: table => new
            {
                id = table.Column<string>(maxLength: 1_400, nullable: false),
                created_at = table.Column<long>(nullable: false),
                is_backed_up = table.Column<bool>(nullable: false),
                is_backup_eligible = table.Column<bool>(nullable: false),
                last_used_at = table.Column<long>(nullable: true),
                name = table.Column<string>(maxLength: 80, nullable: false),
                person_id = table.Column<long>(nullable: false),
                public_key = table.Column<byte[]>(nullable: false),
                sign_count = table.Column<long>(nullable: false),
                transports = table.Column<string>(maxLength: 100, nullable: false),
            },
            constraints: table => table.PrimaryKey("pk_identity_passkeys", c => c.id));
        migrationBuilder.CreateIndex("ix_identity_passkeys_person_id", "identity_passkeys", "person_id");

        migrationBuilder.CreateTable(
            name: "identity_entry_links",
            columns: table => new
            {
                id = table.Column<long>(nullable: false),
                created_at = table.Column<long>(nullable: false),
                created_by_id = table.Column<long>(nullable: true),
                expires_at = table.Column<long>(nullable: false),
                hash = table.Column<string>(maxLength: 64, nullable: false),
                person_id = table.Column<long>(nullable: false),
                purpose = table.Column<int>(nullable: false),
                used_at = table.Column<long>(nullable: true),
            },
            constraints: table => table.PrimaryKey("pk_identity_entry_links", c => c.id));
        migrationBuilder.CreateIndex("ix_identity_entry_links_hash", "identity_entry_links", "hash", unique: true);
        migrationBuilder.CreateIndex("ix_identity_entry_links_person_id", "identity_entry_links", "person_id");

        migrationBuilder.CreateTable(
            name: "identity_password_wishes",
            columns: table => new
            {
                person_id = table.Column<long>(nullable: false),
                asked_at = table.Column<long>(nullable: false),
            },
            constraints: table => table.PrimaryKey("pk_identity_password_wishes", c => c.person_id));
    }
}
