using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Steward.Platform.Data;

namespace Steward.Migrations;

/// <summary>States that settings were in.</summary>
[DbContext(typeof(AppDb))]
[Migration("0043_SettingVersions")]
public sealed class M0043_SettingVersions : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "setting_versions",
            columns: table => new
            {
                id = table.Column<long>(nullable: false),
                at = table.Column<long>(nullable: true),
                back_to_id = table.Column<long>(nullable: true),
                by_id = table.Column<long>(nullable: true),
                content = table.Column<string>(nullable: true),
                key = table.Column<string>(maxLength: 200, nullable: false),
                setting = table.Column<string>(maxLength: 60, nullable: false),
                title = table.Column<string>(maxLength: 200, nullable: false),
            },
            constraints: table => table.PrimaryKey("pk_setting_versions", v => v.id));
        migrationBuilder.CreateIndex("ix_setting_versions_setting_key_id", "setting_versions", ["setting", "key", "id"]);
    }
}
