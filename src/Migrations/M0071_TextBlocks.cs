using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Steward.Platform.Data;

namespace Steward.Migrations;

/// <summary>Text blocks for answers.</summary>
[DbContext(typeof(AppDb))]
[Migration("0071_TextBlocks")]
public sealed class M0071_TextBlocks : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "desk_text_blocks",
            columns: table => new
            {
                id = table.Column<long>(nullable: false),
                audience = table.Column<int>(nullable: false),
                created_at = table.Column<long>(nullable: false),
                english = table.Column<string>(nullable: false),
                german = table.Column<string>(nullable: false),
                name = table.Column<string>(maxLength: 80, nullable: false),
                owner_id = table.Column<long>(nullable: false),
                shortcut = table.Column<string>(maxLength: 30, nullable: false),
                space_id = table.Column<long>(nullable: true),
                team_id = table.Column<long>(nullable: true),
                used_at = table.Column<long>(nullable: true),
                uses = table.Column<int>(nullable: false),
            },
            constraints: table => table.PrimaryKey("pk_desk_text_blocks", r => r.id));
        migrationBuilder.CreateIndex("ix_desk_text_blocks_owner_id", "desk_text_blocks", "owner_id");
    }
}
