using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Steward.Platform.Data;

namespace Steward.Migrations;

/// <summary>Configuration items with their classes, values and relations, what ties work items to them, and imports of them.</summary>
[DbContext(typeof(AppDb))]
[Migration("0080_Configuration")]
public sealed class M0080_Configuration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        Items(migrationBuilder);
        Relations(migrationBuilder);
        migrationBuilder.CreateTable(
            name: "desk_ci_imports",
            columns: table => new
            {
                id = table.Column<long>(nullable: false),
                by_id = table.Column<long>(nullable: true),
                changed = table.Column<int>(nullable: false),
                created = table.Column<int>(nullable: false),
                created_at = table.Column<long>(nullable: false),
                file_name = table.Column<string>(maxLength: 255, nullable: false),
                hash = table.Column<string>(maxLength: 64, nullable: false),
                related = table.Column<int>(nullable: false),
                run_at = table.Column<long>(nullable: true),
                unchanged = table.Column<int>(nullable: false),
                undo = table.Column<string>(nullable: false),
                undone_at = table.Column<long>(nullable: true),
                wrong = table.Column<int>(nullable: false),
            },
            constraints: table => table.PrimaryKey("pk_desk_ci_imports", r => r.id));
    }

    private static void Items(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "desk_ci_classes",
            columns: table => new
            {
                id = table.Column<long>(nullable: false),
                created_at = table.Column<long>(nullable: false),
                fields = table.Column<string>(nullable: false),
                key = table.Column<string>(maxLength: 80, nullable: false),
                name = table.Column<string>(maxLength: 80, nullable: false),
                parent_id = table.Column<long>(nullable: true),
                retired_at = table.Column<long>(nullable: true),
            },
            constraints: table => table.PrimaryKey("pk_desk_ci_classes", r => r.id));
        migrationBuilder.CreateIndex("ix_desk_ci_classes_key", "desk_ci_classes", "key", unique: true);
        migrationBuilder.CreateTable(
            name: "desk_cis",
            columns: table => new
            {
                id = table.Column<long>(nullable: false),
                bought_on = table.Column<string>(maxLength: 10, nullable: true),
                changed_at = table.Column<long>(nullable: false),
                class_id = table.Column<long>(nullable: false),
                client_id = table.Column<long>(nullable: true),
                contract = table.Column<string>(nullable: false),
                contract_ends = table.Column<string>(maxLength: 10, nullable: true),
                cost_cents = table.Column<long>(nullable: true),
                created_at = table.Column<long>(nullable: false),
                currency = table.Column<string>(maxLength: 3, nullable: false),
                description = table.Column<string>(nullable: false),
                external_key = table.Column<string>(maxLength: 120, nullable: true),
                name = table.Column<string>(maxLength: 160, nullable: false),
                number = table.Column<long>(nullable: false),
                owner_id = table.Column<long>(nullable: true),
                searched = table.Column<string>(nullable: false),
                service_id = table.Column<long>(nullable: true),
                site = table.Column<string>(nullable: false),
                state = table.Column<int>(nullable: false),
                supplier = table.Column<string>(nullable: false),
                team_id = table.Column<long>(nullable: true),
                version = table.Column<int>(nullable: false),
                warranty_ends = table.Column<string>(maxLength: 10, nullable: true),
            },
            constraints: table => table.PrimaryKey("pk_desk_cis", r => r.id));
        migrationBuilder.CreateIndex("ix_desk_cis_number", "desk_cis", "number", unique: true);
        migrationBuilder.CreateIndex("ix_desk_cis_external_key", "desk_cis", "external_key", unique: true);
        migrationBuilder.CreateIndex("ix_desk_cis_class_id", "desk_cis", "class_id");
        migrationBuilder.CreateTable(
            name: "desk_ci_values",
            columns: table => new
            {
                ci_id = table.Column<long>(nullable: false),
                name = table.Column<string>(maxLength: 80, nullable: false),
                value = table.Column<string>(nullable: false),
            },
            constraints: table => table.PrimaryKey("pk_desk_ci_values", r => new { r.ci_id, r.name }));
    }

    private static void Relations(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "desk_ci_relation_kinds",
            columns: table => new
            {
                id = table.Column<long>(nullable: false),
                back = table.Column<string>(maxLength: 60, nullable: false),
                carries = table.Column<int>(nullable: false),
                key = table.Column<string>(maxLength: 60, nullable: false),
                retired_at = table.Column<long>(nullable: true),
                words = table.Column<string>(maxLength: 60, nullable: false),
            },
            constraints: table => table.PrimaryKey("pk_desk_ci_relation_kinds", r => r.id));
        migrationBuilder.CreateIndex("ix_desk_ci_relation_kinds_key", "desk_ci_relation_kinds", "key", unique: true);
        migrationBuilder.CreateTable(
            name: "desk_ci_relations",
            columns: table => new
            {
                id = table.Column<long>(nullable: false),
                from_id = table.Column<long>(nullable: false),
                kind_id = table.Column<long>(nullable: false),
                to_id = table.Column<long>(nullable: false),
            },
            constraints: table => table.PrimaryKey("pk_desk_ci_relations", r => r.id));
        migrationBuilder.CreateIndex("ix_desk_ci_relations_from_id_to_id_kind_id", "desk_ci_relations", ["from_id", "to_id", "kind_id"], unique: true);
        migrationBuilder.CreateIndex("ix_desk_ci_relations_to_id", "desk_ci_relations", "to_id");
        migrationBuilder.CreateTable(
            name: "desk_ci_ties",
            columns: table => new
            {
                ci_id = table.Column<long>(nullable: false),
                item_id = table.Column<long>(nullable: false),
                at = table.Column<long>(nullable: false),
            },
            constraints: table => table.PrimaryKey("pk_desk_ci_ties", r => new { r.ci_id, r.item_id }));
        migrationBuilder.CreateIndex("ix_desk_ci_ties_item_id", "desk_ci_ties", "item_id");
    }
}
