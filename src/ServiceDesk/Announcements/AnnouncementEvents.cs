using Steward.Platform.Access;
using Steward.Platform.Edge;
using Steward.Platform.Events;
using Steward.Platform.Text;

namespace Steward.ServiceDesk.Announcements;

public sealed record AnnouncementSaved : Happening
{
    public override string Kind => "announcement.saved";

    public override string Subject => "announcement";
}

public sealed record AnnouncementEnded : Happening
{
    public override string Kind => "announcement.ended";

    public override string Subject => "announcement";
}

/// <summary>Rights over announcements.</summary>
public static class AnnouncementPermissions
{
    /// <summary>Who leads a desk tells many about an outage without asking an administrator first.</summary>
    public static readonly Permission Keep = Permission.Workspace("announcements.keep", Role.Lead, Texts<AnnouncementTexts>.Say("MayKeep"), TokenScope.Write);
}

/// <summary>Marks the texts of announcements (AnnouncementTexts.resx).</summary>
public sealed class AnnouncementTexts;

/// <summary>Marks the texts of their events (AnnouncementEventTexts.resx).</summary>
public sealed class AnnouncementEventTexts;

/// <summary>Tells what happened to announcements.</summary>
internal sealed class AnnouncementHistory() : EventTeller(typeof(AnnouncementEventTexts), "announcement")
{
    protected override Task<IReadOnlyDictionary<(string Subject, long Id), SubjectName>> Names(Visit visit, IReadOnlyList<EventRow> rows, CancellationToken cancel)
    {
        var names = new Dictionary<(string Subject, long Id), SubjectName>();
        foreach (var announcement in visit.Actor.IsStaff ? visit.Workspace.Get<AnnouncementBoard>().All : [])
            names[("announcement", announcement.Id)] = new SubjectName(announcement.Title, FormattableString.Invariant($"{visit.Root}/announcements/{announcement.Id}"));
        return Task.FromResult<IReadOnlyDictionary<(string Subject, long Id), SubjectName>>(names);
    }
}
