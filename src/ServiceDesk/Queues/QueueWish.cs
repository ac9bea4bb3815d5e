using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Text;
using Steward.WorkItems.Querying;

namespace Steward.ServiceDesk.Queues;

/// <summary>What a queue is to be.</summary>
public sealed record QueueWish(string Name)
{
    public string Query { get; init; } = "";

    public long? TeamId { get; init; }

    public int? IdleMinutes { get; init; }

    public WhenAway WhenAway { get; init; }

    public Refusal? Check()
    {
        var faults = new List<FieldFault>();
        if (Name.Trim().Length is 0 or > DeskQueue.LongestName)
            faults.Add(new("name", Say("NameShape", DeskQueue.LongestName)));
        if (Query.Length > DeskQueue.LongestQuery)
            faults.Add(new("query", Say("QueryLong", DeskQueue.LongestQuery)));
        if (IdleMinutes is < 5 or > DeskQueue.MostIdleMinutes)
            faults.Add(new("idleMinutes", Say("IdleShape", DeskQueue.MostIdleMinutes)));
        if (!Enum.IsDefined(WhenAway))
            faults.Add(new("whenAway", Say("AwayShape")));
        return Refusal.From(faults);
    }

    private static Said Say(string key, params object?[] arguments) => Texts<QueueTexts>.Say(key, arguments);
}

/// <summary>A question asked in nobody's name: it means the same for everybody, so it knows no "me".</summary>
internal static class PlainQuestion
{
    /// <summary>What is wrong with the text, at the field it was typed into; null when it can be asked.</summary>
    /// <param name="field">Name of the field.</param>
    /// <param name="text">As it was typed; empty asks nothing.</param>
    /// <param name="scope">What names in it are resolved against.</param>
    /// <param name="ordered">An order may follow.</param>
    public static FieldFault? Fault(string field, string text, QueryScope scope, bool ordered = false)
    {
        var query = QueryText.Parse(text);
        if (!query.Succeeded)
            return new(field, query.Refusal.Sentence);
        if (query.Answer.Order.Count > 0 && !ordered)
            return new(field, Texts<QueueTexts>.Say("NoOrder", query.Answer.Order[0].Column));
        if (ItemOrder.Of(query.Answer.Order, scope) is { Succeeded: false } order)
            return new(field, order.Refusal.Sentence);
        if (query.Answer.Where is { } where && Personal(where) is { } column)
            return new(field, Texts<QueueTexts>.Say("NobodyAsks", column));
        var bound = ItemConditions.Bind(query.Answer.Where, scope);
        return bound.Succeeded ? null : new(field, bound.Refusal.Sentence);
    }

    /// <summary>Nobody is "me", and everything is seen: what follows is shown only to who reads the whole space.</summary>
    public static QueryScope Scope(CommandContext context) => new(context.Workspace, Actor.System, context.Db, context.Now);

    private static int? Personal(QueryNode node) => node switch
    {
        AllOf all => all.Parts.Select(Personal).FirstOrDefault(c => c is not null),
        AnyOf any => any.Parts.Select(Personal).FirstOrDefault(c => c is not null),
        Except except => Personal(except.Part),
        Condition condition => condition.Values.FirstOrDefault(IsMe)?.Column,
        _ => null,
    };

    private static bool IsMe(QueryValue value) => value.Call is { } call
        ? call.Name.Equals("me", StringComparison.OrdinalIgnoreCase) || call.Name.Equals("myTeams", StringComparison.OrdinalIgnoreCase)
        : value is { Quoted: false, Text: "me" };
}
