using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Steward.Platform.Data;

namespace Steward.Migrations;

/// <summary>Workflows as they were published, the drafts of the next ones, the gallery they are shared in; and which priority follows from impact and urgency.</summary>
[DbContext(typeof(AppDb))]
[Migration("0029_TypeVersions")]
public sealed class M0029_TypeVersions : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "work_type_versions",
            columns: table => new
            {
                type_key = table.Column<string>(maxLength: 30, nullable: false),
                version = table.Column<int>(nullable: false),
                at = table.Column<long>(nullable: false),
                by_id = table.Column<long>(nullable: true),
                definition = table.Column<string>(nullable: false),
            },
            constraints: table => table.PrimaryKey("pk_work_type_versions", v => new { v.type_key, v.version }));
        migrationBuilder.CreateTable(
            name: "work_type_drafts",
            columns: table => new
            {
                type_key = table.Column<string>(maxLength: 30, nullable: false),
                at = table.Column<long>(nullable: false),
                by_id = table.Column<long>(nullable: true),
                definition = table.Column<string>(nullable: false),
                revision = table.Column<int>(nullable: false),
                source = table.Column<string>(maxLength: 100, nullable: true),
                source_version = table.Column<int>(nullable: false),
            },
            constraints: table => table.PrimaryKey("pk_work_type_drafts", d => d.type_key));
        migrationBuilder.AddColumn<string>("source", "work_types", maxLength: 100, nullable: true);
        migrationBuilder.AddColumn<int>("source_version", "work_types", nullable: false, defaultValue: 0);
        migrationBuilder.CreateTable(
            name: "work_shared_workflows",
            columns: table => new
            {
                key = table.Column<string>(maxLength: 100, nullable: false),
                version = table.Column<int>(nullable: false),
                about = table.Column<string>(nullable: false),
                at = table.Column<long>(nullable: false),
                by_id = table.Column<long>(nullable: true),
                definition = table.Column<string>(nullable: false),
                name = table.Column<string>(maxLength: 60, nullable: false),
            },
            constraints: table => table.PrimaryKey("pk_work_shared_workflows", s => new { s.key, s.version }));
        migrationBuilder.CreateTable(
            name: "work_priority_cells",
            columns: table => new
            {
                impact = table.Column<string>(maxLength: 80, nullable: false),
                urgency = table.Column<string>(maxLength: 80, nullable: false),
                priority = table.Column<int>(nullable: false),
            },
            constraints: table => table.PrimaryKey("pk_work_priority_cells", c => new { c.impact, c.urgency }));
    }
}
