using NodaTime;
using Steward.Platform.Access;
using Steward.WorkItems.Items;
using Steward.WorkItems.Spaces;
using Steward.WorkItems.Types;

namespace Steward.WorkItems.Querying;

/// <summary>The fields every item has.</summary>
internal sealed class ItemQueryWords : IQueryWords
{
    private static readonly Instant Never = Instant.FromUnixTimeMilliseconds(253_402_300_799_000);

    public IEnumerable<QueryField> Fields =>
    [
        new ReferenceField<long>("space", new(i => i.SpaceId), (v, s) => Space(v, s))
        {
            NamesParties = true, Offer = s => s.Spaces.SeenBy(s.Actor).Select(p => new QueryChoice(p.Key, p.Name)),
        },
        new ReferenceField<string>("type", new(i => i.Type), (v, s) => One(Type(v.Text, s)))
        {
            Offer = s => s.Types.All.Values.OrderBy(t => t.Order).Select(t => new QueryChoice(t.Key, s.Types.NameOf(t.Key))),
        },
        new ReferenceField<string>("state", new(i => i.State), (v, s) => States(v.Text, s)) { PastName = "state", Offer = StateChoices },
        new ReferenceField<StateCategory>("stateCategory", new(i => i.Category), (v, _) => Words<StateCategory>(v.Text))
        {
            Aliases = ["state.category"], Rank = c => c, Offer = _ => Enum.GetValues<StateCategory>().Select(c => new QueryChoice(Small(c), Say("Category" + c))),
        },
        new ReferenceField<Priority>("priority", new(i => i.Priority), (v, _) => Words<Priority>(v.Text))
        {
            PastName = "priority", InHistory = (p, _) => p.ToString(), Rank = p => p, MayBeEmpty = true, OrderKey = OrderKey.Of(i => (int)i.Priority, descendingFirst: true),
            Offer = _ => Enum.GetValues<Priority>().Reverse().Select(p => new QueryChoice(Small(p), Say("Priority" + p))),
        },
        Person("assignee", new(i => i.AssigneeId), "assignee"),
        Person("requester", new(i => i.RequesterId), "requester"),
        Person("createdBy", new(i => i.CreatedById), null),
        new ReferenceField<long?>("team", new(i => i.TeamId), TeamValues.Read)
        {
            MayBeEmpty = true, NamesParties = true, PastName = "team", InHistory = (t, s) => s.People.TeamNameOf(t),
            Offer = s => s.Actor.IsStaff ? s.People.Teams.Values.Select(t => t.Name).Order(StringComparer.CurrentCultureIgnoreCase).Select(n => new QueryChoice(n, n)) : [],
        },
        new ReferenceField<long?>("client", new(i => i.ClientId), Client)
        {
            MayBeEmpty = true, NamesParties = true,
            Offer = s => s.Clients.Now.Values.Where(c => s.Actor.IsStaff || c.Id == s.Actor.ClientId).OrderBy(c => c.Name, StringComparer.CurrentCultureIgnoreCase).Select(c => new QueryChoice(c.Name, c.Name)),
        },
        new ReferenceField<long?>("parent", new(i => i.ParentId), (v, s) => v.IsNothing ? [null] : ItemValues.Read([v], s) is { } ids ? [.. ids.Select(i => (long?)i)] : null) { MayBeEmpty = true, NamesParties = true },
        new ReferenceField<long>("key", new(i => i.Id), (v, s) => ItemValues.Read([v], s)) { NamesParties = true, OrderKey = OrderKey.Of(i => i.Number, descendingFirst: true) },
        new TextField("title", new(i => i.TitleFolded)) { OrderKey = OrderKey.Of(i => i.TitleFolded) },
        new WordField("service", new(i => i.Service), w => w.Services) { PastName = "service" },
        new WordField("process", new(i => i.Process), w => w.Processes) { PastName = "process" },
        Time("due", new(i => i.Due), true, OrderKey.Of(i => i.Due ?? Never)),
        Time("plannedStart", new(i => i.PlannedStart), true, OrderKey.Of(i => i.PlannedStart ?? Never), "start"),
        Time("createdAt", new(i => i.CreatedAt), false, OrderKey.Of(i => i.CreatedAt, descendingFirst: true), "created"),
        Time("updatedAt", new(i => i.UpdatedAt), false, OrderKey.Of(i => i.UpdatedAt, descendingFirst: true), "updated"),
        new TimeField("closedAt", RelatedTests.Closed, RelatedTests.NotClosed) { Aliases = ["closed"] },
        new NumberField("progress", new(i => (double?)i.Progress)),
        new YesNoField("open", _ => new Column<StateCategory>(i => i.Category).Test(c => c < StateCategory.Done)),
        new YesNoField("overdue", s => RelatedTests.Overdue(s.Now)),
        new YesNoField("onTime", _ => RelatedTests.OnTime(true), _ => RelatedTests.OnTime(false)),
        new PeopleOfItemField("watcher") { StaffOnly = true },
        new TagField("tag") { Aliases = ["tags"], StaffOnly = true },
        new AnywhereField("text"),
    ];

    public IEnumerable<QueryFunction> Functions => [new("linked", "linked(blocks, IT-12)", LinkTests.Linked)];

    public QueryField? OwnField(string name, QueryScope scope) => !scope.Actor.IsStaff
        ? null
        : scope.Workspace.Get<ItemWords>().FieldNames.FirstOrDefault(f => Plain(f) == Plain(name)) is { } stored ? new FurtherField(stored, stored) { StaffOnly = true } : null;

    public IEnumerable<string> OwnNames(QueryScope scope) => scope.Actor.IsStaff ? scope.Workspace.Get<ItemWords>().FieldNames : [];

    /// <summary>"External ID", "external id" and "externalId" are one field.</summary>
    private static string Plain(string name) => name.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();

    private static ReferenceField<long?> Person(string name, Column<long?> column, string? past) => new(name, column, PersonValues.Read)
    {
        MayBeEmpty = true, NamesParties = true, PastName = past, InHistory = (p, s) => p is null ? null : s.People.NameOf(p),
        Offer = s => s.Actor.IsStaff
            ? s.People.People.Values.Where(p => p.DisabledAt is null).OrderBy(p => p.Name, StringComparer.CurrentCultureIgnoreCase).Select(p => new QueryChoice(p.Email ?? p.Name, p.Name)).Prepend(new("me()", Say("Me")))
            : [new QueryChoice("me()", Say("Me"))],
    };

    private static TimeField Time(string name, Column<Instant?> column, bool mayBeEmpty, OrderKey order, string? alias = null) => new(
        name, (comparison, at) => column.Test(Predicates.Compared(comparison, at)), mayBeEmpty ? column.IsOneOf([null]) : null)
    {
        OrderKey = order, Aliases = alias is null ? [] : [alias],
    };

    private static IReadOnlyList<long>? Space(QueryValue value, QueryScope scope) =>
        scope.Spaces.Find(value.Text) is { } space && (scope.Actor.IsStaff ? scope.Actor.RolesIn(space.Id) != Role.None : true) ? [space.Id] : null;

    private static IReadOnlyList<long?>? Client(QueryValue value, QueryScope scope) => value.IsNothing ? [null]
        : scope.Clients.Now.Values.FirstOrDefault(c => string.Equals(c.Name, value.Text, StringComparison.OrdinalIgnoreCase)) is { } client
            && (scope.Actor.IsStaff || client.Id == scope.Actor.ClientId) ? [client.Id] : null;

    private static string? Type(string text, QueryScope scope) => scope.Types.All.Values
        .FirstOrDefault(t => string.Equals(t.Key, text, StringComparison.OrdinalIgnoreCase) || string.Equals(t.Name, text, StringComparison.OrdinalIgnoreCase)
            || string.Equals(scope.Types.NameOf(t.Key), text, StringComparison.OrdinalIgnoreCase))?.Key;

    /// <summary>States by key, or by what they are called in any type.</summary>
    private static IReadOnlyList<string>? States(string text, QueryScope scope)
    {
        string[] keys =
        [
            .. scope.Types.All.Values.SelectMany(t => t.Workflow.States.Select(s => (Type: t.Key, State: s)))
                .Where(s => string.Equals(s.State.Key, text, StringComparison.OrdinalIgnoreCase) || string.Equals(s.State.Name, text, StringComparison.OrdinalIgnoreCase)
                    || string.Equals(scope.Types.StateName(s.Type, s.State.Key), text, StringComparison.OrdinalIgnoreCase))
                .Select(s => s.State.Key).Distinct(),
        ];
        return keys.Length == 0 ? null : keys;
    }

    private static IEnumerable<QueryChoice> StateChoices(QueryScope scope) => scope.Types.All.Values.OrderBy(t => t.Order)
        .SelectMany(t => t.Workflow.States.Select(s => (s.Category, Choice: new QueryChoice(s.Key, scope.Types.StateName(t.Key, s.Key)))))
        .DistinctBy(s => s.Choice.Value).OrderBy(s => s.Category).Select(s => s.Choice);

    private static IReadOnlyList<T>? Words<T>(string text)
        where T : struct, Enum =>
        text.Length > 0 && !char.IsAsciiDigit(text[0]) && text[0] != '-' && Enum.TryParse<T>(text is "empty" ? "none" : text, ignoreCase: true, out var value) && Enum.IsDefined(value) ? [value] : null;

    private static IReadOnlyList<string>? One(string? value) => value is null ? null : [value];

    private static string Small<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static string Say(string key) => Platform.Text.Texts<Listing.ListTexts>.Say(key).ToString();
}
