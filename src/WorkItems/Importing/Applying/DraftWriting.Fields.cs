using Steward.Identity.Directory;
using Steward.WorkItems.Defining;

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
        var people = context.Workspace.Get<PeopleDirectory>().Now;
        var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in FieldsOf(draft))
        {
            if (known.Find(name) is not { } field)
            {
                fields[name] = value;
                continue;
            }

            var read = FieldValues.Read(field, value, people);
            if (!read.Succeeded)
                odd.Add((draft.Rows[0], field.Name, value));
            fields[field.Key] = read.Succeeded ? read.Answer : value;
        }

        return fields;
    }
}
