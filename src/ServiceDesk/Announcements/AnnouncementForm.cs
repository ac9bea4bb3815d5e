using System.Globalization;
using Microsoft.AspNetCore.Http;
using NodaTime;
using NodaTime.Text;
using Steward.Platform.Commands;
using Steward.Platform.Text;
using Steward.ServiceDesk.Catalogue.Offerings;

namespace Steward.ServiceDesk.Announcements;

/// <summary>The form of an announcement as it was typed.</summary>
public sealed record AnnouncementForm
{
    private static readonly LocalDateTimePattern Written = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");

    public string Title { get; init; } = "";

    public string Text { get; init; } = "";

    public string Severity { get; init; } = nameof(AnnouncementSeverity.Outage);

    public string Service { get; init; } = "";

    public string From { get; init; } = "";

    public string Until { get; init; } = "";

    public string Audience { get; init; } = nameof(AudienceKind.Everyone);

    public string Condition { get; init; } = "";

    public IReadOnlyList<string> Clients { get; init; } = [];

    public IReadOnlyList<string> Teams { get; init; } = [];

    public static AnnouncementForm Read(IFormCollection form) => new()
    {
        Title = form["title"].ToString(), Text = form["text"].ToString().ReplaceLineEndings("\n"), Severity = form["severity"].ToString(), Service = form["service"].ToString(), From = form["from"].ToString(),
        Until = form["until"].ToString(), Audience = form["audience"].ToString(), Condition = form["condition"].ToString(), Clients = [.. form["clients"].OfType<string>()], Teams = [.. form["teams"].OfType<string>()],
    };

    public static AnnouncementForm Of(Announcement known, DateTimeZone zone)
    {
        IReadOnlyList<string> ids = [.. known.AudienceList.Select(id => id.ToString(CultureInfo.InvariantCulture))];
        return new()
        {
            Title = known.Title, Text = known.Text, Severity = known.Severity.ToString(), Service = known.ServiceId?.ToString(CultureInfo.InvariantCulture) ?? "", From = At(known.From, zone), Until = known.Until is { } until ? At(until, zone) : "",
            Audience = known.Audience.ToString(), Condition = known.AudienceCondition, Clients = known.Audience == AudienceKind.Clients ? ids : [], Teams = known.Audience == AudienceKind.Teams ? ids : [],
        };
    }

    /// <summary>The order it makes, or what cannot be read in it. Without a beginning it stands at once.</summary>
    internal Outcome<AnnouncementWish> Wish(DateTimeZone zone, Instant now)
    {
        var faults = new List<FieldFault>();
        var from = Moment("from", From) ?? now;
        var until = Moment("until", Until);
        if (Refusal.From(faults) is { } unreadable)
            return unreadable;
        var kind = Enum.TryParse<AudienceKind>(Audience, out var audience) && Enum.IsDefined(audience) ? audience : AudienceKind.Everyone;
        return new AnnouncementWish(Title, Enum.TryParse<AnnouncementSeverity>(Severity, out var severity) && Enum.IsDefined(severity) ? severity : AnnouncementSeverity.Information, from)
        {
            Text = Text, ServiceId = Id(Service), Until = until, Audience = kind, AudienceCondition = Condition, AudienceIds = [.. (kind == AudienceKind.Clients ? Clients : Teams).Select(Id).OfType<long>()],
        };

        Instant? Moment(string field, string typed)
        {
            if (string.IsNullOrWhiteSpace(typed))
                return null;
            if (Written.Parse(typed.Trim()) is { Success: true, Value: { Year: >= 2000 and <= 2199 } at })
                return at.InZoneLeniently(zone).ToInstant();
            faults.Add(new(field, Texts<AnnouncementTexts>.Say("MomentShape", typed.Length > 40 ? typed[..40] : typed)));
            return null;
        }
    }

    internal static string At(Instant at, DateTimeZone zone) => Written.Format(at.InZone(zone).LocalDateTime);

    private static long? Id(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
}
