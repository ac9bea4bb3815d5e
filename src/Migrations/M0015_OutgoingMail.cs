using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Steward.Platform.Data;

namespace Steward.Migrations;

/// <summary>By which server mail is sent, and every message with the state of its delivery.</summary>
[DbContext(typeof(AppDb))]
[Migration("0015_OutgoingMail")]
public sealed class M0015_OutgoingMail : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "mail_settings",
            columns: table => new
            {
                id = table.Column<long>(nullable: false),
                allow_private = table.Column<bool>(nullable: false),
                changed_at = table.Column<long>(nullable: false),
                fingerprint = table.Column<string>(maxLength: 64, nullable: true),
                from_address = table.Column<string>(maxLength: 254, nullable: false),
                from_name = table.Column<string>(maxLength: 120, nullable: true),
                host = table.Column<string>(maxLength: 253, nullable: false),
                is_on = table.Column<bool>(nullable: false),
                port = table.Column<int>(nullable: false),
                protection = table.Column<int>(nullable: false),
                public_address = table.Column<string>(maxLength: 300, nullable: false),
                reply_to = table.Column<string>(maxLength: 254, nullable: true),
                sealed_secret = table.Column<string>(nullable: true),
                user = table.Column<string>(maxLength: 254, nullable: true),
            },
            constraints: table => table.PrimaryKey("pk_mail_settings", c => c.id));

        migrationBuilder.CreateTable(
            name: "mail_messages",
            columns: table => new
            {
                id = table.Column<long>(nullable: false),
                about = table.Column<string>(maxLength: 60, nullable: true),
                due_at = table.Column<long>(nullable: false),
                finished_at = table.Column<long>(nullable: true),
                hindrance = table.Column<int>(nullable: true),
                holds_secret = table.Column<bool>(nullable: false),
                leased_until = table.Column<long>(nullable: true),
                message_id = table.Column<string>(maxLength: 250, nullable: false),
                purpose = table.Column<string>(maxLength: 60, nullable: false),
                queued_at = table.Column<long>(nullable: false),
                recipient = table.Column<string>(maxLength: 254, nullable: false),
                recipient_name = table.Column<string>(maxLength: 200, nullable: true),
                sealed_letter = table.Column<string>(nullable: true),
                server_words = table.Column<string>(maxLength: 700, nullable: true),
                state = table.Column<int>(nullable: false),
                subject = table.Column<string>(maxLength: 500, nullable: false),
                tries = table.Column<int>(nullable: false),
            },
            constraints: table => table.PrimaryKey("pk_mail_messages", c => c.id));
        migrationBuilder.CreateIndex("ix_mail_messages_state_due_at", "mail_messages", ["state", "due_at"]);
        migrationBuilder.CreateIndex("ix_mail_messages_message_id", "mail_messages", "message_id");
        migrationBuilder.CreateIndex("ix_mail_messages_about", "mail_messages", "about");
    }
}
