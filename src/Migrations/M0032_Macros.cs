using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Steward.Platform.Data;

namespace Steward.Migrations;

/// <summary>Several changes under one name.</summary>
[DbContext(typeof(AppDb))]
[Migration("0032_Macros")]
public sealed class M0032_Macros : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.CreateTable(
        name: "work_macros",
        columns: table => new
        {
            id = table.Column<long>(nullable: false),
            audience = table.Column<int>(nullable: false),
            created_at = table.Column<long>(nullable: false),
            name = table.Column<string>(maxLength: 80, nullable: false),
            owner_id = table.Column<long>(nullable: false),
            steps = table.Column<string>(nullable: false),
            team_id = table.Column<long>(nullable: true),
        },
        constraints: table => table.PrimaryKey("pk_work_macros", m => m.id));
}
