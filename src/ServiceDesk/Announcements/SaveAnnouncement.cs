using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Events;
using Steward.Platform.Live;
using Steward.Platform.Text;
using Steward.ServiceDesk.Catalogue;
using Steward.ServiceDesk.Catalogue.Offerings;

namespace Steward.ServiceDesk.Announcements;

/// <summary>What is to be announced.</summary>
/// <param name="Title">The line everybody reads.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="From">Since when it stands in the portal.</param>
public sealed record AnnouncementWish(string Title, AnnouncementSeverity Severity, Instant From)
{
    public string Text { get; init; } = "";

    public long? ServiceId { get; init; }

    public Instant? Until { get; init; }

    public AudienceKind Audience { get; init; }

    public IReadOnlyList<long> AudienceIds { get; init; } = [];

    public string AudienceCondition { get; init; } = "";
}

/// <summary>Tells many about something, or says it anew.</summary>
public sealed record SaveAnnouncement(long? Id, AnnouncementWish Wish) : ICommand<SavedAnnouncement>, ICheckItself
{
    public static Permission Needs => AnnouncementPermissions.Keep;

    public Refusal? Check()
    {
        var faults = new List<FieldFault>();
        if (string.IsNullOrWhiteSpace(Wish.Title) || Wish.Title.Trim().Length > Announcement.LongestTitle)
            faults.Add(new("title", Texts<AnnouncementTexts>.Say("TitleShape", Announcement.LongestTitle)));
        if (Wish.Text.Length > Announcement.LongestText)
            faults.Add(new("text", Texts<CatalogueTexts>.Say("TextLong", Announcement.LongestText)));
        if (Wish.Until is { } until && until <= Wish.From)
            faults.Add(new("until", Texts<AnnouncementTexts>.Say("UntilBeforeFrom")));
        if (!Enum.IsDefined(Wish.Severity))
            faults.Add(new("severity", Texts<AnnouncementTexts>.Say("SeverityUnknown")));
        return Refusal.From(faults);
    }
}

/// <summary>Says that it is over now.</summary>
public sealed record EndAnnouncement(long Id) : ICommand<SavedAnnouncement>
{
    public static Permission Needs => AnnouncementPermissions.Keep;
}

public sealed record SavedAnnouncement(long Id, string Title);

internal sealed class SaveAnnouncementHandler : IHandle<SaveAnnouncement, SavedAnnouncement>, IHandle<EndAnnouncement, SavedAnnouncement>
{
    public async Task<Outcome<SavedAnnouncement>> Handle(SaveAnnouncement command, CommandContext context)
    {
        var wish = command.Wish;
        if (Audiences.Fault(wish.Audience, wish.AudienceIds, wish.AudienceCondition, context.Workspace) is { } audience)
            return Refusal.From([audience])!;
        if (wish.ServiceId is { } service && !await context.Db.Set<Service>().AnyAsync(s => s.Id == service && s.State != ServiceState.Retired))
            return Refusal.Invalid("service", Texts<CatalogueTexts>.Say("NoSuchService"));
        var announcement = command.Id is null ? null : await context.Db.Set<Announcement>().FirstOrDefaultAsync(a => a.Id == command.Id);
        if (command.Id is not null && announcement is null)
            return NoSuchAnnouncement();
        var before = announcement is null ? null : Said(announcement);
        if (announcement is null)
        {
            announcement = new Announcement { Id = Ids.Next(), Title = "", CreatedAt = context.Now };
            context.Db.Add(announcement);
        }

        (announcement.Title, announcement.Text, announcement.Severity, announcement.ServiceId) = (wish.Title.Trim(), wish.Text.Trim(), wish.Severity, wish.ServiceId);
        (announcement.From, announcement.Until, announcement.EndedAt) = (wish.From, wish.Until, null);
        announcement.Audience = wish.Audience;
        announcement.AudienceIds = wish.Audience is AudienceKind.Teams or AudienceKind.Clients ? string.Join(',', wish.AudienceIds.Distinct()) : "";
        announcement.AudienceCondition = wish.Audience == AudienceKind.Condition ? wish.AudienceCondition.Trim() : "";
        context.Record(new AnnouncementSaved { SubjectId = announcement.Id, Changes = [new Change("announcement", before, Said(announcement))] });
        context.Tell(new LiveNews(AnnouncementBoard.Topic));
        return new SavedAnnouncement(announcement.Id, announcement.Title);
    }

    public async Task<Outcome<SavedAnnouncement>> Handle(EndAnnouncement command, CommandContext context)
    {
        if (await context.Db.Set<Announcement>().FirstOrDefaultAsync(a => a.Id == command.Id) is not { } announcement)
            return NoSuchAnnouncement();
        if (announcement.Over is not { } over || over > context.Now)
        {
            announcement.EndedAt = context.Now;
            context.Record(new AnnouncementEnded { SubjectId = announcement.Id, Changes = [new Change("announcement", announcement.Title, null)] });
            context.Tell(new LiveNews(AnnouncementBoard.Topic));
        }

        return new SavedAnnouncement(announcement.Id, announcement.Title);
    }

    private static Refusal NoSuchAnnouncement() => Refusal.Missing(Texts<AnnouncementTexts>.Say("NoSuchAnnouncement"));

    private static string Said(Announcement a) =>
        $"{a.Severity}: {a.Title}, {InstantPattern.General.Format(a.From)} – {(a.Until is { } until ? InstantPattern.General.Format(until) : "…")}";
}
