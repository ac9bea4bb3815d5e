using System.Globalization;
using NodaTime;
using Steward.Identity.Directory;
using Steward.Platform.Workspaces;
using Steward.WorkItems.Spaces;

namespace Steward.WorkItems.Templates;

/// <summary>A template as the API and the pages show it.</summary>
public sealed record TemplateAnswer(string Id, string Space, string Name, IReadOnlyList<string> Roles, int Count, TemplateItem Item, Instant UpdatedAt)
{
    public static TemplateAnswer Of(ItemTemplate template, Workspace workspace)
    {
        var item = TemplateItem.Of(template).Named(workspace.Get<PeopleDirectory>().Now);
        return new TemplateAnswer(
            template.Id.ToString(CultureInfo.InvariantCulture), workspace.Get<SpaceDirectory>().KeyOf(template.SpaceId), template.Name, item.Roles(), item.All().Count(), item, template.UpdatedAt);
    }
}
