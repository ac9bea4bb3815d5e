namespace Steward.Platform.Design;

/// <summary>Believable rows for the design page.</summary>
internal sealed record SampleItem(
    string Key, IconName Type, string TypeName, string Title, string Client, StateShape Shape, string State, PriorityLevel Priority, DueState Due, TimeSpan? Left, string? Assignee, string Updated);

internal static class SampleItems
{
    public static readonly IReadOnlyList<SampleItem> All =
    [
        new("IT-431", IconName.Incident, "Incident", "Payroll export stops with a time-out", "Harbour Foods", StateShape.Active, "In progress", PriorityLevel.Urgent, DueState.Breached, TimeSpan.FromMinutes(75), "Marta Silva", "13:40"),
        new("IT-428", IconName.Incident, "Incident", "VPN drops every ten minutes since the update", "Harbour Foods", StateShape.Active, "In progress", PriorityLevel.High, DueState.Soon, TimeSpan.FromMinutes(25), "Jonas Weber", "13:12"),
        new("IT-430", IconName.Request, "Service request", "New laptop for Elif Demir, starting on Monday", "Lindqvist Clinics", StateShape.ToDo, "New", PriorityLevel.Medium, DueState.Running, TimeSpan.FromMinutes(310), null, "12:58"),
        new("IT-402", IconName.Problem, "Problem", "Label printers in hall 3 lose their queue after a restart", "Harbour Foods", StateShape.Review, "In review", PriorityLevel.Medium, DueState.Running, TimeSpan.FromHours(52), "Ada Brandt", "11:30"),
        new("IT-417", IconName.Incident, "Incident", "Shared mailbox no longer visible in Outlook", "Lindqvist Clinics", StateShape.Waiting, "Waiting for customer", PriorityLevel.Low, DueState.Paused, TimeSpan.FromHours(6), "Yuki Tanaka", "10:04"),
        new("IT-389", IconName.Change, "Change", "Move the file server to the new storage", "Internal", StateShape.Backlog, "Backlog", PriorityLevel.None, DueState.None, null, "Network", "Mon"),
        new("IT-377", IconName.SmsTask, "SMS task", "Review supplier agreements of the quarter", "Internal", StateShape.Done, "Resolved", PriorityLevel.Medium, DueState.Met, null, "Noah Schmidt", "Fri"),
        new("IT-371", IconName.Request, "Service request", "Access to the finance share for two auditors", "Internal", StateShape.Cancelled, "Cancelled", PriorityLevel.Low, DueState.None, null, "Sofia Rossi", "Fri"),
    ];
}
