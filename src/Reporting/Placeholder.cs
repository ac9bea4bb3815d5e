namespace Steward.Reporting;
