using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Steward.Platform.Data;

namespace Steward.Migrations;

/// <summary>Fields an organisation defines for its items, and the number by which a value of one is compared.</summary>
[DbContext(typeof(AppDb))]
[Migration("0028_Fields")]
public sealed class M0028_Fields : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<double>("number", "work_fields", nullable: true);
        migrationBuilder.CreateTable(
            name: "work_field_definitions",
            columns: table => new
            {
                id = table.Column<long>(nullable: false),
                choices = table.Column<string>(nullable: false),
                formula = table.Column<string>(nullable: false),
                hint = table.Column<string>(nullable: false),
                key = table.Column<string>(maxLength: 80, nullable: false),
                kind = table.Column<int>(nullable: false),
                name = table.Column<string>(maxLength: 80, nullable: false),
                on_closing = table.Column<bool>(nullable: false),
                on_creation = table.Column<bool>(nullable: false),
                order = table.Column<int>(nullable: false),
                required_if = table.Column<string>(nullable: false),
                retired_at = table.Column<long>(nullable: true),
                types = table.Column<string>(nullable: false),
                unit = table.Column<string>(nullable: false),
                visible_if = table.Column<string>(nullable: false),
            },
            constraints: table => table.PrimaryKey("pk_work_field_definitions", f => f.id));
        migrationBuilder.CreateIndex("ix_work_field_definitions_key", "work_field_definitions", "key", unique: true);
    }
}
