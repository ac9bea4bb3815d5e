using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Steward.Platform.Data;

namespace Steward.Migrations;

/// <summary>Rows of items' checklists.</summary>
[DbContext(typeof(AppDb))]
[Migration("0026_Checklists")]
public sealed class M0026_Checklists : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "work_check_rows",
            columns: table => new
            {
                id = table.Column<long>(nullable: false),
                done_at = table.Column<long>(nullable: true),
                done_by_id = table.Column<long>(nullable: true),
                item_id = table.Column<long>(nullable: false),
                position = table.Column<int>(nullable: false),
                text = table.Column<string>(maxLength: 500, nullable: false),
            },
            constraints: table => table.PrimaryKey("pk_work_check_rows", c => c.id));
        migrationBuilder.CreateIndex("ix_work_check_rows_item_id_position", "work_check_rows", ["item_id", "position"]);
    }
}
