using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Steward.Platform.Data;

namespace Steward.Migrations;

/// <summary>Working calendars and absences.</summary>
[DbContext(typeof(AppDb))]
[Migration("0006_WorkingTime")]
public sealed class M0006_WorkingTime : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "identity_calendar_zones",
            columns: table => new
            {
                owner_kind = table.Column<int>(nullable: false),
                owner_id = table.Column<long>(nullable: false),
                zone = table.Column<string>(maxLength: 60, nullable: false),
            },
            constraints: table => table.PrimaryKey("pk_identity_calendar_zones", c => new { c.owner_kind, c.owner_id }));

        migrationBuilder.CreateTable(
            name: "identity_calendar_weeks",
            columns: table => new
            {
                id = table.Column<long>(nullable: false),
                days = table.Column<string>(nullable: false),
                from = table.Column<string>(maxLength: 10, nullable: false),
                owner_id = table.Column<long>(nullable: false),
                owner_kind = table.Column<int>(nullable: false),
            },
            constraints: table => table.PrimaryKey("pk_identity_calendar_weeks", c => c.id));
        migrationBuilder.CreateIndex(
            "ix_identity_calendar_weeks_owner_kind_owner_id_from", "identity_calendar_weeks", ["owner_kind", "owner_id", "from"], unique: true);

        migrationBuilder.CreateTable(
            name: "identity_calendar_days",
            columns: table => new
            {
                id = table.Column<long>(nullable: false),
                from = table.Column<string>(maxLength: 10, nullable: false),
                hours = table.Column<string>(nullable: false),
                name = table.Column<string>(maxLength: 120, nullable: false),
                owner_id = table.Column<long>(nullable: false),
                owner_kind = table.Column<int>(nullable: false),
                source = table.Column<string>(maxLength: 200, nullable: true),
                to = table.Column<string>(maxLength: 10, nullable: false),
            },
            constraints: table => table.PrimaryKey("pk_identity_calendar_days", c => c.id));
        migrationBuilder.CreateIndex(
            "ix_identity_calendar_days_owner_kind_owner_id_from", "identity_calendar_days", ["owner_kind", "owner_id", "from"]);

        migrationBuilder.CreateTable(
            name: "identity_absences",
            columns: table => new
            {
                id = table.Column<long>(nullable: false),
                created_at = table.Column<long>(nullable: false),
                created_by_id = table.Column<long>(nullable: true),
                from = table.Column<string>(maxLength: 10, nullable: false),
                hours = table.Column<string>(nullable: true),
                kind = table.Column<int>(nullable: false),
                note = table.Column<string>(maxLength: 500, nullable: true),
                person_id = table.Column<long>(nullable: false),
                to = table.Column<string>(maxLength: 10, nullable: false),
            },
            constraints: table => table.PrimaryKey("pk_identity_absences", c => c.id));
        migrationBuilder.CreateIndex("ix_identity_absences_person_id_from", "identity_absences", ["person_id", "from"]);
    }
}
