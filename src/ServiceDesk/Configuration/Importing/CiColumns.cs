using Steward.WorkItems.Querying;

namespace Steward.ServiceDesk.Configuration.Importing;

/// <summary>What a column of a file means.</summary>
public enum CiColumnKind
{
    /// <summary>Nothing we know: told, and left out.</summary>
    Unknown,

    /// <summary>A property every configuration item has.</summary>
    Property,

    /// <summary>A field of a class.</summary>
    Field,

    /// <summary>External keys of others it is related to.</summary>
    Relation,
}

/// <summary>A column of the file.</summary>
/// <param name="Place">Which, from 0.</param>
/// <param name="Header">As the file calls it.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Property, key of the field, or slug of the relation's end.</param>
public sealed record CiColumn(int Place, string Header, CiColumnKind Kind, string Name);

/// <summary>Finds out what the columns of a file mean by their headers, in English and German: nobody has to map what calls itself by its name.</summary>
internal static class CiColumns
{
    private static readonly (string Property, string[] Headers)[] Known =
    [
        ("externalKey", ["external key", "externalkey", "key", "id", "asset tag", "inventory number", "externer schlüssel", "schlüssel", "inventarnummer"]),
        ("name", ["name", "title", "hostname", "bezeichnung", "titel"]),
        ("class", ["class", "type", "category", "klasse", "typ", "art"]),
        ("state", ["state", "status", "lifecycle", "zustand"]),
        ("team", ["team", "group", "gruppe"]),
        ("owner", ["owner", "person", "user", "responsible", "custodian", "verantwortlich", "verantwortliche person", "benutzer", "besitzer"]),
        ("client", ["client", "customer", "kunde", "mandant"]),
        ("service", ["service", "dienst"]),
        ("site", ["site", "location", "standort", "ort"]),
        ("description", ["description", "notes", "beschreibung", "notiz"]),
        ("boughtOn", ["bought on", "bought", "purchase date", "purchased", "kaufdatum", "gekauft am"]),
        ("cost", ["cost", "price", "kosten", "preis"]),
        ("currency", ["currency", "währung"]),
        ("supplier", ["supplier", "vendor name", "lieferant"]),
        ("contract", ["contract", "contract number", "vertrag", "vertragsnummer"]),
        ("contractEnds", ["contract ends", "contract end", "contract until", "vertragsende", "vertrag bis"]),
        ("warrantyEnds", ["warranty ends", "warranty end", "warranty until", "warranty", "garantieende", "garantie bis", "garantie"]),
    ];

    private static readonly (string Property, string[] Headers)[] OfRelations =
        [("from", ["from", "from key", "source", "von", "quelle"]), ("relation", ["relation", "relationship", "beziehung"]), ("to", ["to", "to key", "target", "nach", "ziel", "zu"])];

    public static bool IsKnown(string header, CiBook book) => Find(header, book).Kind != CiColumnKind.Unknown || Property(header, OfRelations) is not null;

    /// <summary>Names of the three columns of a file of relations, with their places; null when it is none.</summary>
    public static (int From, int Relation, int To)? Relations(IReadOnlyList<string> headers)
    {
        var found = headers.Select(h => Property(h, OfRelations)).ToList();
        var (from, relation, to) = (found.IndexOf("from"), found.IndexOf("relation"), found.IndexOf("to"));
        return from >= 0 && relation >= 0 && to >= 0 ? (from, relation, to) : null;
    }

    public static IReadOnlyList<CiColumn> Of(IReadOnlyList<string> headers, CiBook book) => [.. headers.Select((header, at) => Find(header, book) with { Place = at, Header = header })];

    private static CiColumn Find(string header, CiBook book)
    {
        // a field of a class says exactly what it is; "type" alone means the class
        if (Property(header, Known) is { } property)
            return new(0, header, CiColumnKind.Property, property);
        var word = ItemWords.Folded(header.Trim());
        if (book.Classes.SelectMany(c => c.OwnFields()).FirstOrDefault(f => f.Key == word || ItemWords.Folded(f.Name) == word) is { } field)
            return new(0, header, CiColumnKind.Field, field.Name);
        return book.FindEnd(header) is { } end ? new(0, header, CiColumnKind.Relation, end.Slug) : new(0, header, CiColumnKind.Unknown, "");
    }

    private static string? Property(string header, (string Property, string[] Headers)[] known)
    {
        var word = ItemWords.Folded(header.Trim().Replace('_', ' ').Replace('-', ' '));
        return known.FirstOrDefault(k => ItemWords.Folded(k.Property) == word || k.Headers.Any(h => ItemWords.Folded(h) == word)).Property;
    }
}
