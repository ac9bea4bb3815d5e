using Microsoft.EntityFrameworkCore;
using Steward.Platform.Commands;
using Steward.Platform.Text;
using Steward.WorkItems.Approving;
using Steward.WorkItems.Checklists;
using Steward.WorkItems.Types;

namespace Steward.WorkItems.Items;

/// <summary>
/// What a work item demands, each rule named as its sentence. The page asks the same rules why a step is not possible yet; page, API,
/// mail and import cannot get around them.
/// </summary>
public static class WorkItemRules
{
    /// <summary>Asks everything a way demands and answers all that is missing at once, so nobody mends one field after another.</summary>
    /// <param name="db">To look for children, evidence and the checklist, when the way demands them.</param>
    /// <param name="item">The item as it would be.</param>
    /// <param name="way">The way it would go.</param>
    /// <param name="note">The reason or resolution given.</param>
    public static async Task<Refusal?> MustMeetWhatTheWayDemands(Platform.Data.AppDb db, WorkItem item, WorkTransition way, string? note)
    {
        var facts = new ItemFacts(
            !way.Requires.Contains("evidence") || await HasEvidence(db, item),
            way.Requires.Contains("no-open-children") ? await db.Set<WorkItem>().CountAsync(i => i.ParentId == item.Id && i.Category < StateCategory.Done) : 0,
            way.Requires.Contains("checklist") ? await db.Set<CheckRow>().CountAsync(c => c.ItemId == item.Id && c.DoneAt == null) : 0,
            way.Requires.Contains("approval") ? await ApprovalRules.MustBeApproved(db, item) : null);
        return Refusal.From(MissingFor(way, item, facts, note));
    }

    /// <summary>The same for a page that has read the facts already.</summary>
    public static IReadOnlyList<FieldFault> MissingFor(WorkTransition way, WorkItem item, ItemFacts facts, string? note) =>
        [.. way.Requires.Select(demand => Missing(item, demand, facts, note)).OfType<FieldFault>()];

    private static FieldFault? Missing(WorkItem item, string demand, ItemFacts facts, string? note) => demand switch
    {
        "owner" => MustHaveAnOwner(item),
        "priority" => MustHaveAPriority(item),
        "process" => MustHaveAProcess(item),
        "due" => MustHaveADueDate(item),
        "resolution" => MustSayTheResolution(note),
        "reason" => MustGiveAReason(note),
        "evidence" => MustHaveEvidence(facts),
        "no-open-children" => MustHaveNoOpenChildren(facts),
        "checklist" => MustHaveTickedEverything(facts),
        "approval" => facts.Unapproved,
        _ => null,
    };

    private static FieldFault? MustHaveAnOwner(WorkItem item) => item.AssigneeId is null ? Fault("assignee", "NoOwner") : null;

    private static FieldFault? MustHaveAPriority(WorkItem item) => item.Priority == Priority.None ? Fault("priority", "NoPriority") : null;

    private static FieldFault? MustHaveAProcess(WorkItem item) => string.IsNullOrWhiteSpace(item.Process) ? Fault("process", "NoProcess") : null;

    private static FieldFault? MustHaveADueDate(WorkItem item) => item.Due is null ? Fault("due", "NoDue") : null;

    private static FieldFault? MustSayTheResolution(string? note) => string.IsNullOrWhiteSpace(note) ? Fault("note", "NoResolution") : null;

    private static FieldFault? MustGiveAReason(string? note) => string.IsNullOrWhiteSpace(note) ? Fault("note", "NoReason") : null;

    private static FieldFault? MustHaveEvidence(ItemFacts facts) => facts.HasEvidence ? null : Fault("evidence", "NoEvidence");

    private static FieldFault? MustHaveNoOpenChildren(ItemFacts facts) =>
        facts.OpenChildren == 0 ? null : Fault("children", "OpenChildren", facts.OpenChildren);

    /// <summary>An item without a checklist has nothing left to tick.</summary>
    private static FieldFault? MustHaveTickedEverything(ItemFacts facts) =>
        facts.OpenChecks == 0 ? null : Fault("checklist", "OpenChecks", facts.OpenChecks);

    private static async Task<bool> HasEvidence(Platform.Data.AppDb db, WorkItem item) =>
        await db.Set<Attachment>().AnyAsync(a => a.ItemId == item.Id && a.Evidence)
        || await db.Set<ItemField>().AnyAsync(f => f.ItemId == item.Id && f.Name == ItemFields.Evidence);

    private static FieldFault Fault(string field, string key, params object?[] arguments) =>
        new(field, Texts<WorkItemTexts>.Say(key, arguments));
}

/// <summary>What rules must know of an item besides its own row.</summary>
/// <param name="Unapproved">Why it does not count as approved; null when it does, or when nobody asks.</param>
public sealed record ItemFacts(bool HasEvidence, int OpenChildren, int OpenChecks, FieldFault? Unapproved = null);

/// <summary>Names of further fields the product itself knows.</summary>
public static class ItemFields
{
    public const string Evidence = "evidence";
    public const string Clause = "clause";
    public const string Frequency = "frequency";
    public const string ExternalId = "external id";
}
