using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Steward.Platform.Data;

namespace Steward.Migrations;

/// <summary>What people changed on pages in the last day, so that they can take it back.</summary>
[DbContext(typeof(AppDb))]
[Migration("0022_Acts")]
public sealed class M0022_Acts : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "work_act_steps",
            columns: table => new
            {
                id = table.Column<long>(nullable: false),
                act_id = table.Column<long>(nullable: false),
                at = table.Column<long>(nullable: false),
                became = table.Column<string>(nullable: true),
                field = table.Column<string>(maxLength: 100, nullable: false),
                item_id = table.Column<long>(nullable: false),
                person_id = table.Column<long>(nullable: false),
                undone_at = table.Column<long>(nullable: true),
                was = table.Column<string>(nullable: true),
            },
            constraints: table => table.PrimaryKey("pk_work_act_steps", s => s.id));
        migrationBuilder.CreateIndex("ix_work_act_steps_person_id_at", "work_act_steps", ["person_id", "at"]);
        migrationBuilder.CreateIndex("ix_work_act_steps_act_id", "work_act_steps", "act_id");
        migrationBuilder.CreateIndex("ix_work_act_steps_at", "work_act_steps", "at");
    }
}
