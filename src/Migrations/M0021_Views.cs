using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Steward.Platform.Data;

namespace Steward.Migrations;

/// <summary>Saved views and who pinned which.</summary>
[DbContext(typeof(AppDb))]
[Migration("0021_Views")]
public sealed class M0021_Views : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "work_views",
            columns: table => new
            {
                id = table.Column<long>(nullable: false),
                audience = table.Column<int>(nullable: false),
                created_at = table.Column<long>(nullable: false),
                name = table.Column<string>(maxLength: 120, nullable: false),
                owner_id = table.Column<long>(nullable: false),
                settings = table.Column<string>(nullable: false),
                slug = table.Column<string>(maxLength: 80, nullable: false),
                space_id = table.Column<long>(nullable: true),
                team_id = table.Column<long>(nullable: true),
                updated_at = table.Column<long>(nullable: false),
            },
            constraints: table => table.PrimaryKey("pk_work_views", v => v.id));
        migrationBuilder.CreateIndex("ix_work_views_slug", "work_views", "slug", unique: true);
        migrationBuilder.CreateTable(
            name: "work_view_pins",
            columns: table => new
            {
                person_id = table.Column<long>(nullable: false),
                view_id = table.Column<long>(nullable: false),
                position = table.Column<int>(nullable: false),
            },
            constraints: table => table.PrimaryKey("pk_work_view_pins", p => new { p.person_id, p.view_id }));
    }
}
