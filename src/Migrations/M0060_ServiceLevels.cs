using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Steward.Platform.Data;

namespace Steward.Migrations;

/// <summary>Services, agreements, definitions of clocks with their versions, the stream of moments, the clocks, and the next promised moment of an item.</summary>
[DbContext(typeof(AppDb))]
[Migration("0060_ServiceLevels")]
public sealed class M0060_ServiceLevels : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        Agreements(migrationBuilder);
        Clocks(migrationBuilder);
        migrationBuilder.AddColumn<long>("promised_at", "work_items", nullable: true);
    }

    private static void Agreements(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "desk_services",
            columns: table => new
            {
                id = table.Column<long>(nullable: false),
                created_at = table.Column<long>(nullable: false),
                criticality = table.Column<int>(nullable: false),
                description = table.Column<string>(nullable: false),
                name = table.Column<string>(maxLength: 120, nullable: false),
                owner_id = table.Column<long>(nullable: true),
                state = table.Column<int>(nullable: false),
                team_id = table.Column<long>(nullable: true),
            },
            constraints: table => table.PrimaryKey("pk_desk_services", r => r.id));
        migrationBuilder.CreateIndex("ix_desk_services_name", "desk_services", "name", unique: true);
        migrationBuilder.CreateTable(
            name: "desk_agreements",
            columns: table => new
            {
                id = table.Column<long>(nullable: false),
                all_services = table.Column<bool>(nullable: false),
                calendar = table.Column<string>(maxLength: 40, nullable: false),
                client_id = table.Column<long>(nullable: true),
                created_at = table.Column<long>(nullable: false),
                ended_at = table.Column<long>(nullable: true),
                @from = table.Column<string>(maxLength: 10, nullable: false),
                kind = table.Column<int>(nullable: false),
                name = table.Column<string>(maxLength: 160, nullable: false),
                party = table.Column<string>(maxLength: 200, nullable: false),
                to = table.Column<string>(maxLength: 10, nullable: true),
                zone = table.Column<string>(maxLength: 60, nullable: true),
            },
            constraints: table => table.PrimaryKey("pk_desk_agreements", r => r.id));
        migrationBuilder.CreateTable(
            name: "desk_agreed_services",
            columns: table => new
            {
                agreement_id = table.Column<long>(nullable: false),
                service_id = table.Column<long>(nullable: false),
            },
            constraints: table => table.PrimaryKey("pk_desk_agreed_services", r => new { r.agreement_id, r.service_id }));
        migrationBuilder.CreateIndex("ix_desk_agreed_services_service_id", "desk_agreed_services", "service_id");
        migrationBuilder.CreateTable(
            name: "desk_definitions",
            columns: table => new
            {
                id = table.Column<long>(nullable: false),
                created_at = table.Column<long>(nullable: false),
                kind = table.Column<int>(nullable: false),
                metric = table.Column<int>(nullable: false),
                name = table.Column<string>(maxLength: 80, nullable: false),
                retired_at = table.Column<long>(nullable: true),
            },
            constraints: table => table.PrimaryKey("pk_desk_definitions", r => r.id));
        migrationBuilder.CreateTable(
            name: "desk_versions",
            columns: table => new
            {
                id = table.Column<long>(nullable: false),
                body = table.Column<string>(nullable: false),
                by_id = table.Column<long>(nullable: true),
                changed_at = table.Column<long>(nullable: false),
                definition_id = table.Column<long>(nullable: false),
                number = table.Column<int>(nullable: true),
                published_at = table.Column<long>(nullable: true),
            },
            constraints: table => table.PrimaryKey("pk_desk_versions", r => r.id));
        migrationBuilder.CreateIndex("ix_desk_versions_definition_id_number", "desk_versions", ["definition_id", "number"]);
    }

    private static void Clocks(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "desk_moments",
            columns: table => new
            {
                id = table.Column<long>(nullable: false),
                answered = table.Column<bool>(nullable: false),
                assignee_id = table.Column<long>(nullable: true),
                at = table.Column<long>(nullable: false),
                by_id = table.Column<long>(nullable: true),
                category = table.Column<int>(nullable: false),
                client_id = table.Column<long>(nullable: true),
                created_by_id = table.Column<long>(nullable: true),
                item_id = table.Column<long>(nullable: false),
                kind = table.Column<int>(nullable: false),
                priority = table.Column<int>(nullable: false),
                process = table.Column<string>(nullable: true),
                requester_id = table.Column<long>(nullable: true),
                service = table.Column<string>(nullable: true),
                space_id = table.Column<long>(nullable: false),
                state = table.Column<string>(maxLength: 40, nullable: false),
                team_id = table.Column<long>(nullable: true),
                type = table.Column<string>(maxLength: 30, nullable: false),
                unanswered = table.Column<bool>(nullable: false),
            },
            constraints: table => table.PrimaryKey("pk_desk_moments", r => r.id));
        migrationBuilder.CreateIndex("ix_desk_moments_item_id_id", "desk_moments", ["item_id", "id"]);
        migrationBuilder.CreateTable(
            name: "desk_clocks",
            columns: table => new
            {
                id = table.Column<long>(nullable: false),
                agreement_id = table.Column<long>(nullable: true),
                amount = table.Column<int>(nullable: false),
                broken = table.Column<bool>(nullable: false),
                calendar = table.Column<string>(maxLength: 120, nullable: false),
                definition_id = table.Column<long>(nullable: false),
                due_at = table.Column<long>(nullable: true),
                ended_at = table.Column<long>(nullable: true),
                item_id = table.Column<long>(nullable: false),
                kind = table.Column<int>(nullable: false),
                limit_ms = table.Column<long>(nullable: true),
                metric = table.Column<int>(nullable: false),
                next_at = table.Column<long>(nullable: true),
                passed_ms = table.Column<long>(nullable: true),
                paused_at = table.Column<long>(nullable: true),
                run = table.Column<int>(nullable: false),
                space_id = table.Column<long>(nullable: false),
                stage = table.Column<int>(nullable: false),
                started_at = table.Column<long>(nullable: false),
                steps_taken = table.Column<int>(nullable: false),
                stood_ms = table.Column<long>(nullable: false),
                team_id = table.Column<long>(nullable: true),
                unit = table.Column<int>(nullable: false),
                used_ms = table.Column<long>(nullable: true),
                version_id = table.Column<long>(nullable: false),
            },
            constraints: table => table.PrimaryKey("pk_desk_clocks", r => r.id));
        migrationBuilder.CreateIndex("ix_desk_clocks_item_id_definition_id_run", "desk_clocks", ["item_id", "definition_id", "run"], unique: true);
        migrationBuilder.CreateIndex("ix_desk_clocks_next_at", "desk_clocks", "next_at");
        migrationBuilder.CreateIndex("ix_desk_clocks_definition_id_ended_at", "desk_clocks", ["definition_id", "ended_at"]);
        migrationBuilder.CreateTable(
            name: "desk_recounts",
            columns: table => new
            {
                id = table.Column<long>(nullable: false),
                by_id = table.Column<long>(nullable: true),
                changed = table.Column<int>(nullable: false),
                done = table.Column<int>(nullable: false),
                ended_at = table.Column<long>(nullable: true),
                finished = table.Column<bool>(nullable: false),
                items = table.Column<int>(nullable: false),
                started_at = table.Column<long>(nullable: false),
            },
            constraints: table => table.PrimaryKey("pk_desk_recounts", r => r.id));
    }
}
