using System.Linq.Expressions;
using NodaTime;
using NodaTime.Text;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Text;
using Steward.WorkItems.Items;
using Steward.WorkItems.Querying;

namespace Steward.ServiceDesk.Satisfaction;

/// <summary>
/// <c>rated(good)</c>, <c>rated(complaint, 2026-05-01, 2026-06-01)</c>: items rated so, from a day on and before another; <c>silent</c> means asked then and not answered.
/// What the report about satisfaction leads to.
/// </summary>
internal static class RatedTests
{
    /// <summary>What an item can be rated: good is 4 and 5, bad 1 and 2.</summary>
    public static readonly IReadOnlyList<string> Words = ["all", "good", "middling", "bad", "complaint", "compliment", "asked", "silent"];

    public static Outcome<IItemTest> Rated(QueryCall call, QueryScope scope)
    {
        if (call.Arguments.Count is < 1 or > 3)
            return Fault(call.Column, "RatedUsage");
        var word = call.Arguments[0].Text.ToLowerInvariant();
        if (!Words.Contains(word))
            return Fault(call.Arguments[0].Column, "NoSuchRating", call.Arguments[0].Text, string.Join(", ", Words));
        var (from, to) = (Day(call, 1, scope), Day(call, 2, scope));
        if ((call.Arguments.Count > 1 && from is null) || (call.Arguments.Count > 2 && to is null))
            return Fault(call.Arguments[from is null ? 1 : 2].Column, "NoRatingDay", call.Arguments[from is null ? 1 : 2].Text);
        var (first, last) = (from ?? Instant.FromUnixTimeTicks(0), to ?? Instant.FromUtc(9999, 1, 1, 0, 0));
        var test = Of(word, first, last);
        var inMemory = test.Compile();
        var (all, seen) = (scope.Actor.IsAdmin, scope.Actor.IsAdmin ? [] : scope.Actor.SpacesWith(Actor.StaffRoles));
        return Outcome.Of<IItemTest>(new RatingTest(
            db =>
            {
                var rows = db.Set<Survey>().Where(test);
                return i => (all || seen.Contains(i.SpaceId)) && rows.Any(s => s.ItemId == i.Id);
            },
            survey => survey is not null && (all || seen.Contains(survey.SpaceId)) && inMemory(survey)));
    }

    /// <summary>The rows a word means.</summary>
    internal static Expression<Func<Survey, bool>> Of(string word, Instant first, Instant last) => word switch
    {
        "asked" => s => s.WasAsked && s.AskedAt >= first && s.AskedAt < last,
        "silent" => s => s.WasAsked && s.AskedAt >= first && s.AskedAt < last && s.AnsweredAt == null,
        "good" => s => s.AnsweredAt >= first && s.AnsweredAt < last && s.Score >= 4,
        "middling" => s => s.AnsweredAt >= first && s.AnsweredAt < last && s.Score == 3,
        "bad" => s => s.AnsweredAt >= first && s.AnsweredAt < last && s.Score <= 2,
        "complaint" => s => s.AnsweredAt >= first && s.AnsweredAt < last && s.Flag == RatingFlag.Complaint,
        "compliment" => s => s.AnsweredAt >= first && s.AnsweredAt < last && s.Flag == RatingFlag.Compliment,
        _ => s => s.AnsweredAt >= first && s.AnsweredAt < last,
    };

    /// <summary>A day in the asker's zone, as its beginning.</summary>
    private static Instant? Day(QueryCall call, int place, QueryScope scope) =>
        call.Arguments.Count > place && LocalDatePattern.Iso.Parse(call.Arguments[place].Text) is { Success: true } day && day.Value.Year is >= 1900 and <= 2199
            ? day.Value.AtStartOfDayInZone(scope.Zone).ToInstant()
            : null;

    private static Refusal Fault(int column, string key, params object?[] arguments)
    {
        var sentence = Texts<SatisfactionTexts>.Say(key, [column, .. arguments]);
        return new Refusal(RefusalKind.Invalid, sentence) { Fields = [new FieldFault("q", sentence)], Column = column };
    }
}
