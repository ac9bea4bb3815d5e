using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Steward.Platform.Data;

namespace Steward.Migrations;

/// <summary>People who were erased, and the sealed events whose words were blacked out for them.</summary>
[DbContext(typeof(AppDb))]
[Migration("0035_Erasure")]
public sealed class M0035_Erasure : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<long>(name: "erased_at", table: "identity_people", nullable: true);
        migrationBuilder.CreateTable(
            name: "audit_redactions",
            columns: table => new
            {
                event_id = table.Column<long>(nullable: false),
                erasure_id = table.Column<long>(nullable: false),
                hash = table.Column<byte[]>(nullable: false),
            },
            constraints: table => table.PrimaryKey("pk_audit_redactions", c => new { c.event_id, c.erasure_id }));
    }
}
