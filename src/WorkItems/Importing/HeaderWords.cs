using Steward.WorkItems.Importing.Reading;
using static Steward.WorkItems.Importing.ImportField;

namespace Steward.WorkItems.Importing;

/// <summary>
/// What other systems and people write above their columns, in English and German; earlier names of a field are surer.
/// Covers ServiceNow, Jira, Zammad, Zendesk, Freshdesk, OTRS/Znuny, Redmine and hand-made registers.
/// </summary>
internal static class HeaderWords
{
    private static readonly (ImportField Field, string[] Names)[] Rows =
    [
        (ExternalId, Split("number, ticket number, ticket id, issue key, key, id, ticket#, #, ticketnummer, vorgangsnummer, incident number, incident id, case id, case number, task id, reference, ref, nummer, nr, aufgaben id, vorgang, ticket, external id")),
        (Title, Split("title, short description, summary, subject, titel, betreff, kurzbeschreibung, zusammenfassung, name, task, aufgabe, task name, task title, thema, activity, tätigkeit, aktivität, headline, issue, task description, request, problem summary")),
        (Description, Split("description, beschreibung, details, long description, body, text, langbeschreibung, problem description, problembeschreibung, inhalt, message, symptom description")),
        (ImportField.Type, Split("type, ticket type, issue type, tracker, typ, art, vorgangstyp, tickettyp, item type, work item type, request type, record type")),
        (State, Split("state, status, incident state, zustand, stand, ticket state, ticket status, stage, bearbeitungsstatus")),
        (Priority, Split("priority, priorität, prio, prioritaet, ticket priority, severity, wichtigkeit, dringlichkeit")),
        (Owner, Split("owner, assigned to, assignee, agent, verantwortlich, verantwortlicher, verantwortliche, responsible, zuständig, bearbeiter, zugewiesen an, zugewiesen, besitzer, assigned agent, resolver, technician, techniker, task owner, accountable, wer")),
        (Requester, Split("requester, caller, caller id, requested for, reported by, reporter, requested by, customer, kunde, melder, anforderer, antragsteller, requester email, requester name, kundenbenutzer, customer user, contact, ansprechpartner, author, autor, betroffener")),
        (Team, Split("team, assignment group, group, queue, gruppe, assigned group, support group, abteilung, department, warteschlange, bearbeitergruppe, zuständige gruppe")),
        (Process, Split("process, linked process, prozess, verknüpfter prozess, sms process, related process, practice")),
        (Service, Split("service, business service, dienst, affected service, cmdb ci, configuration item, ci, dienstleistung, betroffener service, product, produkt")),
        (Clause, Split("clause, iso clause, iso 20000 clause, normkapitel, kapitel, abschnitt, norm, clause reference, requirement, anforderung, iso reference")),
        (Frequency, Split("frequency, häufigkeit, turnus, frequenz, recurrence, interval, intervall, wiederholung, rhythmus, cycle")),
        (Evidence, Split("evidence, nachweis, nachweise, beleg, evidence link, proof")),
        (Start, Split("start, start date, planned start, beginn, startdatum, starttermin, geplanter beginn, geplanter start, begin")),
        (Due, Split("due, due date, due by, deadline, fällig, fällig am, fälligkeit, fälligkeitsdatum, termin, zieldatum, target date, frist, bis wann, end date, endtermin, expected end, due at, bis")),
        (Created, Split("opened at, created, created at, created on, creation date, erstellt, erstellt am, angelegt, angelegt am, opened, open date, opened on, eröffnet, eröffnet am, date created, created time, reported at, gemeldet am, sys created on, sys created at, create time, eingang, eingangsdatum")),
        (CreatedBy, Split("opened by, created by, erstellt von, angelegt von, creator, sys created by, submitter, ersteller")),
        (Updated, Split("sys updated at, sys updated on, updated, updated at, updated on, last updated, last modified, modified, changed, changed at, geändert, geändert am, zuletzt geändert, aktualisiert, aktualisiert am, letzte änderung, timestamp, event time, zeitstempel, change time, updated time")),
        (UpdatedBy, Split("sys updated by, updated by, modified by, geändert von, aktualisiert von, changed by, user, actor")),
        (Resolved, Split("resolved at, resolved, resolved on, resolution date, gelöst, gelöst am, solved at, resolution time, erledigt am, date resolved, behoben am, completed at, completed on, completion date, abgeschlossen am, actual end, ist ende")),
        (ResolvedBy, Split("resolved by, gelöst von, erledigt von, solved by, closed by, geschlossen von")),
        (Closed, Split("closed at, closed, closed on, geschlossen, geschlossen am, closing date, date closed, close date, close time, closed time")),
        (Resolution, Split("resolution, close notes, closed code, close code, lösung, resolution code, resolution notes, lösungsbeschreibung, solution, abschlussnotiz")),
        (Progress, Split("% complete, progress, percent complete, fortschritt, % done, done %, erledigt %, % erledigt, erfüllungsgrad, fertigstellungsgrad, completion, % fertig, prozent, percent, completion %")),
        (Labels, Split("labels, label, tags, tag, stichwörter, schlagwörter")),
        (Watchers, Split("watchers, watcher, beobachter")),
        (OtherId, Split("issue id, vorgangs id")),
        (ImportField.Parent, Split("parent id, parent key, parent, epic link, custom field epic link, parent issue, übergeordneter vorgang")),
        (Comment, Split("comments, comment, bemerkung, bemerkungen, kommentar, kommentare, notes, note, anmerkung, anmerkungen, remarks, remark, notiz, notizen, work notes, additional comments")),
    ];

    private static readonly Dictionary<string, List<(ImportField Field, int Score)>> ByName = Rows
        .SelectMany(row => row.Names.Select((name, place) => (name, row.Field, Score: 100 - place)))
        .GroupBy(entry => entry.name).ToDictionary(group => group.Key, group => group.Select(entry => (entry.Field, entry.Score)).ToList(), StringComparer.Ordinal);

    public static bool IsKnown(string header) => ByName.ContainsKey(Plain(header)) || RepeatedColumns.IsLink(header);

    /// <summary>The meanings a header can have with how sure each is (100 is surest); empty when it says nothing.</summary>
    public static IEnumerable<(ImportField Field, int Score)> Meanings(string header)
    {
        if (RepeatedColumns.IsLink(header)) return [(Link, 100)];
        var plain = Plain(header);
        if (ByName.TryGetValue(plain, out var exact)) return exact;
        // "Fällig am (Datum)" or "Ticket Owner": a known name of at least two words, or the last word, inside a longer header.
        var words = plain.Split(' ');
        if (words.Length is < 2 or > 5) return [];
        return Enumerable.Range(1, words.Length - 1)
            .SelectMany(n => new[] { string.Join(' ', words[..^n]), string.Join(' ', words[n..]) })
            .SelectMany(part => ByName.GetValueOrDefault(part) ?? []).Where(meaning => meaning.Field is not (Labels or Watchers or OtherId or ImportField.Parent)).Select(meaning => (meaning.Field, meaning.Score / 3));
    }

    // "u_due_date", "incident_state" and "Due date *" say the same as their plain words.
    private static string Plain(string header)
    {
        var normal = Words.Normal(header);
        return normal.StartsWith("u ", StringComparison.Ordinal) ? normal[2..] : normal;
    }

    private static string[] Split(string names) => names.Split(", ");
}
