using Microsoft.EntityFrameworkCore;
using Steward.Platform.Commands;
using Steward.Platform.Text;
using Steward.WorkItems.Types;

namespace Steward.WorkItems.Items;

/// <summary>
/// What a work item demands, each rule named as its sentence. The page asks the same rules why a step is not possible yet; page, API,
/// mail and import cannot get around them.
/// </summary>
public static class WorkItemRules
{
    /// <summary>Asks everything a way demands and answers all that is missing at once, so nobody mends one field after another.</summary>
    /// <param name="db">To look for children and evidence.</param>
    /// <param name="item">The item as it would be.</param>
    /// <param name="way">The way it would go.</param>
    /// <param name="note">The reason or resolution given.</param>
    public static async Task<Refusal?> MustMeetWhatTheWayDemands(Platform.Data.AppDb db, WorkItem item, WorkTransition way, string? note)
    {
        var faults = new List<FieldFault>();
        foreach (var demand in way.Requires)
        {
            if (await Missing(db, item, demand, note) is { } fault)
                faults.Add(fault);
        }

        return Refusal.From(faults);
    }

    private static async Task<FieldFault?> Missing(Platform.Data.AppDb db, WorkItem item, string demand, string? note) => demand switch
    {
        "owner" => MustHaveAnOwner(item),
        "priority" => MustHaveAPriority(item),
        "process" => MustHaveAProcess(item),
        "due" => MustHaveADueDate(item),
        "resolution" => MustSayTheResolution(note),
        "reason" => MustGiveAReason(note),
        "evidence" => await MustHaveEvidence(db, item),
        "no-open-children" => await MustHaveNoOpenChildren(db, item),
        _ => null,
    };

    private static FieldFault? MustHaveAnOwner(WorkItem item) => item.AssigneeId is null ? Fault("assignee", "NoOwner") : null;

    private static FieldFault? MustHaveAPriority(WorkItem item) => item.Priority == Priority.None ? Fault("priority", "NoPriority") : null;

    private static FieldFault? MustHaveAProcess(WorkItem item) => string.IsNullOrWhiteSpace(item.Process) ? Fault("process", "NoProcess") : null;

    private static FieldFault? MustHaveADueDate(WorkItem item) => item.Due is null ? Fault("due", "NoDue") : null;

    private static FieldFault? MustSayTheResolution(string? note) => string.IsNullOrWhiteSpace(note) ? Fault("note", "NoResolution") : null;

    private static FieldFault? MustGiveAReason(string? note) => string.IsNullOrWhiteSpace(note) ? Fault("note", "NoReason") : null;

    private static async Task<FieldFault?> MustHaveEvidence(Platform.Data.AppDb db, WorkItem item) =>
        await db.Set<Attachment>().AnyAsync(a => a.ItemId == item.Id && a.Evidence)
        || await db.Set<ItemField>().AnyAsync(f => f.ItemId == item.Id && f.Name == ItemFields.Evidence)
            ? null
            : Fault("evidence", "NoEvidence");

    private static async Task<FieldFault?> MustHaveNoOpenChildren(Platform.Data.AppDb db, WorkItem item)
    {
        var open = await db.Set<WorkItem>().CountAsync(i => i.ParentId == item.Id && i.Category < StateCategory.Done);
        return open == 0 ? null : Fault("children", "OpenChildren", open);
    }

    private static FieldFault Fault(string field, string key, params object?[] arguments) =>
        new(field, Texts<WorkItemTexts>.Say(key, arguments));
}

/// <summary>Names of further fields the product itself knows.</summary>
public static class ItemFields
{
    public const string Evidence = "evidence";
    public const string Clause = "clause";
    public const string Frequency = "frequency";
    public const string ExternalId = "external id";
}
