using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Steward.Platform.Data;

namespace Steward.Migrations;

/// <summary>Mailboxes of the service desk, what came in through them, and the letters that answered.</summary>
[DbContext(typeof(AppDb))]
[Migration("0050_MailChannel")]
public sealed class M0050_MailChannel : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        Mailboxes(migrationBuilder);
        Incoming(migrationBuilder);
        Outgoing(migrationBuilder);
    }

    private static void Mailboxes(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "desk_mailboxes",
            columns: table => new
            {
                id = table.Column<long>(nullable: false),
                acknowledges = table.Column<bool>(nullable: false),
                address = table.Column<string>(maxLength: 254, nullable: false),
                allow_private = table.Column<bool>(nullable: false),
                changed_at = table.Column<long>(nullable: false),
                closed_replies = table.Column<int>(nullable: false),
                fingerprint = table.Column<string>(maxLength: 64, nullable: true),
                folder = table.Column<string>(maxLength: 200, nullable: false),
                host = table.Column<string>(maxLength: 253, nullable: true),
                is_on = table.Column<bool>(nullable: false),
                most_per_sender = table.Column<int>(nullable: false),
                name = table.Column<string>(maxLength: 120, nullable: true),
                plus_address = table.Column<bool>(nullable: false),
                port = table.Column<int>(nullable: false),
                protection = table.Column<int>(nullable: false),
                reopen_days = table.Column<int>(nullable: false),
                sealed_secret = table.Column<string>(nullable: true),
                space_id = table.Column<long>(nullable: false),
                trusted_server = table.Column<string>(maxLength: 253, nullable: true),
                type = table.Column<string>(maxLength: 30, nullable: false),
                unknown_senders = table.Column<int>(nullable: false),
                user = table.Column<string>(maxLength: 254, nullable: true),
            },
            constraints: table => table.PrimaryKey("pk_desk_mailboxes", c => c.id));
        migrationBuilder.CreateIndex("ix_desk_mailboxes_address", "desk_mailboxes", "address", unique: true);

        migrationBuilder.CreateTable(
            name: "desk_mailbox_standings",
            columns: table => new
            {
                mailbox_id = table.Column<long>(nullable: false),
                archive_until = table.Column<long>(nullable: false),
                brought_at = table.Column<long>(nullable: true),
                failures = table.Column<int>(nullable: false),
                last_uid = table.Column<long>(nullable: false),
                read_at = table.Column<long>(nullable: true),
                trouble = table.Column<int>(nullable: true),
                validity = table.Column<long>(nullable: false),
                words = table.Column<string>(maxLength: 700, nullable: true),
            },
            constraints: table => table.PrimaryKey("pk_desk_mailbox_standings", c => c.mailbox_id));
    }

    private static void Incoming(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "desk_mails",
            columns: table => new
            {
                id = table.Column<long>(nullable: false),
                at = table.Column<long>(nullable: false),
                automatic = table.Column<bool>(nullable: false),
                claim = table.Column<string>(maxLength: 64, nullable: true),
                comment_id = table.Column<long>(nullable: true),
                detail = table.Column<string>(maxLength: 700, nullable: true),
                fate = table.Column<int>(nullable: false),
                from_address = table.Column<string>(maxLength: 254, nullable: true),
                from_name = table.Column<string>(maxLength: 200, nullable: true),
                html_hash = table.Column<string>(maxLength: 64, nullable: true),
                item_id = table.Column<long>(nullable: true),
                mailbox_id = table.Column<long>(nullable: true),
                message_id = table.Column<string>(maxLength: 250, nullable: true),
                person_id = table.Column<long>(nullable: true),
                quoted = table.Column<string>(nullable: true),
                raw_hash = table.Column<string>(maxLength: 64, nullable: false),
                reason = table.Column<int>(nullable: false),
                related_id = table.Column<long>(nullable: true),
                reopened = table.Column<bool>(nullable: false),
                size = table.Column<long>(nullable: false),
                source = table.Column<int>(nullable: false),
                source_key = table.Column<string>(maxLength: 200, nullable: true),
                subject = table.Column<string>(maxLength: 500, nullable: true),
                tries = table.Column<int>(nullable: false),
                verified = table.Column<bool>(nullable: false),
            },
            constraints: table => table.PrimaryKey("pk_desk_mails", c => c.id));
        migrationBuilder.CreateIndex("ix_desk_mails_source_key", "desk_mails", "source_key", unique: true);
        migrationBuilder.CreateIndex("ix_desk_mails_claim", "desk_mails", "claim", unique: true);
        migrationBuilder.CreateIndex("ix_desk_mails_fate_id", "desk_mails", ["fate", "id"]);
        migrationBuilder.CreateIndex("ix_desk_mails_item_id", "desk_mails", "item_id");
        migrationBuilder.CreateIndex("ix_desk_mails_from_address_at", "desk_mails", ["from_address", "at"]);
        migrationBuilder.CreateIndex("ix_desk_mails_raw_hash", "desk_mails", "raw_hash");
        migrationBuilder.CreateIndex("ix_desk_mails_html_hash", "desk_mails", "html_hash");

        migrationBuilder.CreateTable(
            name: "desk_thread_mails",
            columns: table => new
            {
                item_id = table.Column<long>(nullable: false),
                message_id = table.Column<string>(maxLength: 250, nullable: false),
                at = table.Column<long>(nullable: false),
            },
            constraints: table => table.PrimaryKey("pk_desk_thread_mails", c => new { c.item_id, c.message_id }));
        migrationBuilder.CreateIndex("ix_desk_thread_mails_message_id", "desk_thread_mails", "message_id");
    }

    private static void Outgoing(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "desk_sent_mails",
            columns: table => new
            {
                id = table.Column<long>(nullable: false),
                at = table.Column<long>(nullable: false),
                comment_id = table.Column<long>(nullable: true),
                failed_at = table.Column<long>(nullable: true),
                failure_words = table.Column<string>(maxLength: 700, nullable: true),
                item_id = table.Column<long>(nullable: false),
                kind = table.Column<int>(nullable: false),
                message_id = table.Column<string>(maxLength: 250, nullable: false),
                person_id = table.Column<long>(nullable: false),
                recipient = table.Column<string>(maxLength: 254, nullable: false),
            },
            constraints: table => table.PrimaryKey("pk_desk_sent_mails", c => c.id));
        migrationBuilder.CreateIndex("ix_desk_sent_mails_item_id_at", "desk_sent_mails", ["item_id", "at"]);
        migrationBuilder.CreateIndex("ix_desk_sent_mails_message_id", "desk_sent_mails", "message_id");
        migrationBuilder.CreateIndex("ix_desk_sent_mails_recipient_at", "desk_sent_mails", ["recipient", "at"]);

        migrationBuilder.CreateTable(
            name: "desk_dead_addresses",
            columns: table => new
            {
                address = table.Column<string>(maxLength: 254, nullable: false),
                since = table.Column<long>(nullable: false),
                words = table.Column<string>(maxLength: 700, nullable: true),
            },
            constraints: table => table.PrimaryKey("pk_desk_dead_addresses", c => c.address));

        migrationBuilder.CreateTable(
            name: "desk_letter_templates",
            columns: table => new
            {
                kind = table.Column<int>(nullable: false),
                language = table.Column<string>(maxLength: 2, nullable: false),
                body = table.Column<string>(nullable: false),
                subject = table.Column<string>(maxLength: 200, nullable: false),
            },
            constraints: table => table.PrimaryKey("pk_desk_letter_templates", c => new { c.kind, c.language }));

        migrationBuilder.CreateTable(
            name: "desk_token_keys",
            columns: table => new
            {
                id = table.Column<long>(nullable: false),
                sealed_secret = table.Column<string>(nullable: false),
            },
            constraints: table => table.PrimaryKey("pk_desk_token_keys", c => c.id));
    }
}
