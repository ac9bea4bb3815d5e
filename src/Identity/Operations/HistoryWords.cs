using Steward.Identity.Directory;
using Steward.Platform.Access;
using Steward.Platform.Events;
using Steward.Platform.Text;

namespace Steward.Identity.Operations;

/// <summary>Who did it, in words: a person, on whose behalf, or the door it came in by.</summary>
internal static class HistoryWords
{
    public static string Actor(EventRow row, Snapshot people)
    {
        var name = people.Find(row.ActorId)?.Name ?? (row.ActorId is null ? Door(row.Channel) : Texts<OperationsTexts>.Say("SomebodyGone").ToString());
        return people.Find(row.OnBehalfOfId) is { } other ? Texts<OperationsTexts>.Say("OnBehalf", name, other.Name).ToString() : name;
    }

    public static string Door(Channel channel) => new Said(typeof(OperationsTexts), "Channel_" + channel, []).ToString();

    public static string Line(ToldChange change) => (change.From, change.To) switch
    {
        (null, null) => change.Field,
        (null, { } to) => $"{change.Field}: {to}",
        ({ } from, null) => $"{change.Field}: {from} →",
        ({ } from, { } to) => $"{change.Field}: {from} → {to}",
    };
}
