using System.Diagnostics.CodeAnalysis;

namespace Steward.Platform.Commands;

/// <summary>What became of a command: an answer or a refusal, never both.</summary>
public readonly struct Outcome<T>
{
    private readonly T? answer;

    private Outcome(T? answer, Refusal? refusal)
    {
        this.answer = answer;
        Refusal = refusal;
    }

    public Refusal? Refusal { get; }

    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool Succeeded => Refusal is null;

    /// <summary>The answer. Reading it from a refused outcome is a bug and throws.</summary>
    public T Answer => Refusal is null
        ? answer!
        : throw new InvalidOperationException($"The command was refused: {Refusal.Sentence}");

    internal static Outcome<T> Success(T answer) => new(answer, null);

    public static implicit operator Outcome<T>(T answer) => new(answer, null);

    public static implicit operator Outcome<T>(Refusal refusal) => new(default, refusal);
}

/// <summary>Makes outcomes of types that no implicit conversion reaches (interfaces).</summary>
public static class Outcome
{
    public static Outcome<T> Of<T>(T answer) => Outcome<T>.Success(answer);
}
