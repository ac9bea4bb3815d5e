using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Steward.Platform.Data;

namespace Steward.Migrations;

/// <summary>What people are told: single news, the inbox by item, wishes, mails, reminders of due dates.</summary>
[DbContext(typeof(AppDb))]
[Migration("0018_Notifications")]
public sealed class M0018_Notifications : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        News(migrationBuilder);
        Bundles(migrationBuilder);
        Wishes(migrationBuilder);
        migrationBuilder.CreateTable(
            name: "collaboration_digests",
            columns: table => new
            {
                id = table.Column<long>(nullable: false),
                at = table.Column<long>(nullable: false),
                person_id = table.Column<long>(nullable: false),
                sent_at = table.Column<long>(nullable: true),
            },
            constraints: table => table.PrimaryKey("pk_collaboration_digests", c => c.id));
        migrationBuilder.CreateIndex("ix_collaboration_digests_at", "collaboration_digests", "at");

        migrationBuilder.CreateTable(
            name: "collaboration_reminders",
            columns: table => new
            {
                item_id = table.Column<long>(nullable: false),
                kind = table.Column<int>(nullable: false),
                due_at = table.Column<long>(nullable: false),
            },
            constraints: table => table.PrimaryKey("pk_collaboration_reminders", c => new { c.item_id, c.kind }));
        migrationBuilder.CreateIndex("ix_work_items_due", "work_items", "due");
    }

    private static void News(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "collaboration_notifications",
            columns: table => new
            {
                id = table.Column<long>(nullable: false),
                actor_id = table.Column<long>(nullable: true),
                at = table.Column<long>(nullable: false),
                comment_id = table.Column<long>(nullable: true),
                detail = table.Column<string>(maxLength: 200, nullable: true),
                digest_id = table.Column<long>(nullable: true),
                @internal = table.Column<bool>(nullable: false),
                item_id = table.Column<long>(nullable: false),
                kind = table.Column<int>(nullable: false),
                mail_due_at = table.Column<long>(nullable: true),
                person_id = table.Column<long>(nullable: false),
                reason = table.Column<int>(nullable: false),
                space_id = table.Column<long>(nullable: false),
            },
            constraints: table => table.PrimaryKey("pk_collaboration_notifications", c => c.id));
        migrationBuilder.CreateIndex("ix_collaboration_notifications_at", "collaboration_notifications", "at");
        migrationBuilder.CreateIndex("ix_collaboration_notifications_digest_id", "collaboration_notifications", "digest_id");
        migrationBuilder.CreateIndex("ix_collaboration_notifications_mail_due_at", "collaboration_notifications", "mail_due_at");
        migrationBuilder.CreateIndex("ix_collaboration_notifications_person_id_item_id_at", "collaboration_notifications", ["person_id", "item_id", "at"]);
    }

    private static void Bundles(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "collaboration_bundles",
            columns: table => new
            {
                person_id = table.Column<long>(nullable: false),
                item_id = table.Column<long>(nullable: false),
                archived_at = table.Column<long>(nullable: true),
                latest_actor_id = table.Column<long>(nullable: true),
                latest_detail = table.Column<string>(maxLength: 200, nullable: true),
                latest_internal = table.Column<bool>(nullable: false),
                latest_kind = table.Column<int>(nullable: false),
                latest_reason = table.Column<int>(nullable: false),
                newest_at = table.Column<long>(nullable: false),
                reasons = table.Column<int>(nullable: false),
                snoozed_until = table.Column<long>(nullable: true),
                space_id = table.Column<long>(nullable: false),
                unread = table.Column<int>(nullable: false),
            },
            constraints: table => table.PrimaryKey("pk_collaboration_bundles", c => new { c.person_id, c.item_id }));
        migrationBuilder.CreateIndex("ix_collaboration_bundles_newest_at", "collaboration_bundles", "newest_at");
        migrationBuilder.CreateIndex("ix_collaboration_bundles_person_id_newest_at", "collaboration_bundles", ["person_id", "newest_at"]);
        migrationBuilder.CreateIndex("ix_collaboration_bundles_person_id_unread", "collaboration_bundles", ["person_id", "unread"]);
        migrationBuilder.CreateIndex("ix_collaboration_bundles_snoozed_until", "collaboration_bundles", "snoozed_until");
    }

    private static void Wishes(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "collaboration_preferences",
            columns: table => new
            {
                person_id = table.Column<long>(nullable: false),
                daily_at = table.Column<int>(nullable: false),
                inbox_off = table.Column<int>(nullable: false),
                mail_on = table.Column<int>(nullable: false),
                quiet = table.Column<int>(nullable: false),
                quiet_from = table.Column<int>(nullable: false),
                quiet_to = table.Column<int>(nullable: false),
                rhythm = table.Column<int>(nullable: false),
            },
            constraints: table => table.PrimaryKey("pk_collaboration_preferences", c => c.person_id));

        migrationBuilder.CreateTable(
            name: "collaboration_space_preferences",
            columns: table => new
            {
                person_id = table.Column<long>(nullable: false),
                space_id = table.Column<long>(nullable: false),
                interest = table.Column<int>(nullable: false),
            },
            constraints: table => table.PrimaryKey("pk_collaboration_space_preferences", c => new { c.person_id, c.space_id }));
    }
}
