using Steward.Platform.Text;

namespace Steward.Platform.Commands;

/// <summary>The kinds of an expected "no". Each maps to exactly one status code, in one place.</summary>
public enum RefusalKind
{
    /// <summary>The request cannot be understood or breaks a rule: 422 (400 for malformed input at the edge).</summary>
    Invalid,

    /// <summary>The actor may see the thing but not do this: 403.</summary>
    Forbidden,

    /// <summary>The thing does not exist for this actor (absent and hidden look the same): 404.</summary>
    Missing,

    /// <summary>The thing is in a state that does not allow this: 409.</summary>
    Conflict,

    /// <summary>Somebody else changed it meanwhile: 412, with both values.</summary>
    Stale,

    /// <summary>Too many attempts: 429.</summary>
    TooMany,
}

/// <summary>One field at fault and the sentence that helps.</summary>
public sealed record FieldFault(string Field, Said Sentence);

/// <summary>Two values of one field: what the caller sent and what stands now.</summary>
public sealed record FieldConflict(string Field, string? Yours, string? Theirs);

/// <summary>An expected "no": a value, never an exception. The sentence says what, where and how to mend it.</summary>
public sealed record Refusal(RefusalKind Kind, Said Sentence)
{
    public IReadOnlyList<FieldFault> Fields { get; init; } = [];

    public IReadOnlyList<FieldConflict> Conflicts { get; init; } = [];

    /// <summary>For text that was read (a query): the character the sentence is about, counted from 1.</summary>
    public int? Column { get; init; }

    public static Refusal Invalid(Said sentence) => new(RefusalKind.Invalid, sentence);

    public static Refusal Invalid(string field, Said sentence) =>
        new(RefusalKind.Invalid, sentence) { Fields = [new FieldFault(field, sentence)] };

    public static Refusal Forbidden(Said sentence) => new(RefusalKind.Forbidden, sentence);

    public static Refusal Missing(Said sentence) => new(RefusalKind.Missing, sentence);

    public static Refusal Conflict(Said sentence) => new(RefusalKind.Conflict, sentence);

    /// <summary>One refusal out of many field faults; nothing when the list is empty.</summary>
    public static Refusal? From(IReadOnlyList<FieldFault> faults) =>
        faults.Count == 0 ? null : new Refusal(RefusalKind.Invalid, faults[0].Sentence) { Fields = faults };
}
