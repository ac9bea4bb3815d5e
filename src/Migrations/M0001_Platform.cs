using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Steward.Platform.Data;

namespace Steward.Migrations;

/// <summary>The platform: events, jobs, kept answers, counters and the search index.</summary>
[DbContext(typeof(AppDb))]
[Migration("0001_Platform")]
public sealed class M0001_Platform : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "counters",
            columns: table => new
            {
                name = table.Column<string>(maxLength: 80, nullable: false),
                value = table.Column<long>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_counters", c => c.name);
            });

        migrationBuilder.CreateTable(
            name: "events",
            columns: table => new
            {
                id = table.Column<long>(nullable: false),
                actor_id = table.Column<long>(nullable: true),
                at = table.Column<long>(nullable: false),
                changes = table.Column<string>(nullable: true),
                channel = table.Column<int>(nullable: false),
                @internal = table.Column<bool>(nullable: false),
                kind = table.Column<string>(maxLength: 60, nullable: false),
                note = table.Column<string>(nullable: true),
                on_behalf_of_id = table.Column<long>(nullable: true),
                recorded_at = table.Column<long>(nullable: false),
                space_id = table.Column<long>(nullable: true),
                subject = table.Column<string>(maxLength: 30, nullable: false),
                subject_id = table.Column<long>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_events", c => c.id);
            });
        migrationBuilder.CreateIndex("ix_events_kind_at", "events", ["kind", "at"]);
        migrationBuilder.CreateIndex("ix_events_subject_subject_id_id", "events", ["subject", "subject_id", "id"]);

        migrationBuilder.CreateTable(
            name: "jobs",
            columns: table => new
            {
                id = table.Column<long>(nullable: false),
                created_at = table.Column<long>(nullable: false),
                due_at = table.Column<long>(nullable: false),
                finished_at = table.Column<long>(nullable: true),
                key = table.Column<string>(maxLength: 200, nullable: true),
                kind = table.Column<string>(maxLength: 60, nullable: false),
                last_error = table.Column<string>(nullable: true),
                leased_until = table.Column<long>(nullable: true),
                payload = table.Column<string>(nullable: false),
                state = table.Column<int>(nullable: false),
                tries = table.Column<int>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_jobs", c => c.id);
            });
        migrationBuilder.CreateIndex("ix_jobs_state_due_at", "jobs", ["state", "due_at"]);

        migrationBuilder.CreateTable(
            name: "kept_answers",
            columns: table => new
            {
                person_id = table.Column<long>(nullable: false),
                key = table.Column<string>(maxLength: 200, nullable: false),
                answer = table.Column<string>(nullable: false),
                at = table.Column<long>(nullable: false),
                command_hash = table.Column<string>(maxLength: 64, nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_kept_answers", c => new { c.person_id, c.key });
            });
        migrationBuilder.CreateIndex("ix_kept_answers_at", "kept_answers", "at");

        if (ActiveProvider!.EndsWith("Sqlite", StringComparison.Ordinal))
        {
            migrationBuilder.Sql("""
                CREATE VIRTUAL TABLE search_entries USING fts5(
                    item_id UNINDEXED, internal UNINDEXED, title, body,
                    content='', contentless_delete=1, contentless_unindexed=1, prefix='3', tokenize='unicode61 remove_diacritics 2')
                """);
        }
        else
        {
            migrationBuilder.Sql("""
                CREATE TABLE search_entries (
                    "rowid" bigint PRIMARY KEY, item_id bigint NOT NULL, internal integer NOT NULL, title text NOT NULL, body text NOT NULL,
                    terms tsvector GENERATED ALWAYS AS (
                        setweight(to_tsvector('simple', title), 'A') || setweight(to_tsvector('simple', left(body, 200000)), 'B')) STORED);
                CREATE INDEX ix_search_entries_terms ON search_entries USING gin (terms);
                CREATE INDEX ix_search_entries_item_id ON search_entries (item_id);
                """);
        }
    }
}
