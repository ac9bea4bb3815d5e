using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Steward.Platform.Data;

namespace Steward.Migrations;

/// <summary>What can be asked for, the versions of its forms, and the answers given to them.</summary>
[DbContext(typeof(AppDb))]
[Migration("0075_Catalogue")]
public sealed class M0075_Catalogue : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "desk_offerings",
            columns: table => new
            {
                id = table.Column<long>(nullable: false),
                audience = table.Column<int>(nullable: false),
                audience_condition = table.Column<string>(nullable: false),
                audience_ids = table.Column<string>(nullable: false),
                category = table.Column<string>(maxLength: 80, nullable: false),
                created_at = table.Column<long>(nullable: false),
                description = table.Column<string>(nullable: false),
                expected = table.Column<string>(maxLength: 160, nullable: false),
                icon = table.Column<string>(maxLength: 40, nullable: false),
                name = table.Column<string>(maxLength: 80, nullable: false),
                order = table.Column<int>(nullable: false),
                service_id = table.Column<long>(nullable: true),
                space_id = table.Column<long>(nullable: false),
                state = table.Column<int>(nullable: false),
                summary = table.Column<string>(maxLength: 160, nullable: false),
                type = table.Column<string>(maxLength: 30, nullable: false),
            },
            constraints: table => table.PrimaryKey("pk_desk_offerings", o => o.id));
        migrationBuilder.CreateTable(
            name: "desk_form_versions",
            columns: table => new
            {
                id = table.Column<long>(nullable: false),
                body = table.Column<string>(nullable: false),
                by_id = table.Column<long>(nullable: true),
                changed_at = table.Column<long>(nullable: false),
                number = table.Column<int>(nullable: true),
                offering_id = table.Column<long>(nullable: false),
                published_at = table.Column<long>(nullable: true),
            },
            constraints: table => table.PrimaryKey("pk_desk_form_versions", v => v.id));
        migrationBuilder.CreateIndex("ix_desk_form_versions_offering_id_number", "desk_form_versions", ["offering_id", "number"]);
        migrationBuilder.CreateTable(
            name: "desk_requests",
            columns: table => new
            {
                id = table.Column<long>(nullable: false),
                answers = table.Column<string>(nullable: false),
                at = table.Column<long>(nullable: false),
                by_id = table.Column<long>(nullable: true),
                item_id = table.Column<long>(nullable: false),
                offering_id = table.Column<long>(nullable: false),
                version_id = table.Column<long>(nullable: false),
            },
            constraints: table => table.PrimaryKey("pk_desk_requests", r => r.id));
        migrationBuilder.CreateIndex("ix_desk_requests_item_id", "desk_requests", "item_id");
        migrationBuilder.CreateIndex("ix_desk_requests_offering_id_at", "desk_requests", ["offering_id", "at"]);
        migrationBuilder.CreateIndex("ix_desk_requests_by_id", "desk_requests", "by_id");
    }
}
