using Microsoft.EntityFrameworkCore;
using Steward.Platform.Commands;
using Steward.WorkItems.Items;

namespace Steward.WorkItems.Defining;

/// <summary>Writes further fields of an item, and whatever formulas make of them.</summary>
internal static class FieldWriting
{
    /// <summary>Sets what is given and leaves the rest.</summary>
    /// <param name="fields">In their written form; an empty value takes the field away.</param>
    /// <param name="item">Whose.</param>
    /// <param name="change">Notes each for the history.</param>
    /// <param name="context">The command that changes them.</param>
    public static async Task Write(IReadOnlyDictionary<string, string> fields, WorkItem item, WorkItem.Changing change, CommandContext context)
    {
        if (fields.Count == 0)
            return;
        var known = await context.Db.Set<ItemField>().Where(f => f.ItemId == item.Id).ToDictionaryAsync(f => f.Name);
        var values = known.ToDictionary(f => f.Key, f => f.Value.Value, StringComparer.Ordinal);
        foreach (var (name, value) in fields)
            Set(name, values[name] = value);
        foreach (var (name, value) in Formulas.Results(context.Workspace.Get<FieldDirectory>(), item.Type, values))
            Set(name, value);

        void Set(string name, string value)
        {
            var before = known.GetValueOrDefault(name);
            change.Field(name, before?.Value, value);
            if (before is null && value.Length > 0)
                context.Db.Add(new ItemField { ItemId = item.Id, Name = name, Value = value });
            else if (before is not null && value.Length == 0)
                context.Db.Remove(before);
            else if (before is not null)
                before.Value = value;
        }
    }
}
