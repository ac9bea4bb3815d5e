using Steward.Platform.Access;
using Steward.Platform.Text;
using Steward.WorkItems.Types;

namespace Steward.WorkItems.Designing;

/// <summary>The workflows that come with the program. Who changes one raises its version, so that types that took it are offered the new one.</summary>
internal static class GalleryWorkflows
{
    private const Role Workers = Role.Member | Role.Agent | Role.Lead | Role.Admin;
    private const Role Anyone = Workers | Role.Requester | Role.ClientManager;
    private const Role Leads = Role.Lead | Role.Admin;

    public static IReadOnlyList<GalleryEntry> All =>
    [
        Entry("simple", 1, new(
            [new("to-do", "To do", StateCategory.New), new("doing", "In progress", StateCategory.Active), new("done", "Done", StateCategory.Done)],
            [new("*", "to-do", Workers, []), new("*", "doing", Workers, []), new("*", "done", Workers, [])])),
        Entry("support", 1, new(
            [
                new("new", "New", StateCategory.New), new("in-progress", "In progress", StateCategory.Active), new("waiting", "Waiting for requester", StateCategory.Waiting),
                new("resolved", "Resolved", StateCategory.Done), new("closed", "Closed", StateCategory.Done), new("cancelled", "Cancelled", StateCategory.Cancelled),
            ],
            [
                new("*", "in-progress", Workers, []), new("in-progress", "waiting", Workers, []), new("*", "resolved", Workers, ["owner", "resolution"]),
                new("resolved", "closed", Anyone, []), new("resolved", "in-progress", Anyone, []), new("*", "cancelled", Anyone, ["reason"]),
            ])),
        Entry("approval", 1, new(
            [
                new("draft", "Draft", StateCategory.New), new("in-review", "In review", StateCategory.Waiting), new("approved", "Approved", StateCategory.Active),
                new("done", "Done", StateCategory.Done), new("rejected", "Rejected", StateCategory.Cancelled),
            ],
            [
                new("draft", "in-review", Workers, ["owner"]), new("in-review", "draft", Workers, []), new("in-review", "approved", Leads, []),
                new("in-review", "rejected", Leads, ["reason"]), new("rejected", "draft", Workers, []), new("approved", "done", Workers, ["no-open-children"]),
            ])),
        Entry("change", 1, new(
            [
                new("draft", "Draft", StateCategory.New), new("assessment", "Assessment", StateCategory.Active), new("authorised", "Authorised", StateCategory.Active),
                new("implementation", "Implementation", StateCategory.Active), new("review", "Review", StateCategory.Active), new("done", "Done", StateCategory.Done),
                new("cancelled", "Cancelled", StateCategory.Cancelled),
            ],
            [
                new("draft", "assessment", Workers, ["owner", "priority"]), new("assessment", "draft", Workers, []), new("assessment", "authorised", Leads, ["due"]),
                new("authorised", "implementation", Workers, []), new("implementation", "review", Workers, ["checklist"]), new("review", "implementation", Workers, ["reason"]),
                new("review", "done", Workers, ["resolution"]), new("*", "cancelled", Leads, ["reason"]),
            ])),
        Entry("problem", 1, new(
            [
                new("new", "New", StateCategory.New), new("analysis", "Analysis", StateCategory.Active), new("known-error", "Known error", StateCategory.Waiting),
                new("solution", "Solution", StateCategory.Active), new("done", "Done", StateCategory.Done), new("cancelled", "Cancelled", StateCategory.Cancelled),
            ],
            [
                new("new", "analysis", Workers, ["owner"]), new("analysis", "known-error", Workers, ["reason"]), new("analysis", "solution", Workers, []), new("known-error", "solution", Workers, []),
                new("solution", "analysis", Workers, []), new("solution", "done", Workers, ["resolution"]), new("done", "analysis", Workers, ["reason"]), new("*", "cancelled", Workers, ["reason"]),
            ])),
    ];

    private static GalleryEntry Entry(string key, int version, Workflow workflow) =>
        new("steward:" + key, Texts<WorkflowTexts>.Say("Gallery_" + key).ToString(), Texts<WorkflowTexts>.Say("GalleryAbout_" + key).ToString(), version, workflow);
}
