using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Steward.Platform.Data;

namespace Steward.Migrations;

/// <summary>Workflows as they were published, and the drafts of the next ones.</summary>
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
            },
            constraints: table => table.PrimaryKey("pk_work_type_drafts", d => d.type_key));
    }
}
