using System.Globalization;
using Steward.Clients.Organisations;
using Steward.Identity.Directory;
using Steward.Platform.Edge;
using Steward.Platform.Text;
using Steward.WorkItems.Items;
using Steward.WorkItems.Listing;
using Steward.WorkItems.Spaces;
using Steward.WorkItems.Types;

namespace Steward.WorkItems.Grouping;

/// <summary>The names behind ids, from memory, for one answer.</summary>
public sealed class ItemNames(Visit visit)
{
    private readonly Snapshot people = visit.Workspace.Get<PeopleDirectory>().Now;
    private readonly SpaceDirectory spaces = visit.Workspace.Get<SpaceDirectory>();
    private readonly ClientDirectory clients = visit.Workspace.Get<ClientDirectory>();
    private readonly TypeDirectory types = visit.Workspace.Get<TypeDirectory>();

    public static string Nobody => Texts<ListTexts>.Say("Nobody").ToString();

    public static string Nothing => Texts<ListTexts>.Say("Nothing").ToString();

    public string Person(string id) => id.Length == 0 ? Nobody : people.NameOf(Id(id));

    public string PersonInQuery(string id) => people.Find(Id(id)) is { } person ? person.Email ?? person.Name : "none";

    public string PersonShort(string id) => people.Find(Id(id)) is { } person ? person.Email ?? person.Name : "";

    public string Team(string id) => id.Length == 0 ? Nothing : people.TeamNameOf(Id(id));

    public string Client(string id) => id.Length == 0 ? Nothing : clients.NameOf(Id(id));

    public string Space(string id) => spaces.Find(Id(id)) is { } space ? $"{space.Key} {space.Name}" : id;

    public string SpaceKey(string id) => spaces.KeyOf(Id(id));

    public string Type(string key) => types.NameOf(key);

    public string State(string key) =>
        types.All.Values.FirstOrDefault(t => t.Workflow.Find(key) is not null) is { } type ? types.StateName(type.Key, key) : key;

    public int StatePlace(string key) =>
        types.All.Values.Select(t => t.Workflow.Find(key)).FirstOrDefault(s => s is not null) is { } state ? (int)state.Category : 9;

    public static string Category(string number) => Texts<ListTexts>.Say("Category" + (StateCategory)(int)Id(number)).ToString();

    public static string PriorityName(string number) => Texts<ListTexts>.Say("Priority" + (Priority)(int)Id(number)).ToString();

    private static long Id(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
