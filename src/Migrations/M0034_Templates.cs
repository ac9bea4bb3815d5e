using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Steward.Platform.Data;

namespace Steward.Migrations;

/// <summary>Items and trees of items to make again, and schedules that make them.</summary>
[DbContext(typeof(AppDb))]
[Migration("0034_Templates")]
public sealed class M0034_Templates : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "work_templates",
            columns: table => new
            {
                id = table.Column<long>(nullable: false),
                content = table.Column<string>(nullable: false),
                created_at = table.Column<long>(nullable: false),
                name = table.Column<string>(maxLength: 120, nullable: false),
                saved_by_id = table.Column<long>(nullable: true),
                space_id = table.Column<long>(nullable: false),
                updated_at = table.Column<long>(nullable: false),
            },
            constraints: table => table.PrimaryKey("pk_work_templates", t => t.id));
        migrationBuilder.CreateIndex("ix_work_templates_space_id", "work_templates", "space_id");
        migrationBuilder.AddColumn<long>("template_id", "work_schedules", nullable: true);
    }
}
