using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Steward.Platform.Data;

namespace Steward.Migrations;

/// <summary>How many items a column of a space's board shall hold.</summary>
[DbContext(typeof(AppDb))]
[Migration("0033_Limits")]
public sealed class M0033_Limits : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.CreateTable(
        name: "work_limits",
        columns: table => new
        {
            space_id = table.Column<long>(nullable: false),
            column_key = table.Column<string>(maxLength: 60, nullable: false),
            arrivals = table.Column<int>(nullable: false),
            hard = table.Column<bool>(nullable: false),
            most = table.Column<int>(nullable: false),
        },
        constraints: table => table.PrimaryKey("pk_work_limits", l => new { l.space_id, l.column_key }));
}
