using System.Globalization;
using System.Text.RegularExpressions;
using Steward.Platform.Importing;
using Steward.WorkItems.Importing.Planning;
using Steward.WorkItems.Importing.Reading;
using Steward.WorkItems.Types;

namespace Steward.WorkItems.Importing;

/// <summary>
/// Reads a foreign table into an <see cref="ImportPlan"/>: one pass to learn what the columns hold, one to read the rows.
/// Touches no database; the same file and mapping always give the same plan.
/// </summary>
public static partial class ImportPlanner
{
    /// <summary>What the columns of a file hold and what they probably mean: the start of the mapping page.</summary>
    /// <exception cref="UnreadableTableException">The file or the given mapping cannot be used.</exception>
    public static (TableProfile Profile, ColumnMapping Mapping) Examine(TableFile file, ColumnMapping? given = null, CancellationToken cancel = default)
    {
        using var table = file.Read(Choices(given));
        given?.CheckAgainst(table.Columns);
        var profile = TableProfile.Of(table, cancel);
        if (profile.Rows == 0) throw new UnreadableTableException(TableProblems.NoRows.At(0, null, null));
        return (profile, MappingGuess.Of(profile, given));
    }

    /// <summary>What a file must be opened with to find its header and sheet.</summary>
    public static TableChoices Choices(ColumnMapping? given) =>
        new() { Sheet = given?.Sheet, HeaderRow = given?.HeaderRow, KnownHeader = HeaderWords.IsKnown };

    /// <summary>Reads the whole file. <paramref name="progress"/> hears the number of rows read, now and then.</summary>
    /// <exception cref="UnreadableTableException">The file or the given mapping cannot be used.</exception>
    public static ImportPlan Plan(TableFile file, ColumnMapping? given = null, IProgress<int>? progress = null, CancellationToken cancel = default)
    {
        var (profile, mapping) = Examine(file, given, cancel);
        var reading = new RowReading(mapping, profile);
        Demand(mapping, reading, profile);
        using var table = file.Read(Choices(given));
        IRowGathering gathering = mapping.Kind == ImportKind.EventLog ? new LogGathering(mapping, profile, reading) : new ItemGathering(mapping, profile, reading);
        var count = 0;
        foreach (var row in table.Rows())
        {
            if ((++count & 511) == 0)
            {
                cancel.ThrowIfCancellationRequested();
                progress?.Report(count);
            }
            gathering.Take(row);
        }
        progress?.Report(count);
        var (gathered, found) = gathering.Finish();
        var (drafts, elsewhere) = References.Resolve(gathered, reading);
        var problems = found.Concat(elsewhere).Concat(WithoutDate(drafts, reading, AsOf(profile)));
        var drafted = drafts.SelectMany(draft => draft.Rows).ToHashSet();
        return new ImportPlan(mapping, table.Columns, drafts, [.. AboutFile(table, mapping, profile), .. RowsWithoutChange(drafts), .. problems.OrderBy(problem => problem.Row)], count,
            [.. gathering.Numbers.Where(number => !drafted.Contains(number))], AsOf(profile));
    }

    private static void Demand(ColumnMapping mapping, RowReading reading, TableProfile profile)
    {
        var columns = string.Join(", ", profile.Columns.Select(column => column.Name));
        if (mapping.Kind == ImportKind.EventLog && !(reading.Has(ImportField.ExternalId) && reading.Has(ImportField.Updated)))
            throw new UnreadableTableException(ItemProblems.NoLogColumns.At(profile.HeaderRow, null, null, columns));
        if (mapping.Kind != ImportKind.EventLog && !reading.Has(ImportField.Title) && mapping.TitleFrom.Count == 0)
            throw new UnreadableTableException(ItemProblems.NoTitleColumn.At(profile.HeaderRow, null, null, columns));
    }

    // "Status as of 30 Sep 2026": the day a register speaks of.
    private static WrittenTime? AsOf(TableProfile profile) => profile.Titles.SelectMany(title => DateInTitle().Matches(title))
        .Select(match => new DateReading(DateOrder.DayFirst, null).Read(match.Value)).FirstOrDefault(read => read is not null)?.Time;

    private static IEnumerable<RowProblem> RowsWithoutChange(IEnumerable<ItemDraft> drafts)
    {
        var count = drafts.Sum(draft => draft.History.Skip(1).Count(happened => happened.Changes.Count == 0));
        return count == 0 ? [] : [ItemProblems.RowsWithoutChange.At(0, null, null, count.ToString(CultureInfo.InvariantCulture))];
    }

    private static IEnumerable<RowProblem> WithoutDate(IEnumerable<ItemDraft> drafts, RowReading reading, WrittenTime? asOf) =>
        drafts.Where(draft => draft is { State.Category: >= StateCategory.Done, Resolved: null, Closed: null, Updated: null })
            .Select(draft => ItemProblems.DoneWithoutDate.At(draft.Rows[0], reading.ColumnOf(ImportField.State), draft.WrittenState, asOf?.ToString() ?? "@the-day-of-import"));

    private static IEnumerable<RowProblem> AboutFile(Table table, ColumnMapping mapping, TableProfile profile)
    {
        foreach (var problem in table.Problems) yield return problem;
        foreach (var problem in table.Problems.Where(problem => problem.Kind == TableProblems.TotalsRow))
            if (StatedCount().Match(problem.Value ?? "") is { Success: true } match && int.Parse(match.Groups["n"].Value, CultureInfo.InvariantCulture) is var stated && stated != profile.Rows)
                yield return ItemProblems.TotalsDisagree.At(problem.Row, null, problem.Value, profile.Rows.ToString(CultureInfo.InvariantCulture));
        foreach (var column in profile.Columns.Where(column => mapping.Of(column.Name) == ImportField.Ignore && column.Filled > 0))
            yield return ItemProblems.ColumnIgnored.At(0, column.Name, null, column.Filled.ToString(CultureInfo.InvariantCulture));
        if (!mapping.Columns.Values.Contains(ImportField.Title))
            yield return ItemProblems.TitleComposed.At(0, null, null, mapping.TitleFrom.Count > 0 ? string.Join(", ", mapping.TitleFrom) : "id");
    }

    [GeneratedRegex(@"\d{4}-\d{2}-\d{2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}\.?\s+\p{L}{3,9}\.?\s+\d{4}|\p{L}{3,9}\s+\d{1,2},\s+\d{4}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex DateInTitle();

    [GeneratedRegex(@"^\D*(?<n>\d{1,7})\s*(\p{L}+)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex StatedCount();
}
