namespace Steward.Scheduling.Psplib;

/// <summary>Leaves a reader that found something wrong; caught by <see cref="PsplibFile"/> and never seen outside.</summary>
sealed class PsplibException(int line, string sentence) : Exception(sentence)
{
    public PsplibProblem Problem { get; } = new(line, line > 0 ? $"Line {line}: {sentence}" : sentence);
}
