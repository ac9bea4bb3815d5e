using Steward.Identity.Directory;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Text;
using Steward.WorkItems.Items;
using Steward.WorkItems.Spaces;

namespace Steward.WorkItems.Defining;

/// <summary>
/// Further fields as a command gives them, turned into what is stored, with a sentence for each that cannot be. Names nobody defined pass as they are.
/// </summary>
internal sealed class FieldReading(CommandContext context, long spaceId)
{
    private readonly FieldDirectory known = context.Workspace.Get<FieldDirectory>();
    private readonly Snapshot people = context.Workspace.Get<PeopleDirectory>().Now;

    public List<FieldFault> Faults { get; } = [];

    public async Task<Dictionary<string, string>> Read(IReadOnlyDictionary<string, string>? given)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, typed) in given ?? new Dictionary<string, string>())
        {
            if (known.Find(name) is not { } field)
            {
                values[name] = typed;
                continue;
            }

            var read = FieldValues.Read(field, typed, people);
            if (!read.Succeeded)
                Faults.AddRange(read.Refusal.Fields);
            else if (await MustNameWhatTheActorSees(field, read.Answer) is { } hidden)
                Faults.Add(hidden);
            else
                values[field.Key] = read.Answer;
        }

        return values;
    }

    /// <summary>People fill forms on pages and programs call the API; mail, imports and the program itself cannot be asked.</summary>
    public void MustHoldWhatCreationAsks(string type, IReadOnlyDictionary<string, string> values)
    {
        if (context.Actor.Channel is Channel.Page or Channel.Api && context.Actor.ReadsAllOf(spaceId))
            Faults.AddRange(known.Of(type).Where(f => f.OnCreation && values.GetValueOrDefault(f.Key, "").Length == 0 && Faults.All(w => w.Field != f.FormName)).Select(FieldRules.Asked));
    }

    /// <summary>What an item of the type must have from the start is not taken away later.</summary>
    public void MustKeepWhatCreationAsks(string type, IReadOnlyDictionary<string, string> values) =>
        Faults.AddRange(known.Of(type).Where(f => f.OnCreation && values.TryGetValue(f.Key, out var value) && value.Length == 0).Select(FieldRules.Asked));

    /// <summary>Whether somebody or something exists is not learnt by naming it: hidden and absent are answered alike.</summary>
    private async Task<FieldFault?> MustNameWhatTheActorSees(FieldDefinition field, string value)
    {
        if (value.Length == 0)
            return null;
        if (field.Kind == FieldKind.Item && await context.Db.FindItem(context.Actor, context.Workspace.Get<SpaceDirectory>(), value) is null)
            return new(field.FormName, Texts<WorkItemTexts>.Say("NoSuchItem", value));
        if (field.Kind == FieldKind.Person && !context.Actor.IsStaff && people.Find(value)?.Id != context.Actor.PersonId)
            return new(field.FormName, Texts<FieldTexts>.Say("Not_Person", value, field.Name, ""));
        return null;
    }
}
