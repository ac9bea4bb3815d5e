using System.Text.Json;
using Steward.Identity.People;
using Steward.Platform.Audit;
using Steward.Platform.Data;
using Steward.Platform.Events;

namespace Steward.Identity.Erasing;

/// <summary>Where the history names a person in words, and what is left of those words. Who did what stays: events hold ids for that.</summary>
internal sealed class PersonInHistory(Person person, ErasedWords words)
{
    private static readonly HashSet<string> Personal = ["name", "email", "title", "phone", "location"];

    public IQueryable<EventRow> Events(AppDb db)
    {
        // as it stands in the JSON of changes
        var name = JsonEncodedText.Encode(words.Name).ToString();
        var email = JsonEncodedText.Encode(words.Email ?? words.Name).ToString();
        var (id, plain, text) = (person.Id, words.Name, words.AlsoText);
        return db.Set<EventRow>().Where(e => (e.Subject == "person" && e.SubjectId == id && e.Changes != null)
            || (e.Changes != null && (e.Changes.Contains(name) || e.Changes.Contains(email))) || (text && e.Note != null && e.Note.Contains(plain)));
    }

    public BlackedOut? BlackOut(EventRow row)
    {
        var own = row.Subject == "person" && row.SubjectId == person.Id;
        var changes = row.ReadChanges();
        var left = changes.Select(change => own && Personal.Contains(change.Field)
            ? new Change(change.Field, Hidden(change.Field, change.From), Hidden(change.Field, change.To))
            : new Change(change.Field, Value(change.From), Value(change.To))).ToList();
        var note = words.AlsoText && row.Note is { } written ? words.In(written) : row.Note;
        return left.SequenceEqual(changes) && note == row.Note ? null : new BlackedOut(left, note);
    }

    private string? Hidden(string field, string? value) => value is null ? null : field == "name" ? words.Alias : "…";

    /// <summary>A value that is the name or the address, alone or in a list; within a sentence only when text is looked through.</summary>
    private string? Value(string? value)
    {
        if (value is null)
            return null;
        if (words.AlsoText)
            return words.In(value);
        var parts = value.Split(", ");
        return Array.Exists(parts, Is) ? string.Join(", ", parts.Select(part => Is(part) ? words.Alias : part)) : value;
    }

    private bool Is(string part) => part.Equals(words.Name, StringComparison.OrdinalIgnoreCase) || part.Equals(words.Email, StringComparison.OrdinalIgnoreCase);
}
