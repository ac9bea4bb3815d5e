using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Steward.Platform.Data;

namespace Steward.Migrations;

/// <summary>Items that were merged into others.</summary>
[DbContext(typeof(AppDb))]
[Migration("0041_Merging")]
public sealed class M0041_Merging : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<long>("merged_into_id", "work_items", nullable: true);
        migrationBuilder.AddColumn<bool>("holds_merged", "work_items", nullable: false, defaultValue: false);
        migrationBuilder.CreateIndex("ix_work_items_merged_into_id", "work_items", "merged_into_id");
    }
}
