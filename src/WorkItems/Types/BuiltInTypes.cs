using System.Text.Json;
using Steward.Platform.Access;
using Steward.Platform.Text;
using Steward.WorkItems.Spaces;

namespace Steward.WorkItems.Types;

/// <summary>
/// The types a new workspace starts with, in ITIL 4 terms. The SMS task follows the template fields of an ISO/IEC 20000-1 task register:
/// nothing is planned without owner, priority, process and date, nothing is done without evidence.
/// </summary>
public static class BuiltInTypes
{
    private const Role Workers = Role.Agent | Role.Member | Role.Lead | Role.Admin;
    private const Role Anyone = Workers | Role.Requester | Role.ClientManager;

    public static IReadOnlyList<ItemType> All() =>
    [
        Type("incident", "Incident", "incident", true, Ticket),
        Type("request", "Service request", "request", true, Ticket),
        Type("task", "Task", "task", false, Task),
        Type("sms-task", "SMS task", "sms-task", false, SmsTask),
        Type("change", "Change", "change", false, Change),
    ];

    public static IReadOnlyList<string> UsualFor(SpaceKind kind) => kind switch
    {
        SpaceKind.ServiceDesk => ["incident", "request", "task"],
        SpaceKind.Process => ["sms-task", "task"],
        _ => ["task"],
    };

    private static Workflow Ticket => new(
        [
            new("new", "New", StateCategory.New),
            new("in-progress", "In progress", StateCategory.Active),
            new("waiting", "Waiting for requester", StateCategory.Waiting),
            new("on-hold", "On hold", StateCategory.Waiting),
            new("resolved", "Resolved", StateCategory.Done),
            new("closed", "Closed", StateCategory.Done),
            new("cancelled", "Cancelled", StateCategory.Cancelled),
        ],
        [
            new("*", "in-progress", Workers, []),
            new("*", "waiting", Workers, []),
            new("*", "on-hold", Workers, ["reason"]),
            new("*", "resolved", Workers, ["owner", "resolution", "no-open-children"]),
            new("resolved", "closed", Anyone, []),
            new("resolved", "in-progress", Anyone, []),
            new("closed", "in-progress", Anyone, []),
            new("*", "cancelled", Anyone, ["reason"]),
        ]);

    private static Workflow Task => new(
        [
            new("to-do", "To do", StateCategory.New),
            new("doing", "In progress", StateCategory.Active),
            new("blocked", "Blocked", StateCategory.Waiting),
            new("done", "Done", StateCategory.Done),
            new("cancelled", "Cancelled", StateCategory.Cancelled),
        ],
        [
            new("*", "to-do", Workers, []),
            new("*", "doing", Workers, []),
            new("*", "blocked", Workers, ["reason"]),
            new("*", "done", Workers, ["owner", "no-open-children", "checklist"]),
            new("*", "cancelled", Workers, ["reason"]),
        ]);

    private static Workflow SmsTask => new(
        [
            new("draft", "Draft", StateCategory.New),
            new("planned", "Planned", StateCategory.New),
            new("in-progress", "In progress", StateCategory.Active),
            new("blocked", "Blocked", StateCategory.Waiting),
            new("in-review", "In review", StateCategory.Active),
            new("done", "Done", StateCategory.Done),
            new("cancelled", "Cancelled", StateCategory.Cancelled),
        ],
        [
            new("draft", "planned", Workers, ["owner", "priority", "process", "due"]),
            new("planned", "draft", Workers, []),
            new("planned", "in-progress", Workers, ["owner", "priority", "process", "due"]),
            new("blocked", "in-progress", Workers, []),
            new("in-review", "in-progress", Workers, []),
            new("in-progress", "blocked", Workers, ["reason"]),
            new("in-progress", "in-review", Workers, ["evidence"]),
            new("in-progress", "done", Workers, ["owner", "evidence", "no-open-children", "checklist"]),
            new("in-review", "done", Workers, ["owner", "evidence", "no-open-children", "checklist"]),
            new("done", "in-progress", Role.Lead | Role.Admin, ["reason"]),
            new("cancelled", "draft", Role.Lead | Role.Admin, ["reason"]),
            new("*", "cancelled", Role.Lead | Role.Admin, ["reason"]),
        ]);

    /// <summary>The ways of all models: which of them a change may go, its model says.</summary>
    private static Workflow Change => new(
        [
            new("draft", "Draft", StateCategory.New),
            new("assessment", "Assessment", StateCategory.Active),
            new("authorised", "Authorised", StateCategory.Active),
            new("implementation", "Implementation", StateCategory.Active),
            new("review", "Review", StateCategory.Active),
            new("closed", "Closed", StateCategory.Done),
            new("cancelled", "Cancelled", StateCategory.Cancelled),
        ],
        [
            new("draft", "assessment", Workers, ["owner"]),
            new("assessment", "draft", Workers, []),
            new("draft", "authorised", Workers, ["owner"]),
            new("assessment", "authorised", Workers, ["owner"]),
            new("authorised", "assessment", Workers, ["reason"]),
            new("draft", "implementation", Workers, ["owner"]),
            new("assessment", "implementation", Workers, ["owner"]),
            new("authorised", "implementation", Workers, []),
            new("implementation", "review", Workers, []),
            new("review", "implementation", Workers, ["reason"]),
            new("implementation", "closed", Workers, ["resolution"]),
            new("review", "closed", Workers, ["resolution"]),
            new("closed", "review", Role.Lead | Role.Admin, ["reason"]),
            new("*", "cancelled", Workers, ["reason"]),
        ]);

    private static ItemType Type(string key, string name, string icon, bool inPortal, Workflow workflow) => new()
    {
        Key = key, Name = name, Icon = icon, InPortal = inPortal, Version = 1,
        Order = key switch { "incident" => 1, "request" => 2, "task" => 3, "sms-task" => 4, _ => 5 },
        Definition = JsonSerializer.Serialize(workflow, PlatformJson.Options),
    };
}
