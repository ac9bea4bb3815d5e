namespace Steward.Scheduling;
