using Microsoft.EntityFrameworkCore;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Jobs;
using Steward.Platform.Text;
using Steward.Platform.Workspaces;
using Steward.WorkItems.Items;

namespace Steward.WorkItems.Defining;

/// <summary>Computes the formulas of a type's items anew, some at a time. Nothing is told of it: the definition changed, not the work.</summary>
public sealed record ComputeFields(string Type, long After) : ICommand<ComputedFields>
{
    public const int Batch = 500;

    public static Permission Needs => WorkItemPermissions.DesignTypes;
}

/// <summary>How far a batch came.</summary>
/// <param name="Last">The last item that was looked at; null when there are no more.</param>
public sealed record ComputedFields(long? Last);

internal sealed class ComputeFieldsHandler : IHandle<ComputeFields, ComputedFields>
{
    public async Task<Outcome<ComputedFields>> Handle(ComputeFields command, CommandContext context)
    {
        var known = context.Workspace.Get<FieldDirectory>();
        var ids = await context.Db.Set<WorkItem>().Where(i => i.Type == command.Type && i.Id > command.After).OrderBy(i => i.Id).Select(i => i.Id).Take(ComputeFields.Batch).ToListAsync();
        var rows = (await context.Db.Set<ItemField>().Where(f => ids.Contains(f.ItemId)).ToListAsync()).ToLookup(f => f.ItemId);
        foreach (var id in ids)
        {
            var stored = rows[id].ToDictionary(f => f.Name, StringComparer.Ordinal);
            foreach (var (name, result) in Formulas.Results(known, command.Type, stored.ToDictionary(f => f.Key, f => f.Value.Value, StringComparer.Ordinal)))
            {
                if (stored.TryGetValue(name, out var row))
                {
                    if (result.Length == 0)
                        context.Db.Remove(row);
                    else
                        row.Value = result;
                }
                else if (result.Length > 0)
                {
                    context.Db.Add(new ItemField { ItemId = id, Name = name, Value = result });
                }
            }
        }

        return new ComputedFields(ids.Count < ComputeFields.Batch ? null : ids[^1]);
    }
}

/// <summary>A formula was defined or changed: items of its types are computed anew behind the commit.</summary>
public sealed record ComputeFormulas(IReadOnlyList<string> Types) : IJob
{
    public static string Kind => "fields.compute";

    public static Said? Words => Texts<FieldTexts>.Say("JobComputesFormulas");
}

internal sealed class ComputeFormulasHandler(Dispatcher dispatcher) : IJobHandler<ComputeFormulas>
{
    public async Task Run(ComputeFormulas job, Workspace workspace, CancellationToken cancel)
    {
        foreach (var type in job.Types)
        {
            for (long? after = 0; after is not null;)
            {
                var computed = await dispatcher.Send(workspace, new ComputeFields(type, after.Value), Actor.System, cancel: cancel);
                if (!computed.Succeeded)
                    throw new InvalidOperationException(computed.Refusal.Sentence.ToString());
                after = computed.Answer.Last;
            }
        }
    }
}
