namespace Steward.Platform.Importing;

/// <summary>
/// The file as a whole cannot be read. Thrown (not returned) because it can come up in the middle of a stream of rows,
/// and a forgotten check would import half a file. Its problem becomes the refusal.
/// </summary>
public sealed class UnreadableTableException(RowProblem problem, Exception? cause = null)
    : Exception(problem.Sentence, cause)
{
    public RowProblem Problem { get; } = problem;
}
