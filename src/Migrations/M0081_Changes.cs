using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Steward.Platform.Data;

namespace Steward.Migrations;

/// <summary>Models of changes, questions about their risk, freezes, and what is kept of a change besides its item.</summary>
[DbContext(typeof(AppDb))]
[Migration("0081_Changes")]
public sealed class M0081_Changes : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "desk_change_models",
            columns: table => new
            {
                id = table.Column<long>(nullable: false),
                approval = table.Column<int>(nullable: false),
                in_freeze = table.Column<bool>(nullable: false),
                key = table.Column<string>(maxLength: 60, nullable: false),
                most_risk = table.Column<int>(nullable: false),
                name = table.Column<string>(maxLength: 60, nullable: false),
                needs_plan = table.Column<bool>(nullable: false),
                needs_review = table.Column<bool>(nullable: false),
                retired_at = table.Column<long>(nullable: true),
            },
            constraints: table => table.PrimaryKey("pk_desk_change_models", r => r.id));
        migrationBuilder.CreateIndex("ix_desk_change_models_key", "desk_change_models", "key", unique: true);
        migrationBuilder.CreateTable(
            name: "desk_risk_questions",
            columns: table => new
            {
                id = table.Column<long>(nullable: false),
                answers = table.Column<string>(nullable: false),
                order = table.Column<int>(nullable: false),
                retired_at = table.Column<long>(nullable: true),
                text = table.Column<string>(maxLength: 200, nullable: false),
            },
            constraints: table => table.PrimaryKey("pk_desk_risk_questions", r => r.id));
        migrationBuilder.CreateTable(
            name: "desk_freezes",
            columns: table => new
            {
                id = table.Column<long>(nullable: false),
                @from = table.Column<long>(nullable: false),
                reason = table.Column<string>(maxLength: 200, nullable: false),
                service_id = table.Column<long>(nullable: true),
                to = table.Column<long>(nullable: false),
            },
            constraints: table => table.PrimaryKey("pk_desk_freezes", r => r.id));
        migrationBuilder.CreateTable(
            name: "desk_changes",
            columns: table => new
            {
                item_id = table.Column<long>(nullable: false),
                answers = table.Column<string>(nullable: false),
                lessons = table.Column<string>(nullable: false),
                model_id = table.Column<long>(nullable: false),
                result = table.Column<int>(nullable: true),
                reviewed_at = table.Column<long>(nullable: true),
                reviewed_by_id = table.Column<long>(nullable: true),
                risk = table.Column<int>(nullable: true),
            },
            constraints: table => table.PrimaryKey("pk_desk_changes", r => r.item_id));
    }
}
