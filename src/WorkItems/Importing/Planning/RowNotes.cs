using Steward.Platform.Importing;

namespace Steward.WorkItems.Importing.Planning;

/// <summary>What is being noted about one row while it is read: its problems and the texts it keeps as fields.</summary>
internal sealed class RowNotes(TableRow row, DoubtfulRows doubtful)
{
    private readonly List<RowProblem> _problems = [];
    private readonly Dictionary<string, string> _fields = new(StringComparer.Ordinal);

    public TableRow Row { get; } = row;

    public IReadOnlyList<RowProblem> Problems => _problems;

    public IReadOnlyDictionary<string, string> Fields => _fields;

    public bool IsLeftOut => _problems.Exists(problem => problem.Weight == ProblemWeight.Error);

    public void Add(ProblemKind kind, string? column, string? value, params string[] arguments) => Add(kind.At(Row.Number, column, value, arguments));

    public void Add(RowProblem problem)
    {
        var soft = doubtful == DoubtfulRows.Keep && ItemProblems.IsAboutValue(problem.Kind) && problem.Weight == ProblemWeight.Error;
        _problems.Add(soft ? problem with { Weight = ProblemWeight.Warning } : problem);
    }

    /// <summary>Keeps a text under its column's name, so that nothing of the row is lost.</summary>
    public void Keep(string column, string text) => _fields[column] = text;

    /// <summary>Keeps a text beside what other columns of the same name hold.</summary>
    public void KeepBeside(string column, string text) => _fields[column] = _fields.TryGetValue(column, out var there) ? there + "; " + text : text;
}
