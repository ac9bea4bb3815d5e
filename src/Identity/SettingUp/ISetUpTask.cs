using Steward.Platform.Edge;

namespace Steward.Identity.SettingUp;

/// <summary>How a part of set-up stands, as the data says.</summary>
/// <param name="Title">What is to be set up.</param>
/// <param name="Status">In a few words: "Standard week", "3 people".</param>
/// <param name="Done">True when nothing is left to do.</param>
/// <param name="Path">Where to do it, without the workspace's root.</param>
public sealed record SetUpTask(string Title, string Status, bool Done, string Path);

/// <summary>
/// A line of the task list at set-up; tasks are done in any order. A module registers its own with <c>services.AddSingleton&lt;ISetUpTask, …&gt;()</c>.
/// </summary>
public interface ISetUpTask
{
    /// <summary>Smaller stands first.</summary>
    int Order { get; }

    /// <summary>Looks how it stands.</summary>
    ValueTask<SetUpTask> Look(Visit visit, CancellationToken cancel);
}
