using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Steward.Platform.Data;

namespace Steward.Migrations;

/// <summary>Clients, spaces, types and work items.</summary>
[DbContext(typeof(AppDb))]
[Migration("0003_Work")]
public sealed class M0003_Work : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "clients_clients",
            columns: table => new
            {
                id = table.Column<long>(nullable: false),
                created_at = table.Column<long>(nullable: false),
                domain = table.Column<string>(maxLength: 200, nullable: true),
                name = table.Column<string>(maxLength: 200, nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_clients_clients", c => c.id);
            });
        migrationBuilder.CreateIndex("ix_clients_clients_name", "clients_clients", "name", unique: true);

        migrationBuilder.CreateTable(
            name: "work_attachments",
            columns: table => new
            {
                id = table.Column<long>(nullable: false),
                at = table.Column<long>(nullable: false),
                by_id = table.Column<long>(nullable: true),
                evidence = table.Column<bool>(nullable: false),
                hash = table.Column<string>(maxLength: 64, nullable: false),
                @internal = table.Column<bool>(nullable: false),
                item_id = table.Column<long>(nullable: false),
                media_type = table.Column<string>(maxLength: 120, nullable: false),
                name = table.Column<string>(maxLength: 255, nullable: false),
                size = table.Column<long>(nullable: false),
                version = table.Column<int>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_work_attachments", c => c.id);
            });
        migrationBuilder.CreateIndex("ix_work_attachments_item_id_name_version", "work_attachments", ["item_id", "name", "version"], unique: true);

        migrationBuilder.CreateTable(
            name: "work_closures",
            columns: table => new
            {
                item_id = table.Column<long>(nullable: false),
                at = table.Column<long>(nullable: false),
                by_id = table.Column<long>(nullable: true),
                resolution = table.Column<string>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_work_closures", c => c.item_id);
            });
        migrationBuilder.CreateIndex("ix_work_closures_at", "work_closures", "at");

        migrationBuilder.CreateTable(
            name: "work_comments",
            columns: table => new
            {
                id = table.Column<long>(nullable: false),
                at = table.Column<long>(nullable: false),
                author_id = table.Column<long>(nullable: true),
                channel = table.Column<int>(nullable: false),
                edited_at = table.Column<long>(nullable: true),
                @internal = table.Column<bool>(nullable: false),
                item_id = table.Column<long>(nullable: false),
                text = table.Column<string>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_work_comments", c => c.id);
            });
        migrationBuilder.CreateIndex("ix_work_comments_item_id_at", "work_comments", ["item_id", "at"]);

        migrationBuilder.CreateTable(
            name: "work_fields",
            columns: table => new
            {
                item_id = table.Column<long>(nullable: false),
                name = table.Column<string>(maxLength: 80, nullable: false),
                value = table.Column<string>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_work_fields", c => new { c.item_id, c.name });
            });

        migrationBuilder.CreateTable(
            name: "work_former_item_keys",
            columns: table => new
            {
                space_id = table.Column<long>(nullable: false),
                number = table.Column<long>(nullable: false),
                item_id = table.Column<long>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_work_former_item_keys", c => new { c.space_id, c.number });
            });

        migrationBuilder.CreateTable(
            name: "work_former_space_keys",
            columns: table => new
            {
                key = table.Column<string>(maxLength: 10, nullable: false),
                space_id = table.Column<long>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_work_former_space_keys", c => c.key);
            });

        migrationBuilder.CreateTable(
            name: "work_items",
            columns: table => new
            {
                id = table.Column<long>(nullable: false),
                assignee_id = table.Column<long>(nullable: true),
                category = table.Column<int>(nullable: false),
                client_id = table.Column<long>(nullable: true),
                created_at = table.Column<long>(nullable: false),
                created_by_id = table.Column<long>(nullable: true),
                description = table.Column<string>(nullable: false),
                due = table.Column<long>(nullable: true),
                number = table.Column<long>(nullable: false),
                parent_id = table.Column<long>(nullable: true),
                planned_start = table.Column<long>(nullable: true),
                priority = table.Column<int>(nullable: false),
                process = table.Column<string>(nullable: true),
                progress = table.Column<int>(nullable: true),
                requester_id = table.Column<long>(nullable: true),
                service = table.Column<string>(nullable: true),
                space_id = table.Column<long>(nullable: false),
                state = table.Column<string>(maxLength: 40, nullable: false),
                team_id = table.Column<long>(nullable: true),
                title = table.Column<string>(maxLength: 500, nullable: false),
                type = table.Column<string>(maxLength: 30, nullable: false),
                updated_at = table.Column<long>(nullable: false),
                version = table.Column<int>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_work_items", c => c.id);
            });
        migrationBuilder.CreateIndex("ix_work_items_assignee_id_category", "work_items", ["assignee_id", "category"]);
        migrationBuilder.CreateIndex("ix_work_items_parent_id", "work_items", "parent_id");
        migrationBuilder.CreateIndex("ix_work_items_requester_id_updated_at", "work_items", ["requester_id", "updated_at"]);
        migrationBuilder.CreateIndex("ix_work_items_space_id_category_updated_at", "work_items", ["space_id", "category", "updated_at"]);
        migrationBuilder.CreateIndex("ix_work_items_space_id_number", "work_items", ["space_id", "number"], unique: true);
        migrationBuilder.CreateIndex("ix_work_items_space_id_updated_at", "work_items", ["space_id", "updated_at"]);

        migrationBuilder.CreateTable(
            name: "work_links",
            columns: table => new
            {
                id = table.Column<long>(nullable: false),
                from_id = table.Column<long>(nullable: false),
                kind = table.Column<int>(nullable: false),
                to_id = table.Column<long>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_work_links", c => c.id);
            });
        migrationBuilder.CreateIndex("ix_work_links_from_id_to_id_kind", "work_links", ["from_id", "to_id", "kind"], unique: true);
        migrationBuilder.CreateIndex("ix_work_links_to_id", "work_links", "to_id");

        migrationBuilder.CreateTable(
            name: "work_spaces",
            columns: table => new
            {
                id = table.Column<long>(nullable: false),
                archived_at = table.Column<long>(nullable: true),
                created_at = table.Column<long>(nullable: false),
                description = table.Column<string>(nullable: false),
                in_portal = table.Column<bool>(nullable: false),
                key = table.Column<string>(maxLength: 10, nullable: false),
                kind = table.Column<int>(nullable: false),
                name = table.Column<string>(maxLength: 120, nullable: false),
                types = table.Column<string>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_work_spaces", c => c.id);
            });
        migrationBuilder.CreateIndex("ix_work_spaces_key", "work_spaces", "key", unique: true);

        migrationBuilder.CreateTable(
            name: "work_types",
            columns: table => new
            {
                key = table.Column<string>(maxLength: 30, nullable: false),
                definition = table.Column<string>(nullable: false),
                icon = table.Column<string>(nullable: false),
                in_portal = table.Column<bool>(nullable: false),
                name = table.Column<string>(nullable: false),
                order = table.Column<int>(nullable: false),
                version = table.Column<int>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_work_types", c => c.key);
            });

        migrationBuilder.CreateTable(
            name: "work_watchers",
            columns: table => new
            {
                item_id = table.Column<long>(nullable: false),
                person_id = table.Column<long>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_work_watchers", c => new { c.item_id, c.person_id });
            });
        migrationBuilder.CreateIndex("ix_work_watchers_person_id", "work_watchers", "person_id");
    }
}
