using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Steward.Platform.Data;

namespace Steward.Migrations;

/// <summary>Imports: their runs, findings, what they made and how files were understood.</summary>
[DbContext(typeof(AppDb))]
[Migration("0012_Imports")]
public sealed class M0012_Imports : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        Runs(migrationBuilder);
        migrationBuilder.CreateTable(
            name: "work_import_findings",
            columns: table => new
            {
                run_id = table.Column<long>(nullable: false),
                number = table.Column<int>(nullable: false),
                arguments = table.Column<string>(nullable: false),
                code = table.Column<string>(maxLength: 40, nullable: false),
                column = table.Column<string>(nullable: true),
                row = table.Column<int>(nullable: false),
                value = table.Column<string>(nullable: true),
                weight = table.Column<int>(nullable: false),
            },
            constraints: table => table.PrimaryKey("pk_work_import_findings", c => new { c.run_id, c.number }));

        migrationBuilder.CreateTable(
            name: "work_imported_items",
            columns: table => new
            {
                item_id = table.Column<long>(nullable: false),
                content = table.Column<string>(maxLength: 32, nullable: false),
                external_id = table.Column<string>(maxLength: 200, nullable: false),
                space_id = table.Column<long>(nullable: false),
                version = table.Column<int>(nullable: false),
            },
            constraints: table => table.PrimaryKey("pk_work_imported_items", c => c.item_id));
        migrationBuilder.CreateIndex("ix_work_imported_items_space_id_external_id", "work_imported_items", ["space_id", "external_id"], unique: true);

        migrationBuilder.CreateTable(
            name: "work_import_touches",
            columns: table => new
            {
                run_id = table.Column<long>(nullable: false),
                item_id = table.Column<long>(nullable: false),
                before = table.Column<string>(nullable: true),
                row = table.Column<int>(nullable: false),
                version = table.Column<int>(nullable: false),
            },
            constraints: table => table.PrimaryKey("pk_work_import_touches", c => new { c.run_id, c.item_id }));
        migrationBuilder.CreateIndex("ix_work_import_touches_item_id", "work_import_touches", "item_id");

        migrationBuilder.CreateTable(
            name: "work_import_parties",
            columns: table => new
            {
                run_id = table.Column<long>(nullable: false),
                party_id = table.Column<long>(nullable: false),
                is_team = table.Column<bool>(nullable: false),
            },
            constraints: table => table.PrimaryKey("pk_work_import_parties", c => new { c.run_id, c.party_id }));

        migrationBuilder.CreateTable(
            name: "work_import_mappings",
            columns: table => new
            {
                fingerprint = table.Column<string>(maxLength: 32, nullable: false),
                at = table.Column<long>(nullable: false),
                mapping = table.Column<string>(nullable: false),
            },
            constraints: table => table.PrimaryKey("pk_work_import_mappings", c => c.fingerprint));
    }

    private static void Runs(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "work_import_runs",
            columns: table => new
            {
                id = table.Column<long>(nullable: false),
                bad_rows = table.Column<int>(nullable: false),
                by_id = table.Column<long>(nullable: true),
                created = table.Column<int>(nullable: false),
                created_at = table.Column<long>(nullable: false),
                fault = table.Column<string>(nullable: true),
                file_name = table.Column<string>(maxLength: 255, nullable: false),
                fingerprint = table.Column<string>(maxLength: 32, nullable: false),
                finished_at = table.Column<long>(nullable: true),
                hash = table.Column<string>(maxLength: 64, nullable: false),
                items = table.Column<int>(nullable: false),
                kept = table.Column<int>(nullable: false),
                look = table.Column<string>(nullable: false),
                mapping = table.Column<string>(nullable: false),
                moved_at = table.Column<long>(nullable: true),
                notes = table.Column<int>(nullable: false),
                passed = table.Column<int>(nullable: false),
                removed = table.Column<int>(nullable: false),
                rows = table.Column<int>(nullable: false),
                size = table.Column<long>(nullable: false),
                space_id = table.Column<long>(nullable: false),
                stage = table.Column<int>(nullable: false),
                started_at = table.Column<long>(nullable: true),
                unchanged = table.Column<int>(nullable: false),
                undone_at = table.Column<long>(nullable: true),
                updated = table.Column<int>(nullable: false),
                warnings = table.Column<int>(nullable: false),
                zone = table.Column<string>(maxLength: 60, nullable: false),
            },
            constraints: table => table.PrimaryKey("pk_work_import_runs", c => c.id));
        migrationBuilder.CreateIndex("ix_work_import_runs_space_id_created_at", "work_import_runs", ["space_id", "created_at"]);
        migrationBuilder.CreateIndex("ix_work_import_runs_hash", "work_import_runs", "hash");
    }
}
