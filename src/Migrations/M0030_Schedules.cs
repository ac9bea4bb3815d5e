using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Steward.Platform.Data;

namespace Steward.Migrations;

/// <summary>Items that come back, and for which dates they were made.</summary>
[DbContext(typeof(AppDb))]
[Migration("0030_Schedules")]
public sealed class M0030_Schedules : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "work_schedules",
            columns: table => new
            {
                id = table.Column<long>(nullable: false),
                again = table.Column<int>(nullable: false),
                assignee_id = table.Column<long>(nullable: true),
                created_at = table.Column<long>(nullable: false),
                description = table.Column<string>(nullable: false),
                due_days = table.Column<int>(nullable: true),
                fields = table.Column<string>(nullable: false),
                handled_through = table.Column<string>(maxLength: 10, nullable: true),
                lead_days = table.Column<int>(nullable: false),
                missed = table.Column<int>(nullable: false),
                off_day = table.Column<int>(nullable: false),
                owner_id = table.Column<long>(nullable: false),
                paused_at = table.Column<long>(nullable: true),
                priority = table.Column<int>(nullable: true),
                process = table.Column<string>(nullable: true),
                rule = table.Column<string>(maxLength: 500, nullable: false),
                service = table.Column<string>(nullable: true),
                space_id = table.Column<long>(nullable: false),
                starts = table.Column<string>(maxLength: 10, nullable: false),
                team_id = table.Column<long>(nullable: true),
                title = table.Column<string>(maxLength: 500, nullable: false),
                trouble = table.Column<string>(nullable: true),
                type = table.Column<string>(maxLength: 30, nullable: false),
                version = table.Column<int>(nullable: false),
            },
            constraints: table => table.PrimaryKey("pk_work_schedules", s => s.id));
        migrationBuilder.CreateIndex("ix_work_schedules_space_id", "work_schedules", "space_id");
        migrationBuilder.CreateTable(
            name: "work_schedule_runs",
            columns: table => new
            {
                schedule_id = table.Column<long>(nullable: false),
                date = table.Column<string>(maxLength: 10, nullable: false),
                at = table.Column<long>(nullable: false),
                item_id = table.Column<long>(nullable: false),
            },
            constraints: table => table.PrimaryKey("pk_work_schedule_runs", r => new { r.schedule_id, r.date }));
    }
}
