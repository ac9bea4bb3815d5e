using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Platform.Data;
using Steward.Platform.Events;
using Steward.WorkItems.Items;
using Steward.WorkItems.Types;

namespace Steward.WorkItems.Designing;

/// <summary>Steps that items went and that a workflow has no way for.</summary>
public sealed record RefusedStep(string From, string To, int Times);

/// <summary>A state of the workflow: how many items stand in it, and how many steps led to it lately.</summary>
public sealed record StandingIn(WorkState State, int Items, int Entered);

/// <summary>A workflow tried on what items did. The history knows who went where; what was filled in then it does not, so demands are not tried.</summary>
public sealed record WorkflowSimulation(int Steps, IReadOnlyList<RefusedStep> Refused, IReadOnlyList<StandingIn> States)
{
    /// <summary>How far back a state is looked for before it counts as unused.</summary>
    public static readonly Duration Lately = Duration.FromDays(180);

    private const int FewestSteps = 20;

    /// <summary>States nobody used lately although there was work: steps that could be retired.</summary>
    public IReadOnlyList<StandingIn> Unused => Steps < FewestSteps ? [] : [.. States.Where(s => s is { Items: 0, Entered: 0 })];

    /// <summary>Two statements, however many items and steps there are.</summary>
    public static async Task<WorkflowSimulation> Of(AppDb db, string type, Workflow workflow, Instant now, CancellationToken cancel = default)
    {
        var since = now - Lately;
        var steps = await (
            from change in db.Set<ChangedField>()
            join item in db.Set<WorkItem>() on change.SubjectId equals item.Id
            where item.Type == type && change.Field == "state" && change.Was != null && change.Became != null
            group change by new { change.Was, change.Became } into same
            select new { From = same.Key.Was!, To = same.Key.Became!, Times = same.Count(), Recent = same.Count(c => c.At >= since) }).ToListAsync(cancel);
        var standing = await db.Set<WorkItem>().Where(i => i.Type == type).GroupBy(i => i.State).Select(g => new { g.Key, Items = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Items, cancel);
        return new(
            steps.Sum(s => s.Times),
            [
                .. steps.Where(s => workflow.Find(s.From) is not null && workflow.Find(s.To) is not null && s.From != s.To && workflow.Way(s.From, s.To) is null)
                    .OrderByDescending(s => s.Times).ThenBy(s => s.From, StringComparer.Ordinal).Select(s => new RefusedStep(workflow.Find(s.From)!.Name, workflow.Find(s.To)!.Name, s.Times)),
            ],
            [.. workflow.States.Select(s => new StandingIn(s, standing.GetValueOrDefault(s.Key), steps.Where(step => step.To == s.Key).Sum(step => step.Recent)))]);
    }
}
