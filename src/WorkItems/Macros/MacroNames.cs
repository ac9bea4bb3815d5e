using System.Text.Json;
using Steward.Identity.Directory;
using Steward.Platform.Text;
using Steward.WorkItems.Items;

namespace Steward.WorkItems.Macros;

/// <summary>People and teams of a macro, kept and read.</summary>
internal static class MacroNames
{
    /// <summary>As it is kept. A name that nobody bears becomes a fault.</summary>
    public static MacroSteps Kept(this MacroSteps typed, NamesInItems names) => typed with
    {
        Assignee = typed.Assignee is null or MacroSteps.Me or MacroSteps.Nobody ? typed.Assignee : KeptName.Of(names.AnyPerson("assignee", typed.Assignee)),
        Team = typed.Team is null or MacroSteps.Nobody ? typed.Team : KeptName.Of(names.Team(typed.Team)),
    };

    public static MacroSteps StepsOf(Macro macro) => JsonSerializer.Deserialize<MacroSteps>(macro.Steps, PlatformJson.Options)!;

    /// <summary>As it is read.</summary>
    public static MacroSteps Named(this MacroSteps kept, Snapshot people) => kept with { Assignee = KeptName.Person(kept.Assignee, people), Team = KeptName.Team(kept.Team, people) };
}
