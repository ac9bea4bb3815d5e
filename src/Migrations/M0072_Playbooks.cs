using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Steward.Platform.Data;

namespace Steward.Migrations;

/// <summary>Playbooks, and what was ticked of them for which item.</summary>
[DbContext(typeof(AppDb))]
[Migration("0072_Playbooks")]
public sealed class M0072_Playbooks : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "desk_playbooks",
            columns: table => new
            {
                id = table.Column<long>(nullable: false),
                body = table.Column<string>(nullable: false),
                condition = table.Column<string>(maxLength: 2000, nullable: false),
                created_at = table.Column<long>(nullable: false),
                ended_at = table.Column<long>(nullable: true),
                name = table.Column<string>(maxLength: 80, nullable: false),
                space_id = table.Column<long>(nullable: false),
            },
            constraints: table => table.PrimaryKey("pk_desk_playbooks", r => r.id));
        migrationBuilder.CreateIndex("ix_desk_playbooks_space_id", "desk_playbooks", "space_id");
        migrationBuilder.CreateTable(
            name: "desk_playbook_ticks",
            columns: table => new
            {
                item_id = table.Column<long>(nullable: false),
                playbook_id = table.Column<long>(nullable: false),
                entry = table.Column<string>(maxLength: 200, nullable: false),
                at = table.Column<long>(nullable: false),
                by_id = table.Column<long>(nullable: true),
            },
            constraints: table => table.PrimaryKey("pk_desk_playbook_ticks", r => new { r.item_id, r.playbook_id, r.entry }));
        migrationBuilder.CreateIndex("ix_desk_playbook_ticks_playbook_id", "desk_playbook_ticks", "playbook_id");
    }
}
