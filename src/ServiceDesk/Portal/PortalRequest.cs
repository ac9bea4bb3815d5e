using NodaTime;
using Steward.Platform.Design;
using Steward.Platform.Text;
using Steward.WorkItems.Items;
using Steward.WorkItems.Types;

namespace Steward.ServiceDesk.Portal;

/// <summary>A request as its asker reads it: plain words, nothing of the desk's inside.</summary>
public sealed record PortalRequest(string Key, string Title, string StateWord, StateShape Shape, bool NeedsYou, bool IsOpen, Instant CreatedAt, Instant UpdatedAt, string Requester)
{
    public static PortalRequest Of(WorkItem item, string spaceKey, string requester) => new(
        new WorkItemKey(spaceKey, item.Number).ToString(), item.Title, PlainState.Word(item), PlainState.Shape(item),
        PlainState.NeedsYou(item), item.IsOpen, item.CreatedAt, item.UpdatedAt, requester);
}

/// <summary>Four plain states in place of a desk's many: Received, We are working on it, We need you, Solved.</summary>
internal static class PlainState
{
    /// <summary>Only the state that waits for the requester asks something of them; other waiting is the desk's own.</summary>
    public static bool NeedsYou(WorkItem item) => item is { Category: StateCategory.Waiting, State: "waiting" };

    public static string Word(WorkItem item) => Texts<ServiceDeskTexts>.Say(item.Category switch
    {
        StateCategory.New => "PlainReceived",
        StateCategory.Waiting when NeedsYou(item) => "PlainNeedYou",
        StateCategory.Active or StateCategory.Waiting => "PlainWorking",
        StateCategory.Done => "PlainSolved",
        _ => "PlainCancelled",
    }).ToString();

    public static StateShape Shape(WorkItem item) => item.Category switch
    {
        StateCategory.New => StateShape.ToDo,
        StateCategory.Waiting when NeedsYou(item) => StateShape.Waiting,
        StateCategory.Active or StateCategory.Waiting => StateShape.Active,
        StateCategory.Done => StateShape.Done,
        _ => StateShape.Cancelled,
    };
}
