namespace Steward.ServiceDesk.Questions;

/// <summary>What became different between two versions of a form, for somebody who was filling in the older one.</summary>
/// <param name="Added">Labels of questions that are new.</param>
/// <param name="Gone">Labels of those no longer asked.</param>
/// <param name="Changed">Labels of those asked otherwise.</param>
public sealed record FormDifference(IReadOnlyList<string> Added, IReadOnlyList<string> Gone, IReadOnlyList<string> Changed)
{
    public static FormDifference Between(FormBody older, FormBody newer) => new(
        [.. newer.Questions.Where(q => older.Find(q.Key) is null).Select(q => q.Label)],
        [.. older.Questions.Where(q => newer.Find(q.Key) is null).Select(q => q.Label)],
        [.. newer.Questions.Where(q => older.Find(q.Key) is { } was && !Alike(was, q)).Select(q => q.Label)]);

    // records compare lists by reference, so choices are compared by what they say
    private static bool Alike(Question was, Question now) => was.Choices.SequenceEqual(now.Choices) && was with { Choices = now.Choices, Target = now.Target } == now;
}
