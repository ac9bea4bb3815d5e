using Steward.WorkItems.Importing.Reading;
using static Steward.WorkItems.Importing.ImportField;

namespace Steward.WorkItems.Importing;

/// <summary>
/// Guesses what a table means: column names first, values as witnesses (a due date must hold dates), then the shape of the
/// whole. Every guess can be edited; nothing here is final.
/// </summary>
public static class MappingGuess
{
    private static readonly string[] TitleParts = ["category", "kategorie", "subcategory", "unterkategorie", "symptom", "topic"];

    public static ColumnMapping Of(TableProfile profile, ColumnMapping? fixedPart = null)
    {
        var columns = Assign(profile);
        foreach (var (column, field) in fixedPart?.Columns ?? new Dictionary<string, ImportField>()) Fix(columns, column, field);
        TakeDescriptionAsTitle(profile, columns);
        var given = fixedPart ?? new ColumnMapping();
        var kind = given.Kind ?? KindOf(profile, columns);
        return given with
        {
            Kind = kind,
            Type = given.Type ?? TypeOf(profile, columns, kind),
            DoubtfulRows = given.DoubtfulRows ?? (kind == ImportKind.Items ? DoubtfulRows.Skip : DoubtfulRows.Keep),
            Columns = columns,
            TitleFrom = given.TitleFrom.Count > 0 ? given.TitleFrom : columns.ContainsValue(Title) ? [] : TitleColumns(profile, columns),
        };
    }

    private static Dictionary<string, ImportField> Assign(TableProfile profile)
    {
        var columns = profile.Columns.ToDictionary(column => column.Name, _ => Field, StringComparer.Ordinal);
        var taken = new Dictionary<ImportField, string>();
        List<string> names = [.. profile.Columns.Select(column => column.Name)];
        var meanings = profile.Columns
            .SelectMany((column, place) => HeaderWords.Meanings(RepeatedColumns.BaseOf(column.Name, names)).Select(meaning => (column, place, meaning.Field, Score: meaning.Score * Witness(column, meaning.Field))))
            .Where(guess => guess.Score > 0).OrderByDescending(guess => guess.Score).ThenBy(guess => guess.place);
        foreach (var (column, _, field, _) in meanings)
            if (columns[column.Name] == Field && MayTake(field, RepeatedColumns.BaseOf(column.Name, names), taken)) columns[column.Name] = field;
        return columns;
    }

    // "Comment" may stand over several columns; "Notes" beside it stays a field of its own.
    private static bool MayTake(ImportField field, string name, Dictionary<ImportField, string> taken) =>
        taken.TryAdd(field, name) || field is Link or ImportField.Parent || (field.MayRepeat() && taken[field] == name);

    /// <summary>How far the values agree with a meaning: 1 agrees, 0 contradicts, between them they do not say.</summary>
    private static double Witness(ColumnProfile column, ImportField field)
    {
        if (column.Filled == 0) return 0.9;
        var dates = column.Dates.Dates / (double)column.Filled;
        return field switch
        {
            Due or Start or Created or Updated or Resolved or Closed => dates >= 0.5 ? 1 : dates > 0.2 ? 0.5 : 0,
            Priority => column.Share(value => PriorityWords.Find(value) is not null) >= 0.3 ? 1 : 0.3,
            State => dates > 0.5 ? 0 : column.Share(value => StateWords.Find(value) is not null) >= 0.3 ? 1 : 0.4,
            ImportField.Type => column.Share(value => TypeWords.Find(value) is not null) >= 0.3 ? 1 : 0,
            ExternalId => dates > 0.9 && column.Numbers == 0 ? 0 : column.Values.Count > column.Filled * 0.02 || column.HasMoreValues ? 1 : 0.3,
            Title => column.Numbers > column.Filled / 2 ? 0 : 1,
            Owner or Requester or UpdatedBy or CreatedBy or ResolvedBy => dates > 0.5 ? 0 : 1,
            _ => 1,
        };
    }

    private static void Fix(Dictionary<string, ImportField> columns, string column, ImportField field)
    {
        if (!field.MayRepeat())
            foreach (var other in columns.Where(pair => pair.Value == field).Select(pair => pair.Key).ToList()) columns[other] = Field;
        if (columns.ContainsKey(column)) columns[column] = field;
    }

    // A register often has only a short "description", which is its title.
    private static void TakeDescriptionAsTitle(TableProfile profile, Dictionary<string, ImportField> columns)
    {
        if (columns.ContainsValue(Title)) return;
        var description = profile.Columns.FirstOrDefault(column => columns[column.Name] == Description && column.Characters <= column.Filled * 120L && column.Filled > 0);
        if (description is not null) columns[description.Name] = Title;
    }

    private static ImportKind KindOf(TableProfile profile, Dictionary<string, ImportField> columns)
    {
        var has = columns.Values.ToHashSet();
        if (has.Contains(ExternalId) && has.Contains(Updated) && has.Contains(State) && profile.Rows >= profile.DistinctIds * 1.5 && profile.TitlesPerId <= 1.2) return ImportKind.EventLog;
        if (has.Contains(Clause) || (has.Contains(Frequency) && has.Contains(Owner) && (has.Contains(Process) || has.Contains(Evidence)))) return ImportKind.TaskRegister;
        return ImportKind.Items;
    }

    private static string TypeOf(TableProfile profile, Dictionary<string, ImportField> columns, ImportKind kind)
    {
        if (kind == ImportKind.TaskRegister) return TypeWords.SmsTask;
        if (kind == ImportKind.EventLog) return TypeWords.Incident;
        var looksLikeDesk = columns.ContainsValue(Requester) || columns.ContainsValue(Resolved) || columns.ContainsValue(Team);
        var looksLikePlan = columns.ContainsValue(Progress) || (columns.ContainsValue(Due) && !looksLikeDesk);
        return looksLikePlan || (!looksLikeDesk && profile.Columns.Any(column => column.Name.Contains("task", StringComparison.OrdinalIgnoreCase))) ? TypeWords.Task : TypeWords.Incident;
    }

    private static IReadOnlyList<string> TitleColumns(TableProfile profile, Dictionary<string, ImportField> columns) =>
        [.. profile.Columns.Select(column => column.Name).Where(name => columns[name] == Field && TitleParts.Any(part => Words.Normal(name).Contains(part, StringComparison.Ordinal))).Take(3)];
}
