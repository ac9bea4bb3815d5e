using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Steward.Platform.Data;

namespace Steward.Migrations;

/// <summary>How requests went, as those who asked say, and when they are asked.</summary>
[DbContext(typeof(AppDb))]
[Migration("0077_Satisfaction")]
public sealed class M0077_Satisfaction : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "desk_surveys",
            columns: table => new
            {
                id = table.Column<long>(nullable: false),
                answered_at = table.Column<long>(nullable: true),
                asked_at = table.Column<long>(nullable: false),
                comment = table.Column<string>(nullable: true),
                flag = table.Column<int>(nullable: false),
                item_id = table.Column<long>(nullable: false),
                person_id = table.Column<long>(nullable: true),
                score = table.Column<int>(nullable: true),
                secret_hash = table.Column<string>(maxLength: 64, nullable: true),
                service = table.Column<string>(maxLength: 120, nullable: true),
                space_id = table.Column<long>(nullable: false),
                team_id = table.Column<long>(nullable: true),
                was_asked = table.Column<bool>(nullable: false),
            },
            constraints: table => table.PrimaryKey("pk_desk_surveys", s => s.id));
        migrationBuilder.CreateIndex("ix_desk_surveys_item_id", "desk_surveys", "item_id");
        migrationBuilder.CreateIndex("ix_desk_surveys_person_id_asked_at", "desk_surveys", ["person_id", "asked_at"]);
        migrationBuilder.CreateIndex("ix_desk_surveys_answered_at", "desk_surveys", "answered_at");
        migrationBuilder.CreateTable(
            name: "desk_survey_rules",
            columns: table => new
            {
                id = table.Column<long>(nullable: false),
                by_mail = table.Column<bool>(nullable: false),
                days_between = table.Column<int>(nullable: false),
                is_on = table.Column<bool>(nullable: false),
                percent = table.Column<int>(nullable: false),
            },
            constraints: table => table.PrimaryKey("pk_desk_survey_rules", r => r.id));
    }
}
