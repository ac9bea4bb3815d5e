using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Steward.Platform.Data;

namespace Steward.Migrations;

/// <summary>Leases of nodes, and the orders in which the history is read: by time, by actor, by subject.</summary>
[DbContext(typeof(AppDb))]
[Migration("0013_Operations")]
public sealed class M0013_Operations : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "leases",
            columns: table => new
            {
                name = table.Column<string>(maxLength: 60, nullable: false),
                holder = table.Column<string>(maxLength: 120, nullable: false),
                until = table.Column<long>(nullable: false),
            },
            constraints: table => table.PrimaryKey("pk_leases", c => c.name));

        migrationBuilder.CreateIndex("ix_events_at_id", "events", ["at", "id"]);
        migrationBuilder.CreateIndex("ix_events_actor_id_at_id", "events", ["actor_id", "at", "id"]);
        migrationBuilder.CreateIndex("ix_events_subject_at_id", "events", ["subject", "at", "id"]);
    }
}
