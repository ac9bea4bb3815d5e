using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Steward.Platform.Data;

namespace Steward.Migrations;

/// <summary>Queues of teams, the rules that route items into them, and whose turn it was last.</summary>
[DbContext(typeof(AppDb))]
[Migration("0070_Queues")]
public sealed class M0070_Queues : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "desk_queues",
            columns: table => new
            {
                id = table.Column<long>(nullable: false),
                archived_at = table.Column<long>(nullable: true),
                created_at = table.Column<long>(nullable: false),
                idle_minutes = table.Column<int>(nullable: true),
                name = table.Column<string>(maxLength: 80, nullable: false),
                position = table.Column<int>(nullable: false),
                query = table.Column<string>(maxLength: 2000, nullable: false),
                space_id = table.Column<long>(nullable: false),
                team_id = table.Column<long>(nullable: true),
                when_away = table.Column<int>(nullable: false),
            },
            constraints: table => table.PrimaryKey("pk_desk_queues", r => r.id));
        migrationBuilder.CreateIndex("ix_desk_queues_space_id", "desk_queues", "space_id");
        migrationBuilder.CreateTable(
            name: "desk_routes",
            columns: table => new
            {
                id = table.Column<long>(nullable: false),
                at_work_only = table.Column<bool>(nullable: false),
                capacity = table.Column<int>(nullable: true),
                condition = table.Column<string>(maxLength: 2000, nullable: false),
                created_at = table.Column<long>(nullable: false),
                distribution = table.Column<int>(nullable: false),
                ended_at = table.Column<long>(nullable: true),
                name = table.Column<string>(maxLength: 80, nullable: false),
                on_change = table.Column<bool>(nullable: false),
                position = table.Column<int>(nullable: false),
                queue_id = table.Column<long>(nullable: false),
                space_id = table.Column<long>(nullable: false),
            },
            constraints: table => table.PrimaryKey("pk_desk_routes", r => r.id));
        migrationBuilder.CreateIndex("ix_desk_routes_space_id", "desk_routes", "space_id");
        migrationBuilder.CreateIndex("ix_desk_routes_queue_id", "desk_routes", "queue_id");
        migrationBuilder.CreateTable(
            name: "desk_turns",
            columns: table => new
            {
                queue_id = table.Column<long>(nullable: false),
                last_person_id = table.Column<long>(nullable: true),
                turns = table.Column<long>(nullable: false),
            },
            constraints: table => table.PrimaryKey("pk_desk_turns", r => r.queue_id));
    }
}
