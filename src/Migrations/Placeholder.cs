namespace Steward.Migrations;
