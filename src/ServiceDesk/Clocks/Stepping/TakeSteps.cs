using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Steward.Identity.Directory;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.ServiceDesk.Agreements;
using Steward.ServiceDesk.Agreements.Rules;
using Steward.ServiceDesk.Clocks.Keeping;
using Steward.WorkItems.Changing;
using Steward.WorkItems.Items;
using Steward.WorkItems.Spaces;

namespace Steward.ServiceDesk.Clocks.Stepping;

/// <summary>
/// Takes the steps of one clock that are due: says that they came, tells people, raises the priority, gives the item on. Marks each in the same transaction,
/// so that each is taken once, however often this is sent.
/// </summary>
/// <param name="ClockId">Which clock.</param>
/// <param name="Unable">Why what a step was to change could not be changed; the steps are then taken without it, and the history says so.</param>
public sealed record TakeSteps(long ClockId, string? Unable = null) : ICommand<TakenSteps>
{
    public static Permission Needs => AgreementPermissions.Program;
}

public sealed record TakenSteps(int Count);

internal sealed class TakeStepsHandler : IHandle<TakeSteps, TakenSteps>
{
    public async Task<Outcome<TakenSteps>> Handle(TakeSteps command, CommandContext context)
    {
        var clock = await context.Db.Set<Clock>().FirstOrDefaultAsync(c => c.Id == command.ClockId);
        if (clock is null || clock.NextAt is not { } next || next > context.Now)
            return new TakenSteps(0); // somebody else took it
        var rules = context.Workspace.Get<Rulebook>();
        var item = await context.Db.Set<WorkItem>().FirstOrDefaultAsync(i => i.Id == clock.ItemId);
        if (item is null || rules.RuleOf(clock.DefinitionId) is not { Rule: { } rule } standing)
        {
            clock.NextAt = null; // archived, or without a rule that can be asked: a recount brings it back
            return new TakenSteps(0);
        }

        var kept = await context.Keep(() => new ClockKeeping(context)).Of(item);
        var mine = kept.Clocks.Find(c => c.Id == clock.Id)!;
        if (Folding.Of(rule, kept.Moments).FirstOrDefault(c => c.Number == clock.Run) is not { } course)
            return new TakenSteps(0);
        var reckoning = new Reckoning(course);
        var due = reckoning.DueAt <= context.Now && (mine.StepsTaken & 1) == 0;
        List<Step> steps = [.. standing.Body.Steps.Where((s, i) => (mine.StepsTaken & (2 << i)) == 0 && reckoning.At(s) <= context.Now)];
        mine.StepsTaken |= standing.Body.Steps.Select((s, i) => steps.Contains(s) ? 2 << i : 0).Sum() | (due ? 1 : 0);
        var told = due || steps.Count > 0 ? Tell(item, mine, steps, due, command.Unable, context) : 0;
        ClockRows.Write(mine, standing, course, reckoning, context.Now);
        if (command.Unable is null && await Change(item, steps, context) is { } refusal)
            return refusal;
        return new TakenSteps(steps.Count + told);
    }

    private static int Tell(WorkItem item, Clock clock, IReadOnlyList<Step> steps, bool due, string? unable, CommandContext context)
    {
        var people = context.Workspace.Get<PeopleDirectory>().Now;
        List<long> called = [.. steps.Select(s => Called(s, item, people)).OfType<long>().Distinct()];
        var rules = context.Workspace.Get<Rulebook>();
        context.Record(due
            ? ClockNews.Broken(item, clock, rules, called) with { Note = unable }
            : ClockNews.Nears(item, clock, rules, called, unable));
        context.Tell(new Platform.Live.LiveNews($"item:{context.Workspace.Get<SpaceDirectory>().KeyOf(item.SpaceId)}-{item.Number.ToString(CultureInfo.InvariantCulture)}", item.SpaceId));
        return due ? 1 : 0;
    }

    private static long? Called(Step step, WorkItem item, Snapshot people) => step.Act switch
    {
        StepAct.TellAssignee => item.AssigneeId,
        StepAct.TellLead when item.TeamId is { } team && people.Teams.TryGetValue(team, out var found) => found.LeadId,
        StepAct.TellPerson => step.PersonId,
        _ => null,
    };

    private static async Task<Refusal?> Change(WorkItem item, IReadOnlyList<Step> steps, CommandContext context)
    {
        var raised = steps.Where(s => s is { Act: StepAct.RaisePriority, Priority: not null }).Select(s => s.Priority!.Value).DefaultIfEmpty(item.Priority).Max();
        var team = steps.LastOrDefault(s => s is { Act: StepAct.GiveToTeam, TeamId: not null })?.TeamId;
        var moves = team is not null && team != item.TeamId;
        if (raised <= item.Priority && !moves)
            return null;
        var people = context.Workspace.Get<PeopleDirectory>().Now;
        var key = new WorkItemKey(context.Workspace.Get<SpaceDirectory>().KeyOf(item.SpaceId), item.Number).ToString();
        var changed = await context.Also(new ChangeItem(key)
        {
            Priority = raised > item.Priority ? raised : null, Team = moves ? new(people.TeamNameOf(team)) : default, Assignee = moves ? new(null) : default,
        });
        return changed.Refusal;
    }
}
