using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Steward.Platform.Data;

namespace Steward.Migrations;

/// <summary>Addresses under which a person's calendar reads a view.</summary>
[DbContext(typeof(AppDb))]
[Migration("0031_Feeds")]
public sealed class M0031_Feeds : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "work_feeds",
            columns: table => new
            {
                person_id = table.Column<long>(nullable: false),
                view_id = table.Column<long>(nullable: false),
                created_at = table.Column<long>(nullable: false),
                hash = table.Column<string>(maxLength: 64, nullable: false),
            },
            constraints: table => table.PrimaryKey("pk_work_feeds", f => new { f.person_id, f.view_id }));
        migrationBuilder.CreateIndex("ix_work_feeds_hash", "work_feeds", "hash", unique: true);
        migrationBuilder.CreateIndex("ix_work_feeds_view_id", "work_feeds", "view_id");
    }
}
