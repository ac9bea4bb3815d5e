using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Events;
using Steward.Platform.Live;
using Steward.Platform.Text;
using Steward.ServiceDesk.Queues;
using Steward.WorkItems.Items;

namespace Steward.ServiceDesk.Routing;

/// <summary>Makes a routing rule, or says all of one anew. It is about the space of its queue and stays there.</summary>
public sealed record SaveRoute(long? Id, RoutingWish Wish) : ICommand<RouteAnswer>, ICheckItself
{
    public static Permission Needs => QueuePermissions.Keep;

    public Refusal? Check() => Wish.Check();
}

internal sealed class SaveRouteHandler : IHandle<SaveRoute, RouteAnswer>
{
    private const int MostInSpace = 100;

    public async Task<Outcome<RouteAnswer>> Handle(SaveRoute command, CommandContext context)
    {
        RoutingRule? rule = null;
        if (command.Id is { } id)
        {
            (rule, var refusal) = await context.Route(id);
            if (refusal is not null)
                return refusal;
        }

        var wish = command.Wish;
        var queue = await context.Db.Set<DeskQueue>().FirstOrDefaultAsync(q => q.Id == wish.QueueId);
        if (queue is null || !context.Actor.ReadsAllOf(queue.SpaceId))
            return Refusal.Invalid("queue", Texts<RoutingTexts>.Say("NoSuchQueue")); // hidden and absent look the same
        if (context.Authorise(QueuePermissions.Keep, queue.SpaceId) is { } forbidden)
            return forbidden;
        var others = await context.Db.Set<RoutingRule>().Where(r => r.SpaceId == queue.SpaceId && r.EndedAt == null && r.Id != (rule == null ? 0 : rule.Id)).ToListAsync();
        var faults = new List<FieldFault>();
        if (queue.ArchivedAt is not null)
            faults.Add(new("queue", Texts<QueueTexts>.Say("IsArchived", queue.Name)));
        if (rule is not null && rule.SpaceId != queue.SpaceId)
            faults.Add(new("queue", Texts<RoutingTexts>.Say("OtherSpace")));
        if (others.Exists(r => string.Equals(r.Name, wish.Name.Trim(), StringComparison.OrdinalIgnoreCase)))
            faults.Add(new("name", Texts<RoutingTexts>.Say("NameTaken", wish.Name.Trim())));
        if (PlainQuestion.Fault("condition", wish.Condition, PlainQuestion.Scope(context)) is { } fault)
            faults.Add(fault);
        if (Refusal.From(faults) is { } wrong)
            return wrong;
        if (rule is null && others.Count >= MostInSpace)
            return Refusal.Conflict(Texts<RoutingTexts>.Say("TooMany", MostInSpace));
        if (rule is null)
        {
            rule = new RoutingRule { Id = Ids.Next(), Name = "", SpaceId = queue.SpaceId, Position = others.Select(r => r.Position + 1).DefaultIfEmpty(0).Max(), CreatedAt = context.Now };
            context.Db.Add(rule);
        }

        Fill(rule, wish, queue, context);
        return RouteAnswer.Of(rule, context.Workspace);
    }

    private static void Fill(RoutingRule rule, RoutingWish wish, DeskQueue queue, CommandContext context)
    {
        var made = rule.Name.Length == 0;
        var changes = new List<Change>();
        Note("name", rule.Name, wish.Name.Trim());
        Note("condition", rule.Condition, wish.Condition.Trim());
        Note("queue", context.Workspace.Get<QueueDirectory>().Find(rule.QueueId)?.Name ?? "", queue.Name);
        Note("distribution", made ? "" : rule.Distribution.ToString(), wish.Distribution.ToString());
        Note("capacity", rule.Capacity?.ToString(CultureInfo.InvariantCulture) ?? "", wish.Capacity?.ToString(CultureInfo.InvariantCulture) ?? "");
        Note("atWorkOnly", YesNo(rule.AtWorkOnly), YesNo(wish.AtWorkOnly));
        Note("onChange", YesNo(rule.OnChange), YesNo(wish.OnChange));
        (rule.Name, rule.Condition, rule.QueueId, rule.Distribution) = (wish.Name.Trim(), wish.Condition.Trim(), queue.Id, wish.Distribution);
        (rule.Capacity, rule.AtWorkOnly, rule.OnChange) = (wish.Capacity, wish.AtWorkOnly, wish.OnChange);
        if (changes.Count > 0)
            context.Record(new RouteSaved { SubjectId = rule.Id, SpaceId = rule.SpaceId, Internal = true, Changes = changes });
        context.Tell(new LiveNews(RoutingBook.Topic));

        void Note(string field, string before, string after)
        {
            if (before != after)
                changes.Add(new Change(field, before.Length == 0 ? null : before, after.Length == 0 ? null : after));
        }
    }

    private static string YesNo(bool value) => value ? "yes" : "";
}
