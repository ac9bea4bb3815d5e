using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Steward.Platform.Data;

namespace Steward.Migrations;

/// <summary>What people typed and did not send yet.</summary>
[DbContext(typeof(AppDb))]
[Migration("0019_Drafts")]
public sealed class M0019_Drafts : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "collaboration_drafts",
            columns: table => new
            {
                person_id = table.Column<long>(nullable: false),
                name = table.Column<string>(maxLength: 80, nullable: false),
                at = table.Column<long>(nullable: false),
                @base = table.Column<string>(maxLength: 80, nullable: true),
                text = table.Column<string>(nullable: false),
            },
            constraints: table => table.PrimaryKey("pk_collaboration_drafts", c => new { c.person_id, c.name }));
        migrationBuilder.CreateIndex("ix_collaboration_drafts_at", "collaboration_drafts", "at");
    }
}
