using System.Globalization;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using Steward.Identity.Directory;
using Steward.Platform.Access;
using Steward.Platform.Data;
using Steward.Platform.Edge;
using Steward.Platform.Events;

namespace Steward.Identity.Operations;

/// <summary>Which part of the history is looked at, as it stands in the address. The last thirty days unless another period is given.</summary>
public sealed record HistoryFilter
{
    public const string All = "all";
    private const int UsualDays = 30;
    private const int LongestWords = 200;

    public string? Actor { get; init; }

    public string? Subject { get; init; }

    public string? Kind { get; init; }

    public Channel? Channel { get; init; }

    /// <summary>First day as typed; "all" for the whole history.</summary>
    public string? From { get; init; }

    public string? To { get; init; }

    public string? Words { get; init; }

    public bool FromIsWrong => From is not null and not All && Day(From) is null;

    public bool ToIsWrong => To is not null && Day(To) is null;

    public bool IsUsual => this == new HistoryFilter();

    public static HistoryFilter Of(string? actor, string? subject, string? kind, string? channel, string? from, string? to, string? words) => new()
    {
        Actor = Filled(actor), Subject = Filled(subject), Kind = Filled(kind), From = Filled(from), To = Filled(to), Words = Filled(words),
        Channel = Enum.TryParse<Channel>(channel, ignoreCase: true, out var door) && Enum.IsDefined(door) && !char.IsAsciiDigit(channel![0]) ? door : null,
    };

    /// <summary>The days that are looked at; nothing for an end that is open.</summary>
    public (LocalDate? From, LocalDate? To) Days(LocalDate today) =>
        (From == All ? null : Day(From) ?? (Day(To) ?? today).PlusDays(-UsualDays), Day(To));

    /// <summary>The same part as an address, from the place a page ended.</summary>
    public string Query(HistoryPlace? before = null)
    {
        (string Name, string? Value)[] parts =
        [
            ("actor", Actor), ("subject", Subject), ("kind", Kind), ("channel", Channel?.ToString().ToLowerInvariant()), ("from", From), ("to", To), ("words", Words),
            ("before", before?.ToString()),
        ];
        return string.Join('&', parts.Where(p => p.Value is not null).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value!)}"));
    }

    /// <summary>The events of this part that the visitor may read: auditors those of their spaces and of the workspace as a whole.</summary>
    public IQueryable<EventRow> Events(AppDb db, Visit visit)
    {
        var events = db.Set<EventRow>().AsQueryable();
        if (!visit.Actor.IsAdmin)
        {
            long[] spaces = [.. visit.Actor.Roles.Where(r => (r.Value & Role.Auditor) != 0).Select(r => r.Key)];
            events = events.Where(e => e.SpaceId == null || spaces.Contains(e.SpaceId.Value));
        }

        var (first, last) = Days(visit.Now.InZone(visit.Zone).Date);
        if (first is { } start)
        {
            var at = visit.Zone.AtStartOfDay(start).ToInstant();
            events = events.Where(e => e.At >= at);
        }

        if (last is { } end)
        {
            var at = visit.Zone.AtStartOfDay(end.PlusDays(1)).ToInstant();
            events = events.Where(e => e.At < at);
        }

        if (Actor is not null)
            events = By(events, visit.Workspace.Get<PeopleDirectory>().Now);
        if (Subject is not null)
            events = events.Where(e => e.Subject == Subject);
        if (Kind is not null)
            events = events.Where(e => e.Kind == Kind);
        if (Channel is { } channel)
            events = events.Where(e => e.Channel == channel);
        return Words is null ? events : Saying(events, Words);
    }

    /// <summary>People by a part of their name or their whole address.</summary>
    private IQueryable<EventRow> By(IQueryable<EventRow> events, Snapshot people)
    {
        var name = Actor!.Trim();
        long[] ids = people.Find(name) is { } exact
            ? [exact.Id]
            : [.. people.People.Values.Where(p => p.Name.Contains(name, StringComparison.CurrentCultureIgnoreCase)).Select(p => p.Id).Take(100)];
        return ids.Length == 1 ? events.Where(e => e.ActorId == ids[0]) : events.Where(e => e.ActorId != null && ids.Contains(e.ActorId.Value));
    }

    // changes are kept as JSON, which writes letters beyond ASCII by their number
    private static IQueryable<EventRow> Saying(IQueryable<EventRow> events, string words)
    {
        var plain = words[..Math.Min(words.Length, LongestWords)].ToLowerInvariant();
        var encoded = JsonEncodedText.Encode(plain).Value.ToLowerInvariant();
        return events.Where(e => (e.Note != null && e.Note.ToLower().Contains(plain)) || (e.Changes != null && e.Changes.ToLower().Contains(encoded)));
    }

    private static LocalDate? Day(string? text) => text is not null && LocalDatePattern.Iso.Parse(text) is { Success: true } day ? day.Value : null;

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>Where a page of the history ended.</summary>
public sealed record HistoryPlace(Instant At, long Id)
{
    public static HistoryPlace? Read(string? text) =>
        text?.Split('.') is [var at, var id] && long.TryParse(at, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var ms)
        && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var row) && Math.Abs(ms) < 100_000_000_000_000
            ? new HistoryPlace(Instant.FromUnixTimeMilliseconds(ms), row)
            : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At.ToUnixTimeMilliseconds()}.{Id}");
}
