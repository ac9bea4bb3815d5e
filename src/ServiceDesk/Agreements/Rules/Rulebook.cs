using System.Text.Json;
using NodaTime;
using Steward.Identity.Calendars;
using Steward.Identity.Directory;
using Steward.Platform.Access;
using Steward.Platform.Data;
using Steward.Platform.Text;
using Steward.Platform.Workspaces;
using Steward.ServiceDesk.Catalogue;
using Steward.ServiceDesk.Clocks;
using Steward.WorkItems.Querying;
using Steward.WorkItems.Spaces;

namespace Steward.ServiceDesk.Agreements.Rules;

/// <summary>A definition in the version that holds now.</summary>
/// <param name="Definition">Its name and kind.</param>
/// <param name="Version">The published version.</param>
/// <param name="Body">What it says.</param>
/// <param name="Rule">The same, bound; null when a name in a condition no longer exists, and then its clocks stay as they are.</param>
public sealed record StandingRule(ClockDefinition Definition, ClockVersion Version, RuleBody Body, ClockRule? Rule);

/// <summary>Definitions, agreements and services of a workspace in memory, conditions bound: giving a new item its clocks costs no statement.</summary>
public sealed class Rulebook : IPerWorkspace<Rulebook>
{
    /// <summary>Told when services, agreements or definitions change.</summary>
    public const string Topic = "agreements";

    private const string Topics = $"{Topic} {WorkingCalendars.Topic} {PeopleDirectory.Topic} {SpaceDirectory.Topic} clients types fields {ItemWords.Topic}";

    private readonly Workspace workspace;
    private readonly Remembered<Reading> remembered;

    private Rulebook(Workspace workspace)
    {
        this.workspace = workspace;
        remembered = new(workspace, Topics, Read);
    }

    public static Rulebook Create(Workspace workspace) => new(workspace);

    public AgreementBook Agreements => remembered.Now.Book;

    /// <summary>Definitions that hold, by kind and name.</summary>
    public IReadOnlyList<StandingRule> Rules => remembered.Now.Rules;

    /// <summary>Every definition, drafts and retired ones included.</summary>
    public IReadOnlyList<ClockDefinition> Definitions => remembered.Now.Definitions;

    public StandingRule? RuleOf(long definition) => Rules.FirstOrDefault(r => r.Definition.Id == definition);

    /// <summary>Names of definitions by id.</summary>
    public string NameOf(long definition) => Definitions.FirstOrDefault(d => d.Id == definition)?.Name ?? "";

    internal static RuleBody BodyOf(ClockVersion version) => JsonSerializer.Deserialize<RuleBody>(version.Body, PlatformJson.Options) ?? new RuleBody();

    internal static string Written(RuleBody body) => JsonSerializer.Serialize(body, PlatformJson.Options);

    /// <summary>Conditions are the organisation's, so they see whole items; nobody is "me", and there is no "now".</summary>
    internal static QueryScope Scope(Workspace workspace, AppDb db) => new(workspace, Actor.System, db, Instant.FromUnixTimeTicks(0));

    /// <summary>A body bound with these agreements, published or not.</summary>
    internal Platform.Commands.Outcome<ClockRule> Bind(RuleBody body, AppDb db, AgreementBook? book = null)
    {
        var table = new TargetTable(body, book ?? Agreements, workspace.Get<WorkingCalendars>());
        return RuleBinding.Bind(body, Scope(workspace, db), table.At);
    }

    private Reading Read(AppDb db)
    {
        var book = new AgreementBook([.. db.Set<Service>()], [.. db.Set<Agreement>()], [.. db.Set<Coverage>()], workspace.Get<WorkingCalendars>().OfWorkspace.Zone);
        List<ClockDefinition> definitions = [.. db.Set<ClockDefinition>().AsEnumerable().OrderBy(d => d.Kind).ThenBy(d => d.Metric).ThenBy(d => d.Name, StringComparer.OrdinalIgnoreCase)];
        var newest = db.Set<ClockVersion>().Where(v => v.Number != null).AsEnumerable().GroupBy(v => v.DefinitionId).ToDictionary(g => g.Key, g => g.MaxBy(v => v.Number)!);
        var rules = new List<StandingRule>();
        foreach (var definition in definitions.Where(d => d.RetiredAt is null && newest.ContainsKey(d.Id)))
        {
            var version = newest[definition.Id];
            var body = BodyOf(version);
            var bound = Bind(body, db, book);
            rules.Add(new StandingRule(definition, version, body, bound.Succeeded ? bound.Answer : null));
        }

        return new Reading(book, definitions, rules);
    }

    private sealed record Reading(AgreementBook Book, IReadOnlyList<ClockDefinition> Definitions, IReadOnlyList<StandingRule> Rules);
}
