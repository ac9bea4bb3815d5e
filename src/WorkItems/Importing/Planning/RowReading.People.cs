using Steward.Platform.Importing;
using Steward.WorkItems.Importing.Reading;

namespace Steward.WorkItems.Importing.Planning;

internal sealed partial class RowReading
{
    /// <summary>The owner of a row: a person, or a team written where a person belongs.</summary>
    private (NamedParty? Person, string? Team) Owner(TableRow row, RowNotes notes)
    {
        var column = ColumnOf(ImportField.Owner);
        var (kind, party) = Named(row, ImportField.Owner, notes);
        if (kind == PartyKind.Team) notes.Add(ItemProblems.OwnerIsTeam, column, party!.Name);
        if (kind == PartyKind.Vague && Text(row, ImportField.Owner) is { } text) notes.Add(ItemProblems.OwnerVague, column, text);
        return kind == PartyKind.Team ? (null, party!.Name) : (party, null);
    }

    private NamedParty? Party(TableRow row, ImportField field, RowNotes notes)
    {
        var (kind, party) = Named(row, field, notes);
        return kind == PartyKind.Vague ? null : party;
    }

    private (PartyKind Kind, NamedParty? Party) Named(TableRow row, ImportField field, RowNotes notes)
    {
        if (Text(row, field) is not { } text) return (PartyKind.Vague, null);
        if (_mapping.People.TryGetValue(text, out var mapped))
            return mapped.Length == 0 ? (PartyKind.Vague, null) : (PartyKind.Person, PersonWords.Read(mapped).Party);
        var (kind, party, several) = PersonWords.Read(text);
        var column = ColumnOf(field);
        if (several) notes.Add(ItemProblems.SeveralPeople, column, text, party?.ToString() ?? "");
        if (several || kind == PartyKind.Vague) notes.Keep(column, text);
        if (party?.Name is not { } name || !name.Contains('@')) return (kind, party);
        notes.Add(ItemProblems.MailBroken, column, text);
        notes.Keep(column, text);
        return (PartyKind.Person, null);
    }

    /// <summary>The party of an event-log row, read without noting: its problems would repeat in every row.</summary>
    public NamedParty? PartyOrNothing(TableRow row, ImportField field) =>
        Text(row, field) is { } text && PersonWords.Read(_mapping.People.GetValueOrDefault(text, text)) is { Kind: not PartyKind.Vague } read ? read.Party : null;
}
