using Steward.Identity.SettingUp;
using Steward.Platform.Design;
using Steward.Platform.Edge;
using Steward.Platform.Modules;
using Steward.Platform.Text;
using Steward.Web.Demo.Standing;

namespace Steward.Web.Demo;

/// <summary>What the host adds of its own beside the modules: the example organisation, offered at set-up and removable.</summary>
internal static class ExampleModule
{
    public static IServiceCollection AddExample(this IServiceCollection services) =>
        services.AddModule("Example", typeof(ExampleModule).Assembly, [])
            .AddSingleton<ExampleBuilding>()
            .AddSingleton(new SetUpChoice(10, Texts<DemoTexts>.Say("Explore"), Texts<DemoTexts>.Say("ExploreText"), IconName.Play, "/example/building", Posts: true)
            {
                StillOpen = async (visit, _) => !visit.Workspace.Get<ExampleBoard>().IsThere && await ExampleRules.MustHoldNoOwnWork(visit.Db) is null,
            });

    public static void MapExample(this IEndpointRouteBuilder routes)
    {
        routes.MapForm("/example/building", ExampleRoutes.Begin);
        routes.MapForm("/example/removal", ExampleRoutes.Remove);
    }
}
