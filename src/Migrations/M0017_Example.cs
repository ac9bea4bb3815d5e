using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Steward.Platform.Data;

namespace Steward.Migrations;

/// <summary>Whether the example organisation was asked for, and how far building it is.</summary>
[DbContext(typeof(AppDb))]
[Migration("0017_Example")]
public sealed class M0017_Example : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.CreateTable(
            name: "web_examples",
            columns: table => new
            {
                id = table.Column<long>(nullable: false),
                asked_at = table.Column<long>(nullable: false),
                by_id = table.Column<long>(nullable: true),
                fault = table.Column<string>(nullable: true),
                moved_at = table.Column<long>(nullable: false),
                stage = table.Column<int>(nullable: false),
                step = table.Column<int>(nullable: false),
            },
            constraints: table => table.PrimaryKey("pk_web_examples", c => c.id));
}
