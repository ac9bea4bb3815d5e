using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Steward.Platform.Data;

namespace Steward.Migrations;

/// <summary>Archived items, what is kept how long, and what is kept whatever the rules say.</summary>
[DbContext(typeof(AppDb))]
[Migration("0037_Retention")]
public sealed class M0037_Retention : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<long>("archived_at", "work_items", nullable: true);
        migrationBuilder.CreateTable(
            name: "work_retention_rules",
            columns: table => new
            {
                id = table.Column<long>(nullable: false),
                archive_after = table.Column<int>(nullable: true),
                delete_after = table.Column<int>(nullable: true),
                space_id = table.Column<long>(nullable: false),
                type = table.Column<string>(maxLength: 30, nullable: false),
            },
            constraints: table => table.PrimaryKey("pk_work_retention_rules", c => c.id));
        migrationBuilder.CreateIndex("ix_work_retention_rules_space_id_type", "work_retention_rules", ["space_id", "type"], unique: true);
        migrationBuilder.CreateTable(
            name: "work_holds",
            columns: table => new
            {
                item_id = table.Column<long>(nullable: false),
                at = table.Column<long>(nullable: false),
                by_id = table.Column<long>(nullable: true),
                reason = table.Column<string>(maxLength: 300, nullable: false),
            },
            constraints: table => table.PrimaryKey("pk_work_holds", c => c.item_id));
    }
}
