using Steward.Platform.Design;
using Steward.Platform.Edge;
using Steward.Platform.Text;

namespace Steward.Identity.SettingUp;

/// <summary>
/// One of the big choices after set-up ("Explore demo data", "Import", "Start empty"). A module that can fill a workspace registers its own with
/// <c>services.AddSingleton(new SetUpChoice(…))</c>; Identity offers to start empty.
/// </summary>
/// <param name="Order">Smaller stands first.</param>
/// <param name="Title">The choice as a verb.</param>
/// <param name="Text">What happens then, in a sentence.</param>
/// <param name="Icon">Beside the title.</param>
/// <param name="Path">Below the workspace's path: where it leads.</param>
/// <param name="Posts">True when it starts something: the choice is then a button that posts there.</param>
public sealed record SetUpChoice(int Order, Said Title, Said Text, IconName Icon, string Path, bool Posts = false)
{
    /// <summary>Says that the choice is no longer there: building an example beside real work, for instance. Always there when not given.</summary>
    public Func<Visit, CancellationToken, ValueTask<bool>>? StillOpen { get; init; }
}
