using System.Globalization;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Text;
using Steward.WorkItems.Items;
using Steward.WorkItems.Querying;

namespace Steward.ServiceDesk.Satisfaction;

/// <summary>What lists and views may ask about ratings: <c>rating &lt;= 2</c>, <c>feedback = complaint</c>. For those who work in the item's space.</summary>
internal sealed class RatingWords : IQueryWords
{
    public IEnumerable<QueryField> Fields => [new RatingField("rating") { StaffOnly = true }, new FeedbackField("feedback") { StaffOnly = true }];

    public IEnumerable<QueryFunction> Functions => [new("rated", "rated(good, 2026-05-01, 2026-06-01)", RatedTests.Rated)];
}

/// <summary>The last rating of each item, for conditions asked in memory: one statement for any number of items.</summary>
internal sealed class RatingFacts : IFactsOfItems
{
    public const string Key = "rating";

    public string Name => Key;

    public async Task<IReadOnlyDictionary<long, object?>> Read(AppDb db, IReadOnlyList<long> items, CancellationToken cancel) =>
        (await db.Set<Survey>().AsNoTracking().Where(s => items.Contains(s.ItemId) && s.Score != null).OrderBy(s => s.Id).ToListAsync(cancel)).GroupBy(s => s.ItemId).ToDictionary(g => g.Key, g => (object?)g.Last());

    public static Survey? Of(KnownItem item) => item.Facts.GetValueOrDefault(Key) as Survey;
}

/// <summary>A condition about the last rating of an item.</summary>
internal sealed class RatingTest(Func<AppDb, Expression<Func<WorkItem, bool>>> inDatabase, Func<Survey?, bool> inMemory) : IItemTest
{
    public Expression<Func<WorkItem, bool>> In(AppDb db) => inDatabase(db);

    public bool Holds(KnownItem item) => inMemory(RatingFacts.Of(item));
}

/// <summary>The score, 1 to 5; empty while nobody rated it.</summary>
internal sealed class RatingField(string name) : QueryField(name)
{
    protected override IReadOnlyList<string> OwnOperators => ["=", "!=", .. Order, .. Emptiness];

    public override IEnumerable<QueryChoice> Choices(QueryScope scope) =>
        Enumerable.Range(Survey.Worst, Survey.Best).Select(score => new QueryChoice(score.ToString(CultureInfo.InvariantCulture), Texts<SatisfactionTexts>.Say("Score_" + score).ToString()));

    protected override Outcome<IItemTest> Test(Condition condition, QueryScope scope)
    {
        var empty = condition.Operator is Condition.IsEmpty || (condition.Operator == "=" && condition.Values[0].IsNothing);
        if (empty || condition.Operator is Condition.IsNotEmpty || condition.Values[0].IsNothing)
        {
            return Outcome.Of<IItemTest>(new RatingTest(db => i => db.Set<Survey>().Any(s => s.ItemId == i.Id && s.Score != null) != empty, survey => survey is not null != empty));
        }

        if (!int.TryParse(condition.Values[0].Text, NumberStyles.None, CultureInfo.InvariantCulture, out var score))
            return NoValue(this, condition.Values[0]);
        return Outcome.Of<IItemTest>(condition.Operator switch
        {
            "<" => Of(s => s.Score < score),
            "<=" => Of(s => s.Score <= score),
            ">" => Of(s => s.Score > score),
            ">=" => Of(s => s.Score >= score),
            "!=" => new RatingTest(db => i => !db.Set<Survey>().Any(s => s.ItemId == i.Id && s.Score == score), survey => survey?.Score != score),
            _ => Of(s => s.Score == score),
        });
    }

    private static RatingTest Of(Expression<Func<Survey, bool>> test)
    {
        var inMemory = test.Compile();
        return new RatingTest(
            db =>
            {
                var rated = db.Set<Survey>().Where(s => s.Score != null).Where(test);
                return i => rated.Any(s => s.ItemId == i.Id);
            },
            survey => survey is not null && inMemory(survey));
    }
}

/// <summary>Complaint or compliment.</summary>
internal sealed class FeedbackField(string name) : QueryField(name)
{
    protected override IReadOnlyList<string> OwnOperators => Equality;

    public override IEnumerable<QueryChoice> Choices(QueryScope scope) =>
        Enum.GetValues<RatingFlag>().Where(f => f != RatingFlag.None).Select(f => new QueryChoice(f.ToString().ToLowerInvariant(), Texts<SatisfactionTexts>.Say("Flag_" + f).ToString()));

    protected override Outcome<IItemTest> Test(Condition condition, QueryScope scope)
    {
        var flags = new List<RatingFlag>();
        foreach (var value in condition.Values)
        {
            if (value.Text.Length == 0 || !char.IsLetter(value.Text[0]) || !Enum.TryParse<RatingFlag>(value.Text, ignoreCase: true, out var flag) || flag == RatingFlag.None)
                return NoValue(this, value);
            flags.Add(flag);
        }

        var no = condition.Operator is "!=" or Condition.NotIn;
        return Outcome.Of<IItemTest>(new RatingTest(
            db => i => db.Set<Survey>().Any(s => s.ItemId == i.Id && s.Score != null && flags.Contains(s.Flag)) != no, survey => (survey is not null && flags.Contains(survey.Flag)) != no));
    }
}
