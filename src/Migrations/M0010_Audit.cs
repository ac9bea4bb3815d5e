using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Steward.Platform.Data;

namespace Steward.Migrations;

/// <summary>The chain over all events, its signed checkpoints, and what the platform knows about the workspace itself.</summary>
[DbContext(typeof(AppDb))]
[Migration("0010_Audit")]
public sealed class M0010_Audit : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "audit_checkpoints",
            columns: table => new
            {
                number = table.Column<long>(nullable: false),
                at = table.Column<long>(nullable: false),
                count = table.Column<long>(nullable: false),
                head = table.Column<string>(maxLength: 64, nullable: false),
                key_id = table.Column<string>(maxLength: 16, nullable: false),
                previous = table.Column<string>(maxLength: 64, nullable: false),
                signature = table.Column<string>(maxLength: 120, nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_audit_checkpoints", c => c.number);
            });

        migrationBuilder.CreateTable(
            name: "audit_links",
            columns: table => new
            {
                seq = table.Column<long>(nullable: false),
                event_id = table.Column<long>(nullable: false),
                hash = table.Column<byte[]>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_audit_links", c => c.seq);
            });
        migrationBuilder.CreateIndex("ix_audit_links_event_id", "audit_links", "event_id", unique: true);

        migrationBuilder.CreateTable(
            name: "workspace_facts",
            columns: table => new
            {
                name = table.Column<string>(maxLength: 60, nullable: false),
                value = table.Column<string>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_workspace_facts", c => c.name);
            });
    }
}
