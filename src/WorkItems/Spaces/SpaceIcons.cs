using Steward.Platform.Design;

namespace Steward.WorkItems.Spaces;

internal static class SpaceIcons
{
    public static IconName Of(SpaceKind kind) => kind switch
    {
        SpaceKind.ServiceDesk => IconName.Queue,
        SpaceKind.Project => IconName.Projects,
        SpaceKind.Process => IconName.Assurance,
        _ => IconName.Team,
    };
}
