using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Steward.Platform.Data;

namespace Steward.Migrations;

/// <summary>Approvals of items, their steps and verdicts.</summary>
[DbContext(typeof(AppDb))]
[Migration("0042_Approvals")]
public sealed class M0042_Approvals : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "work_approvals",
            columns: table => new
            {
                id = table.Column<long>(nullable: false),
                asked_at = table.Column<long>(nullable: false),
                asked_by_id = table.Column<long>(nullable: true),
                ended_at = table.Column<long>(nullable: true),
                item_id = table.Column<long>(nullable: false),
                note = table.Column<string>(maxLength: 2000, nullable: true),
                put = table.Column<string>(nullable: false),
                put_hash = table.Column<string>(maxLength: 64, nullable: false),
                state = table.Column<int>(nullable: false),
            },
            constraints: table => table.PrimaryKey("pk_work_approvals", a => a.id));
        migrationBuilder.CreateIndex("ix_work_approvals_item_id", "work_approvals", "item_id");
        migrationBuilder.CreateTable(
            name: "work_approval_steps",
            columns: table => new
            {
                id = table.Column<long>(nullable: false),
                amount = table.Column<int>(nullable: false),
                approval_id = table.Column<long>(nullable: false),
                item_id = table.Column<long>(nullable: false),
                opened_at = table.Column<long>(nullable: true),
                position = table.Column<int>(nullable: false),
                rule = table.Column<int>(nullable: false),
                state = table.Column<int>(nullable: false),
            },
            constraints: table => table.PrimaryKey("pk_work_approval_steps", s => s.id));
        migrationBuilder.CreateIndex("ix_work_approval_steps_item_id", "work_approval_steps", "item_id");
        migrationBuilder.CreateIndex("ix_work_approval_steps_approval_id", "work_approval_steps", "approval_id");
        migrationBuilder.CreateTable(
            name: "work_approval_votes",
            columns: table => new
            {
                id = table.Column<long>(nullable: false),
                approver_id = table.Column<long>(nullable: false),
                at = table.Column<long>(nullable: true),
                channel = table.Column<int>(nullable: true),
                comment = table.Column<string>(maxLength: 2000, nullable: true),
                given_by_id = table.Column<long>(nullable: true),
                item_id = table.Column<long>(nullable: false),
                step_id = table.Column<long>(nullable: false),
                yes = table.Column<bool>(nullable: true),
            },
            constraints: table => table.PrimaryKey("pk_work_approval_votes", v => v.id));
        migrationBuilder.CreateIndex("ix_work_approval_votes_item_id", "work_approval_votes", "item_id");
        migrationBuilder.CreateIndex("ix_work_approval_votes_step_id", "work_approval_votes", "step_id");
        migrationBuilder.CreateIndex("ix_work_approval_votes_approver_id_yes", "work_approval_votes", ["approver_id", "yes"]);
    }
}
