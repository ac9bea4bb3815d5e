using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Steward.Platform.Data;

namespace Steward.Migrations;

/// <summary>Tags of items: a row each for asking, and all of them on the item for reading.</summary>
[DbContext(typeof(AppDb))]
[Migration("0025_Tags")]
public sealed class M0025_Tags : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("tags", "work_items", nullable: false, defaultValue: "");
        migrationBuilder.CreateTable(
            name: "work_tags",
            columns: table => new
            {
                item_id = table.Column<long>(nullable: false),
                folded = table.Column<string>(maxLength: 160, nullable: false),
                tag = table.Column<string>(maxLength: 40, nullable: false),
            },
            constraints: table => table.PrimaryKey("pk_work_tags", t => new { t.item_id, t.folded }));
        migrationBuilder.CreateIndex("ix_work_tags_folded", "work_tags", "folded");
    }
}
