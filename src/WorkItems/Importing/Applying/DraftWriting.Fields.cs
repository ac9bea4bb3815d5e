using Steward.WorkItems.Defining;
using Steward.WorkItems.Items;

namespace Steward.WorkItems.Importing.Applying;

internal sealed partial class DraftWriting
{
    private readonly List<(int Row, string Field, string Value)> odd = [];

    /// <summary>Values of defined fields that could not be read.</summary>
    public IReadOnlyList<(int Row, string Field, string Value)> OddValues => odd;

    /// <summary>
    /// The file's fields under the names they are defined by, in the written form of their kind. What cannot be read stays as it was written: a past
    /// value is a fact, not a request.
    /// </summary>
    private Dictionary<string, string> AsDefined(ItemDraft draft)
    {
        var known = context.Workspace.Get<FieldDirectory>();
        var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in FieldsOf(draft))
        {
            if (known.Find(name) is not { } field)
            {
                fields[name] = value;
                continue;
            }

            if (!field.IsWritten)
                continue; // computed here, whatever the file says
            var read = FieldValues.Read(field, value, context.Workspace);
            if (!read.Succeeded)
                odd.Add((draft.Rows[0], field.Name, value));
            fields[field.Key] = read.Succeeded ? read.Answer : value;
        }

        return fields;
    }

    /// <summary>The same with what formulas make of them and of what stands on the item already.</summary>
    private Dictionary<string, string> WithFormulas(ItemDraft draft, string type, IEnumerable<ItemField> standing)
    {
        var fields = AsDefined(draft);
        var values = standing.ToDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal);
        foreach (var (name, value) in fields)
            values[name] = value;
        foreach (var (name, value) in Formulas.Results(context.Workspace.Get<FieldDirectory>(), type, values).Where(r => r.Value.Length > 0))
            fields[name] = value;
        return fields;
    }
}
