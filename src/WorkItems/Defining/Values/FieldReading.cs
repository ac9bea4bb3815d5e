using Microsoft.EntityFrameworkCore;
using Steward.Clients.Organisations;
using Steward.Identity.Directory;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Text;
using Steward.WorkItems.Items;
using Steward.WorkItems.Moving;
using Steward.WorkItems.Querying;
using Steward.WorkItems.Spaces;

namespace Steward.WorkItems.Defining;

/// <summary>
/// Further fields as a command gives them, turned into what is stored, with a sentence for each that cannot be. Names nobody defined pass as they are.
/// </summary>
/// <param name="context">The command that brings them.</param>
/// <param name="spaceId">Where the item is.</param>
/// <param name="itemId">The item, when it is there already.</param>
internal sealed class FieldReading(CommandContext context, long spaceId, long? itemId = null)
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

            var read = FieldValues.Read(field, typed, context.Workspace);
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
    public void MustFitTheNewItem(WorkItem item, IReadOnlyDictionary<string, string> values, IReadOnlyList<string> tags)
    {
        if (!Asked)
            return;
        var form = ItemForm.Of(known, KnownItem.NotYet(item, values, tags), Scope);
        MustBeShown(form, item.Type, values);
        Faults.AddRange(known.Of(item.Type)
            .Where(f => ((f.OnCreation && form.Shows(f)) || form.Asks(f)) && values.GetValueOrDefault(f.Key, "").Length == 0 && Faults.All(w => w.Field != f.FormName))
            .Select(FieldRules.Asked));
    }

    /// <summary>What an item must have is not taken away, and what its form hides is not filled. Asked of the item as the change leaves it.</summary>
    public async Task MustFitTheItem(WorkItem item, IReadOnlyDictionary<string, string> values)
    {
        if (values.Count == 0)
            return;
        var form = ItemForm.Plain;
        if (ItemForm.HasConditions(known, item.Type))
            form = ItemForm.Of(known, (await KnownItem.Load(context.Workspace, context.Db, [item]))[0].With(values), Scope);
        if (Asked)
            MustBeShown(form, item.Type, values);
        Faults.AddRange(known.Of(item.Type).Where(f => ((f.OnCreation && form.Shows(f)) || form.Asks(f)) && values.TryGetValue(f.Key, out var value) && value.Length == 0).Select(FieldRules.Asked));
    }

    private bool Asked => context.Actor.Channel is Channel.Page or Channel.Api && context.Actor.ReadsAllOf(spaceId);

    private QueryScope Scope => WayGuards.Scope(context.Workspace, context.Actor, context.Db, context.Now);

    private void MustBeShown(ItemForm form, string type, IReadOnlyDictionary<string, string> values) =>
        Faults.AddRange(known.Of(type).Where(f => !form.Shows(f) && values.GetValueOrDefault(f.Key, "").Length > 0).Select(f => new FieldFault(f.FormName, Texts<FieldTexts>.Say("FieldHidden", f.Name, f.VisibleIf))));

    /// <summary>Whether somebody or something exists is not learnt by naming it: hidden and absent are answered alike.</summary>
    private async Task<FieldFault?> MustNameWhatTheActorSees(FieldDefinition field, string value)
    {
        if (value.Length == 0)
            return null;
        if (field.Kind == FieldKind.Item && await context.Db.FindItem(context.Actor, context.Workspace.Get<SpaceDirectory>(), value) is null)
            return new(field.FormName, Texts<WorkItemTexts>.Say("NoSuchItem", value));
        if (field.Kind == FieldKind.File)
            return await MustBeAFileOfTheItem(field, value);
        if (field.Kind == FieldKind.Client && !context.Actor.IsStaff && context.Workspace.Get<ClientDirectory>().NameOf(context.Actor.ClientId) != value)
            return new(field.FormName, Texts<FieldTexts>.Say("Not_Client", value, field.Name, ""));
        if (field.Kind == FieldKind.Person && !context.Actor.IsStaff && people.Find(value)?.Id != context.Actor.PersonId)
            return new(field.FormName, Texts<FieldTexts>.Say("Not_Person", value, field.Name, ""));
        return null;
    }

    private async Task<FieldFault?> MustBeAFileOfTheItem(FieldDefinition field, string name)
    {
        if (itemId is null)
            return new(field.FormName, Texts<FieldTexts>.Say("NotOnCreation_File"));
        var staff = context.Actor.ReadsAllOf(spaceId);
        return await context.Db.Set<Attachment>().AnyAsync(a => a.ItemId == itemId && a.Name == name && (staff || !a.Internal))
            ? null
            : new(field.FormName, Texts<FieldTexts>.Say("NoSuchFile", name));
    }
}
