using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Steward.Platform.Data;

namespace Steward.Migrations;

/// <summary>What many are told at once in the portal.</summary>
[DbContext(typeof(AppDb))]
[Migration("0076_Announcements")]
public sealed class M0076_Announcements : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.CreateTable(
        name: "desk_announcements",
        columns: table => new
        {
            id = table.Column<long>(nullable: false),
            audience = table.Column<int>(nullable: false),
            audience_condition = table.Column<string>(nullable: false),
            audience_ids = table.Column<string>(nullable: false),
            created_at = table.Column<long>(nullable: false),
            ended_at = table.Column<long>(nullable: true),
            @from = table.Column<long>(nullable: false),
            service_id = table.Column<long>(nullable: true),
            severity = table.Column<int>(nullable: false),
            text = table.Column<string>(nullable: false),
            title = table.Column<string>(maxLength: 160, nullable: false),
            until = table.Column<long>(nullable: true),
        },
        constraints: table => table.PrimaryKey("pk_desk_announcements", a => a.id));
}
