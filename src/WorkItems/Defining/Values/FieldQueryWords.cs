using Steward.Identity.People;
using Steward.Platform.Text;
using Steward.WorkItems.Items;
using Steward.WorkItems.Querying;

namespace Steward.WorkItems.Defining;

/// <summary>The workspace's own fields in the query language, each with the operators of its kind; retired ones among them.</summary>
internal sealed class FieldQueryWords : IQueryWords
{
    public IEnumerable<QueryField> Fields => [];

    public QueryField? OwnField(string name, QueryScope scope) =>
        scope.Actor.IsStaff && scope.Workspace.Get<FieldDirectory>().Find(name) is { } field ? Of(field) : null;

    public IEnumerable<string> OwnNames(QueryScope scope) => scope.Actor.IsStaff ? scope.Workspace.Get<FieldDirectory>().All.Select(f => f.Key) : [];

    private static QueryField Of(FieldDefinition field) => field.Kind switch
    {
        FieldKind.Number or FieldKind.Money or FieldKind.Formula => new StoredNumberField(field.Key) { StaffOnly = true },
        FieldKind.Date => new StoredDayField(field.Key) { StaffOnly = true },
        FieldKind.Choice => new StoredWordField(field.Key, (v, _) => One(FieldValues.Chosen(field, v.Text))) { StaffOnly = true, Offer = _ => Offered(field) },
        FieldKind.Choices => new StoredWordField(field.Key, (v, _) => One(FieldValues.Chosen(field, v.Text))) { StaffOnly = true, Offer = _ => Offered(field), Several = true },
        FieldKind.YesNo => new StoredWordField(field.Key, (v, _) => One(FieldValues.YesNo(v.Text)))
        {
            StaffOnly = true, Offer = _ => [new("yes", Texts<FieldTexts>.Say("Yes").ToString()), new("no", Texts<FieldTexts>.Say("No").ToString())],
        },
        FieldKind.Person => new StoredWordField(field.Key, People) { StaffOnly = true, Offer = s => s.People.People.Values.Where(p => p.DisabledAt is null).OrderBy(p => p.Name, StringComparer.CurrentCultureIgnoreCase).Select(p => new QueryChoice(p.Email ?? p.Name, p.Name)) },
        FieldKind.Client => new StoredWordField(field.Key, (v, s) => One(FieldValues.Client(v.Text, s.Workspace)))
        {
            StaffOnly = true, Offer = s => s.Clients.Now.Values.OrderBy(c => c.Name, StringComparer.CurrentCultureIgnoreCase).Select(c => new QueryChoice(c.Name, c.Name)),
        },
        FieldKind.Service => new StoredWordField(field.Key, (v, s) => One(FieldValues.Service(v.Text, s.Workspace)))
        {
            StaffOnly = true, Offer = s => s.Workspace.Get<ItemWords>().Services.Select(name => new QueryChoice(name, name)),
        },
        FieldKind.Item => new StoredWordField(field.Key, (v, _) => One(WorkItemKey.TryParse(v.Text, out var key) ? key.ToString() : null)) { StaffOnly = true },
        _ => new FurtherField(field.Key, field.Key) { StaffOnly = true },
    };

    private static IEnumerable<QueryChoice> Offered(FieldDefinition field) => field.ChoiceList.Select(c => new QueryChoice(c, c));

    private static IReadOnlyList<string>? One(string? value) => value is null ? null : [value];

    private static IReadOnlyList<string>? People(QueryValue value, QueryScope scope) => PersonValues.Read(value, scope) is not { } ids
        ? null
        : [.. ids.Select(id => scope.People.Find(id)).OfType<Person>().Select(p => p.Email ?? p.Name)];
}
