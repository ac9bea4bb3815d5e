using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Steward.Platform.Data;

namespace Steward.Migrations;

/// <summary>A session may look at pages as somebody else.</summary>
[DbContext(typeof(AppDb))]
[Migration("0040_Looking")]
public sealed class M0040_Looking : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.AddColumn<long>("looks_as_id", "identity_sessions", nullable: true);
}
