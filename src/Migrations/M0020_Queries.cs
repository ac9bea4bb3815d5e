using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Steward.Platform.Data;

namespace Steward.Migrations;

/// <summary>
/// What the query language compares: titles and further fields folded, each changed field of the history as a row. Existing texts are folded by the
/// engine (letters keep their marks until the item changes), existing changes are read out of the events.
/// </summary>
[DbContext(typeof(AppDb))]
[Migration("0020_Queries")]
public sealed class M0020_Queries : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("title_folded", "work_items", nullable: false, defaultValue: "");
        migrationBuilder.AddColumn<string>("folded", "work_fields", nullable: false, defaultValue: "");
        migrationBuilder.Sql("UPDATE work_items SET title_folded = lower(title)");
        migrationBuilder.Sql("UPDATE work_fields SET folded = lower(value)");
        migrationBuilder.CreateIndex("ix_work_items_service", "work_items", "service");
        migrationBuilder.CreateIndex("ix_work_items_process", "work_items", "process");
        migrationBuilder.CreateTable(
            name: "event_changes",
            columns: table => new
            {
                event_id = table.Column<long>(nullable: false),
                position = table.Column<int>(nullable: false),
                at = table.Column<long>(nullable: false),
                became = table.Column<string>(maxLength: 200, nullable: true),
                by_id = table.Column<long>(nullable: true),
                field = table.Column<string>(maxLength: 80, nullable: false),
                subject_id = table.Column<long>(nullable: false),
                was = table.Column<string>(maxLength: 200, nullable: true),
            },
            constraints: table => table.PrimaryKey("pk_event_changes", c => new { c.event_id, c.position }));
        migrationBuilder.Sql(ActiveProvider!.EndsWith("Sqlite", StringComparison.Ordinal)
            ? """
              INSERT INTO event_changes (event_id, position, at, became, by_id, field, subject_id, was)
              SELECT e.id, c.key, e.at, substr(c.value ->> 'to', 1, 200), e.actor_id, substr(c.value ->> 'field', 1, 80), e.subject_id, substr(c.value ->> 'from', 1, 200)
              FROM events e, json_each(e.changes) c WHERE e.subject = 'item' AND e.changes IS NOT NULL
              """
            : """
              INSERT INTO event_changes (event_id, position, at, became, by_id, field, subject_id, was)
              SELECT e.id, c.place - 1, e.at, substr(c.change ->> 'to', 1, 200), e.actor_id, substr(c.change ->> 'field', 1, 80), e.subject_id, substr(c.change ->> 'from', 1, 200)
              FROM events e, jsonb_array_elements(e.changes::jsonb) WITH ORDINALITY AS c(change, place) WHERE e.subject = 'item' AND e.changes IS NOT NULL
              """);
        migrationBuilder.CreateIndex("ix_event_changes_subject_id_field_at", "event_changes", ["subject_id", "field", "at"]);
    }
}
