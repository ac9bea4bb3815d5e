using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Steward.Platform.Data;

namespace Steward.Migrations;

/// <summary>Contents of files in the database, and files that belong to a comment.</summary>
[DbContext(typeof(AppDb))]
[Migration("0008_Files")]
public sealed class M0008_Files : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "blobs",
            columns: table => new
            {
                hash = table.Column<string>(maxLength: 64, nullable: false),
                kept_at = table.Column<long>(nullable: false),
                size = table.Column<long>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_blobs", c => c.hash);
            });

        migrationBuilder.CreateTable(
            name: "blob_parts",
            columns: table => new
            {
                hash = table.Column<string>(maxLength: 64, nullable: false),
                part = table.Column<int>(nullable: false),
                content = table.Column<byte[]>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_blob_parts", c => new { c.hash, c.part });
            });

        migrationBuilder.AddColumn<long>(name: "comment_id", table: "work_attachments", nullable: true);
        migrationBuilder.DropIndex("ix_work_attachments_item_id_name_version", "work_attachments");
        migrationBuilder.CreateIndex(
            "ix_work_attachments_item_id_internal_name_version", "work_attachments", ["item_id", "internal", "name", "version"], unique: true);
    }
}
