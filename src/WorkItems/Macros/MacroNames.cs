using System.Globalization;
using System.Text.Json;
using Steward.Identity.Directory;
using Steward.Platform.Text;
using Steward.WorkItems.Items;

namespace Steward.WorkItems.Macros;

/// <summary>People and teams of a macro: kept by id, so that a new name or address changes nothing; read and written by name.</summary>
internal static class MacroNames
{
    private const char ById = '#';

    /// <summary>As it is kept. A name that nobody bears becomes a fault.</summary>
    public static MacroSteps Kept(this MacroSteps typed, NamesInItems names) => typed with
    {
        Assignee = typed.Assignee is null or MacroSteps.Me or MacroSteps.Nobody ? typed.Assignee : Written(names.AnyPerson("assignee", typed.Assignee)),
        Team = typed.Team is null or MacroSteps.Nobody ? typed.Team : Written(names.Team(typed.Team)),
    };

    public static MacroSteps StepsOf(Macro macro) => JsonSerializer.Deserialize<MacroSteps>(macro.Steps, PlatformJson.Options)!;

    /// <summary>As it is read. Who is gone is left with the id, which every door refuses with a sentence.</summary>
    public static MacroSteps Named(this MacroSteps kept, Snapshot people) => kept with
    {
        Assignee = Id(kept.Assignee) is { } person ? people.Find(person) is { } found ? found.Email ?? found.Name : kept.Assignee : kept.Assignee,
        Team = Id(kept.Team) is { } team ? people.TeamNameOf(team) is { Length: > 0 } name ? name : kept.Team : kept.Team,
    };

    private static string? Written(long? id) => id is { } known ? string.Create(CultureInfo.InvariantCulture, $"{ById}{known}") : null;

    private static long? Id(string? kept) =>
        kept is [ById, .. var rest] && long.TryParse(rest, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
}
