using Steward.WorkItems.Types;

namespace Steward.WorkItems.Importing.Reading;

/// <summary>A state to give an item: its name here and its category.</summary>
public sealed record StateTarget(string State, StateCategory Category);

/// <summary>What other systems call their states, in English and German.</summary>
internal static class StateWords
{
    private static readonly Dictionary<string, StateTarget> Known = Build(
        (new("Draft", StateCategory.New), "draft, entwurf"),
        (new("New", StateCategory.New), "new, neu, logged, registered, submitted, received, eingegangen, erfasst, triage, backlog, unassigned"),
        (new("Open", StateCategory.New), "open, offen, to do, todo, not started, nicht begonnen, nicht gestartet, reopened, wieder geöffnet, wiedereröffnet"),
        (new("Planned", StateCategory.New), "planned, geplant, scheduled, terminiert"),
        (new("In progress", StateCategory.Active), "active, aktiv, in progress, in arbeit, in bearbeitung, bearbeitung, work in progress, wip, started, begonnen, gestartet, doing, assigned, zugewiesen, investigating, implementing, laufend, ongoing"),
        (new("In review", StateCategory.Active), "in review, review, in prüfung, prüfung, testing, in test, verification, to verify"),
        (new("Waiting", StateCategory.Waiting), "waiting, wartend, wartet, pending, awaiting, awaiting user info, awaiting user, awaiting customer, waiting for customer, waiting for user, wartet auf kunde, wartet auf rückmeldung, rückfrage, waiting for support, pending reminder, pending close, snoozed"),
        (new("Blocked", StateCategory.Waiting), "blocked, blockiert, on hold, hold, awaiting problem, awaiting vendor, awaiting evidence, awaiting change, waiting for third party, pending vendor, zurückgestellt, paused, pausiert, deferred, suspended"),
        (new("Resolved", StateCategory.Done), "resolved, gelöst, solved, fixed, behoben, answered, beantwortet"),
        (new("Closed", StateCategory.Done), "closed, geschlossen, closed successful, closed complete, auto closed, archived, merged"),
        (new("Done", StateCategory.Done), "done, completed, complete, erledigt, abgeschlossen, fertig, finished, implemented, umgesetzt"),
        (new("Cancelled", StateCategory.Cancelled), "cancelled, canceled, abgebrochen, storniert, rejected, abgelehnt, withdrawn, zurückgezogen, obsolete, hinfällig, entfällt, duplicate, duplikat, won t do, wont do, won t fix, declined, removed, spam, closed incomplete, closed skipped"));

    public static StateTarget? Find(string text) => Known.GetValueOrDefault(Words.Normal(text)) ?? Known.GetValueOrDefault(WithoutNumber(text));

    /// <summary>"Overdue" says something about a date, not about the work.</summary>
    public static bool IsOverdue(string text) => Words.Normal(text) is "overdue" or "late" or "delayed" or "überfällig" or "verspätet";

    // "3 - Work in progress", "6) Closed"
    private static string WithoutNumber(string text) => Words.Normal(text).TrimStart('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', ' ');

    private static Dictionary<string, StateTarget> Build(params (StateTarget Target, string Names)[] rows) =>
        rows.SelectMany(row => row.Names.Split(", ").Select(name => (name, row.Target)))
            .ToDictionary(pair => pair.name, pair => pair.Target, StringComparer.Ordinal);
}
