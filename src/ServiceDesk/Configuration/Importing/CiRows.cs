using System.Globalization;
using Steward.Platform.Importing;
using Steward.Platform.Text;
using Steward.Platform.Workspaces;
using Steward.ServiceDesk.Configuration.Keeping;

namespace Steward.ServiceDesk.Configuration.Importing;

/// <summary>A relation a row asks for.</summary>
/// <param name="Row">Where it stands.</param>
/// <param name="From">External key or <c>CI-12</c> of the one that speaks.</param>
/// <param name="End">Slug or words of the end.</param>
/// <param name="To">External key or <c>CI-12</c> of the other.</param>
public sealed record RelationWish(int Row, string From, string End, string To);

/// <summary>A row of a file of configuration items.</summary>
/// <param name="Row">Its number as a spreadsheet shows it.</param>
/// <param name="Wish">What its cells say; an empty cell leaves a value as it is.</param>
public sealed record CiRow(int Row, CiWish Wish);

/// <summary>What is wrong with a row, or odd about the file (row 0).</summary>
public sealed record CiProblem(int Row, string Sentence, bool LeftOut);

/// <summary>A file as it was read: items, relations, and what was odd.</summary>
public sealed record CiRows(IReadOnlyList<CiRow> Items, IReadOnlyList<RelationWish> Relations, IReadOnlyList<CiProblem> Problems)
{
    /// <summary>Rows one file may have: it is brought in by one command.</summary>
    public const int Most = 5_000;

    private static readonly TableLimits Limits = new() { Rows = Most, Columns = 200, Bytes = 20L * 1024 * 1024 };

    /// <summary>Reads a CSV or XLSX file.</summary>
    /// <exception cref="UnreadableTableException">It cannot be read as a whole; the sentence says why.</exception>
    public static CiRows Read(Func<Stream> open, Workspace workspace)
    {
        var book = workspace.Get<CiBook>();
        var choices = new TableChoices { KnownHeader = header => CiColumns.IsKnown(header, book) };
        using var table = TableFile.Examine(open, choices, Limits).Read(choices);
        var problems = new List<CiProblem>();
        var (items, relations) = (new List<CiRow>(), new List<RelationWish>());
        if (CiColumns.Relations(table.Columns) is { } places)
            ReadRelations(table, places, relations, problems);
        else
            ReadItems(table, CiColumns.Of(table.Columns, book), items, relations, problems);
        problems.AddRange(table.Problems.Select(Of));
        return new CiRows(items, relations, [.. problems.OrderBy(p => p.Row)]);
    }

    private static void ReadRelations(Table table, (int From, int Relation, int To) places, List<RelationWish> relations, List<CiProblem> problems)
    {
        foreach (var row in table.Rows())
        {
            problems.AddRange(row.Problems.Select(Of));
            var (from, relation, to) = (row[places.From].Text, row[places.Relation].Text, row[places.To].Text);
            if (from.Length == 0 || relation.Length == 0 || to.Length == 0)
                problems.Add(new(row.Number, Texts<ConfigurationTexts>.Say("RelationRowUnfinished", row.Number).ToString(), true));
            else
                relations.Add(new(row.Number, from, relation, to));
        }
    }

    private static void ReadItems(Table table, IReadOnlyList<CiColumn> columns, List<CiRow> items, List<RelationWish> relations, List<CiProblem> problems)
    {
        problems.AddRange(columns.Where(c => c.Kind == CiColumnKind.Unknown).Select(c => new CiProblem(0, Texts<ConfigurationTexts>.Say("ColumnUnknown", c.Header).ToString(), false)));
        foreach (var row in table.Rows())
        {
            problems.AddRange(row.Problems.Select(Of));
            string? Cell(string property) => columns.FirstOrDefault(c => c.Kind == CiColumnKind.Property && c.Name == property) is { } column ? Text(row[column.Place]) : null;
            var key = Cell("externalKey");
            var fields = columns.Where(c => c.Kind == CiColumnKind.Field && Text(row[c.Place]) is not null).DistinctBy(c => c.Name).ToDictionary(c => c.Name, c => Text(row[c.Place])!, StringComparer.Ordinal);
            items.Add(new CiRow(row.Number, new CiWish
            {
                ExternalKey = key, Name = Cell("name"), Class = Cell("class"), State = Cell("state"), Team = Cell("team"), Owner = Cell("owner"), Client = Cell("client"), Service = Cell("service"), Site = Cell("site"),
                Description = Cell("description"), BoughtOn = Day(Cell("boughtOn")), Cost = Cell("cost"), Currency = Cell("currency"), Supplier = Cell("supplier"), Contract = Cell("contract"),
                ContractEnds = Day(Cell("contractEnds")), WarrantyEnds = Day(Cell("warrantyEnds")), Fields = fields.Count == 0 ? null : fields,
            }));
            if (key is null)
                continue;
            foreach (var column in columns.Where(c => c.Kind == CiColumnKind.Relation))
                relations.AddRange(row[column.Place].Text.Split([';', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(other => new RelationWish(row.Number, key, column.Name, other)));
        }
    }

    private static string? Text(Cell cell) => cell.IsEmpty ? null : cell.Kind == CellKind.Date ? Day(cell.Text) : cell.Text;

    /// <summary>A spreadsheet keeps days as moments.</summary>
    private static string? Day(string? text) => text is { Length: > 10 } && text[10] is ' ' or 'T' ? text![..10] : text;

    private static CiProblem Of(RowProblem problem) => new(problem.Row, problem.In(CultureInfo.CurrentUICulture), problem.Weight == ProblemWeight.Error);
}
