using Microsoft.Extensions.Localization;
using Steward.Identity.Directory;
using Steward.Platform.Access;
using Steward.Platform.Design;
using Steward.Platform.Edge;
using Steward.WorkItems.Items;
using Steward.WorkItems.Viewing;

namespace Steward.WorkItems.Properties;

/// <summary>What one may choose for a property, from memory.</summary>
internal static class PropertyChoices
{
    /// <summary>More people than this are typed, not picked.</summary>
    public const int MostPicked = 60;

    /// <summary>Everybody who may work on the item; oneself first.</summary>
    public static IReadOnlyList<Choice> Assignees(Visit visit, SeenItem view)
    {
        var people = visit.Workspace.Get<PeopleDirectory>().Now;
        return
        [
            .. people.With(Actor.StaffRoles & ~Role.Auditor, view.Space.Id)
                .OrderByDescending(p => p.Id == visit.Actor.PersonId)
                .Select(p => new Choice(p.Email ?? p.Name, p.Name)),
        ];
    }

    public static IReadOnlyList<Choice> Teams(Visit visit) =>
        [.. visit.Workspace.Get<PeopleDirectory>().Now.Teams.Values.OrderBy(t => t.Name, StringComparer.CurrentCulture).Select(t => new Choice(t.Name, t.Name))];

    public static IReadOnlyList<Choice> Priorities(IStringLocalizer<DesignTexts> texts) =>
        [.. new[] { Priority.Urgent, Priority.High, Priority.Medium, Priority.Low, Priority.None }.Select(p => new Choice(p.ToString(), texts["Priority" + p]))];
}
