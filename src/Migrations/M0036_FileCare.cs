using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Steward.Platform.Data;

namespace Steward.Migrations;

/// <summary>Approval, classification and malware check of files, and who took them.</summary>
[DbContext(typeof(AppDb))]
[Migration("0036_FileCare")]
public sealed class M0036_FileCare : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<int>("approval", "work_attachments", nullable: false, defaultValue: 0);
        migrationBuilder.AddColumn<long>("judged_at", "work_attachments", nullable: true);
        migrationBuilder.AddColumn<long>("judged_by_id", "work_attachments", nullable: true);
        migrationBuilder.AddColumn<string>("class", "work_attachments", maxLength: 60, nullable: true);
        migrationBuilder.AddColumn<int>("scan", "work_attachments", nullable: false, defaultValue: 0);
        migrationBuilder.AddColumn<string>("scan_found", "work_attachments", maxLength: 200, nullable: true);
        migrationBuilder.CreateIndex("ix_work_attachments_scan_id", "work_attachments", ["scan", "id"]);
        migrationBuilder.CreateTable(
            name: "work_file_takings",
            columns: table => new
            {
                id = table.Column<long>(nullable: false),
                at = table.Column<long>(nullable: false),
                file_id = table.Column<long>(nullable: false),
                item_id = table.Column<long>(nullable: false),
                person_id = table.Column<long>(nullable: false),
                shown = table.Column<bool>(nullable: false),
            },
            constraints: table => table.PrimaryKey("pk_work_file_takings", c => c.id));
        migrationBuilder.CreateIndex("ix_work_file_takings_file_id_id", "work_file_takings", ["file_id", "id"]);
        migrationBuilder.CreateIndex("ix_work_file_takings_item_id", "work_file_takings", "item_id");
        migrationBuilder.CreateTable(
            name: "work_file_classes",
            columns: table => new
            {
                position = table.Column<int>(nullable: false),
                name = table.Column<string>(maxLength: 60, nullable: false),
            },
            constraints: table => table.PrimaryKey("pk_work_file_classes", c => c.position));
    }
}
