using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NodaTime;
using NodaTime.Text;
using Steward.Collaboration.Notifying;
using Steward.Platform.Edge;

namespace Steward.Collaboration.Preferring;

/// <summary>Takes the form of what to be told.</summary>
internal static class PreferenceRoutes
{
    private static readonly LocalTimePattern Clock = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    public static void MapPreferences(this IEndpointRouteBuilder routes) => routes.MapForm("/me/notifications", Save);

    private static async Task<IResult> Save(HttpContext http, Visit visit, IFormCollection form)
    {
        var command = new ChangeNewsPreferences(Reasons(form, "inbox"), form.ContainsKey("mails") ? Reasons(form, "mail") : null)
        {
            Rhythm = Read<DigestRhythm>(form["rhythm"]), Quiet = Read<QuietHours>(form["quiet"]),
            DailyAt = Minutes(form, "dailyAt", 8 * 60), QuietFrom = Minutes(form, "quietFrom", 19 * 60), QuietTo = Minutes(form, "quietTo", 7 * 60),
            Spaces = form.Where(f => f.Key.StartsWith("space:", StringComparison.Ordinal))
                .ToDictionary(f => f.Key[6..], f => Read<SpaceInterest>(f.Value), StringComparer.OrdinalIgnoreCase),
        };
        var outcome = await visit.Send(command, cancel: http.RequestAborted);
        return outcome.Succeeded
            ? visit.SeeOther("/me/notifications?saved=yes")
            : Page.Again<PreferencesPage>(outcome.Refusal, new { Typed = command, Errors = outcome.Refusal.ToFormErrors() });
    }

    public static string Write(int? minutes) => minutes is { } known ? Clock.Format(LocalTime.FromMinutesSinceMidnight(known)) : "";

    private static List<NewsReason> Reasons(IFormCollection form, string name) =>
        [.. form[name].Select(NewsReasons.Read).OfType<NewsReason>()];

    /// <summary>A field that is not on the form keeps the usual; one that says nonsense is null and refused.</summary>
    private static int? Minutes(IFormCollection form, string name, int usual) => !form.ContainsKey(name)
        ? usual
        : Clock.Parse(form[name].ToString()) is { Success: true } time ? (time.Value.Hour * 60) + time.Value.Minute : null;

    private static T Read<T>(string? word)
        where T : struct, Enum =>
        Enum.TryParse<T>(word, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : default;
}
