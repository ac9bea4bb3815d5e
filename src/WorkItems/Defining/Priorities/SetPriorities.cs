using Microsoft.EntityFrameworkCore;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Events;
using Steward.Platform.Live;
using Steward.Platform.Text;
using Steward.WorkItems.Items;

namespace Steward.WorkItems.Defining;

/// <summary>Begins to use the matrix: defines the two fields where they are missing, and fills the matrix as ITIL proposes it.</summary>
public sealed record UsePriorityMatrix(IReadOnlyList<string> Types) : ICommand<Done>
{
    public static Permission Needs => WorkItemPermissions.DesignTypes;
}

internal sealed class UsePriorityMatrixHandler : IHandle<UsePriorityMatrix, Done>
{
    private static readonly string[] Levels = ["High", "Medium", "Low"];

    public async Task<Outcome<Done>> Handle(UsePriorityMatrix command, CommandContext context)
    {
        if (command.Types.Count == 0)
            return Refusal.Invalid("types", Texts<FieldTexts>.Say("MatrixNeedsTypes"));
        var known = await context.Db.Set<FieldDefinition>().ToListAsync();
        foreach (var (key, name) in new[] { (PriorityMatrix.ImpactKey, "MatrixImpact"), (PriorityMatrix.UrgencyKey, "MatrixUrgency") })
        {
            if (FieldDirectory.Find(key, known) is { } there)
            {
                if (there.Kind != FieldKind.Choice || there.RetiredAt is not null)
                    return Refusal.Conflict(Texts<FieldTexts>.Say("MatrixFieldTaken", there.Name));
                var changed = await context.Also(new ChangeField(there.Key) { Types = [.. there.TypeKeys.Union(command.Types)] });
                if (!changed.Succeeded)
                    return changed.Refusal;
                continue;
            }

            var defined = await context.Also(new DefineField(Texts<FieldTexts>.Say(name).ToString(), FieldKind.Choice)
            {
                Key = key, Choices = [.. Levels.Select(l => Texts<FieldTexts>.Say("Level" + l).ToString())], Types = command.Types,
            });
            if (!defined.Succeeded)
                return defined.Refusal;
        }

        var fields = await context.Db.Set<FieldDefinition>().Where(f => f.Key == PriorityMatrix.ImpactKey || f.Key == PriorityMatrix.UrgencyKey).ToDictionaryAsync(f => f.Key);
        if (fields.Count == 2 && !await context.Db.Set<PriorityCell>().AnyAsync())
            Fill(fields[PriorityMatrix.ImpactKey].ChoiceList, fields[PriorityMatrix.UrgencyKey].ChoiceList, context);
        context.Tell(new LiveNews(PriorityMatrix.Topic));
        return Done.Instance;
    }

    /// <summary>The further from the top left, the less urgent.</summary>
    private static void Fill(IReadOnlyList<string> impacts, IReadOnlyList<string> urgencies, CommandContext context)
    {
        for (var row = 0; row < impacts.Count; row++)
        {
            for (var column = 0; column < urgencies.Count; column++)
                context.Db.Add(new PriorityCell { Impact = impacts[row], Urgency = urgencies[column], Priority = (Priority)Math.Max((int)Priority.Low, (int)Priority.Urgent - row - column) });
        }
    }
}

/// <summary>What the matrix says from now on. Items keep the priority they have.</summary>
public sealed record SetPriorities(IReadOnlyList<PriorityOfCell> Cells) : ICommand<Done>
{
    public static Permission Needs => WorkItemPermissions.DesignTypes;
}

public sealed record PriorityOfCell(string Impact, string Urgency, Priority Priority);

internal sealed class SetPrioritiesHandler : IHandle<SetPriorities, Done>
{
    public async Task<Outcome<Done>> Handle(SetPriorities command, CommandContext context)
    {
        var matrix = context.Workspace.Get<PriorityMatrix>();
        if (matrix is not { Impact: { } impact, Urgency: { } urgency })
            return Refusal.Conflict(Texts<FieldTexts>.Say("MatrixUnused"));
        if (command.Cells.FirstOrDefault(c => !impact.ChoiceList.Contains(c.Impact) || !urgency.ChoiceList.Contains(c.Urgency) || !Enum.IsDefined(c.Priority)) is { } odd)
            return Refusal.Invalid("", Texts<FieldTexts>.Say("MatrixNoCell", odd.Impact, odd.Urgency));
        var known = await context.Db.Set<PriorityCell>().ToListAsync();
        context.Db.RemoveRange(known.Where(k => !impact.ChoiceList.Contains(k.Impact) || !urgency.ChoiceList.Contains(k.Urgency)));
        var changes = new List<Change>();
        foreach (var cell in command.Cells)
        {
            var before = known.FirstOrDefault(k => k.Impact == cell.Impact && k.Urgency == cell.Urgency);
            if (before?.Priority == cell.Priority)
                continue;
            changes.Add(new Change($"{cell.Impact} × {cell.Urgency}", before?.Priority.ToString(), cell.Priority.ToString()));
            if (before is null)
                context.Db.Add(new PriorityCell { Impact = cell.Impact, Urgency = cell.Urgency, Priority = cell.Priority });
            else
                before.Priority = cell.Priority;
        }

        if (changes.Count > 0)
            context.Record(new PrioritiesSet { SubjectId = impact.Id, Changes = changes });
        context.Tell(new LiveNews(PriorityMatrix.Topic));
        return Done.Instance;
    }
}

/// <summary>The matrix says something else; told of the field for impact.</summary>
public sealed record PrioritiesSet : FieldHappening
{
    public override string Kind => "field.priorities-set";
}
