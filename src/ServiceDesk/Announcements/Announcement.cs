using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Platform.Access;
using Steward.Platform.Data;
using Steward.Platform.Workspaces;
using Steward.ServiceDesk.Catalogue.Offerings;

namespace Steward.ServiceDesk.Announcements;

/// <summary>How bad it is for those who read it.</summary>
public enum AnnouncementSeverity
{
    /// <summary>Something to know, such as maintenance that is planned.</summary>
    Information = 0,

    /// <summary>It works, but slowly or in part.</summary>
    Degraded = 1,

    /// <summary>It does not work.</summary>
    Outage = 2,
}

/// <summary>Something many are told at once: an outage, maintenance, news. It stands in the portal from a moment until another.</summary>
public sealed class Announcement
{
    public const int LongestTitle = 160;
    public const int LongestText = 4_000;

    public long Id { get; init; }

    public required string Title { get; set; }

    /// <summary>More about it, in Markdown.</summary>
    public string Text { get; set; } = "";

    public AnnouncementSeverity Severity { get; set; }

    /// <summary>The service it is about.</summary>
    public long? ServiceId { get; set; }

    public Instant From { get; set; }

    /// <summary>Null while nobody knows.</summary>
    public Instant? Until { get; set; }

    /// <summary>Set when somebody said that it is over.</summary>
    public Instant? EndedAt { get; set; }

    public AudienceKind Audience { get; set; }

    /// <summary>Teams or clients, by id, with commas.</summary>
    public string AudienceIds { get; set; } = "";

    public string AudienceCondition { get; set; } = "";

    public Instant CreatedAt { get; init; }

    /// <summary>When it is over; null while nobody knows.</summary>
    public Instant? Over => EndedAt ?? Until;

    public bool StandsAt(Instant now) => From <= now && (Over is null || now < Over);

    public IReadOnlyList<long> AudienceList =>
        [.. AudienceIds.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(id => long.Parse(id, System.Globalization.CultureInfo.InvariantCulture))];
}

internal sealed class AnnouncementTables : ITables
{
    public void Map(ModelBuilder model) => model.Entity<Announcement>(table =>
    {
        table.ToTable("desk_announcements");
        table.Property(a => a.Id).ValueGeneratedNever();
        table.Property(a => a.Title).HasMaxLength(Announcement.LongestTitle);
        table.Ignore(a => a.AudienceList);
        table.Ignore(a => a.Over);
    });
}

/// <summary>Announcements of the last weeks and to come, in memory: every page of the portal asks for them.</summary>
public sealed class AnnouncementBoard : IPerWorkspace<AnnouncementBoard>
{
    public const string Topic = "announcements";

    /// <summary>How many are kept in sight, the newest first.</summary>
    private const int Most = 200;

    private readonly Workspace workspace;
    private readonly Remembered<IReadOnlyList<Announcement>> remembered;

    private AnnouncementBoard(Workspace workspace)
    {
        this.workspace = workspace;
        remembered = new(workspace, Topic, db => [.. db.Set<Announcement>().OrderByDescending(a => a.Id).Take(Most)]);
    }

    public static AnnouncementBoard Create(Workspace workspace) => new(workspace);

    public IReadOnlyList<Announcement> All => remembered.Now;

    /// <summary>What stands now for somebody, the worst first.</summary>
    public IReadOnlyList<Announcement> For(Actor reader, Instant now) =>
        [.. All.Where(a => a.StandsAt(now) && Audiences.Includes(a.Audience, a.AudienceList, a.AudienceCondition, reader, workspace)).OrderByDescending(a => a.Severity).ThenByDescending(a => a.From)];

    /// <summary>What was over since a moment, for somebody.</summary>
    public IReadOnlyList<Announcement> Past(Actor reader, Instant now, Duration back) =>
        [.. All.Where(a => a.Over is { } over && over <= now && over > now - back && Audiences.Includes(a.Audience, a.AudienceList, a.AudienceCondition, reader, workspace)).OrderByDescending(a => a.Over)];
}
