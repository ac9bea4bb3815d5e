using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Events;
using Steward.Platform.Live;
using Steward.Platform.Text;
using Steward.ServiceDesk.Queues;
using Steward.WorkItems.Items;

namespace Steward.ServiceDesk.Routing;

/// <summary>Has a rule asked one place earlier or later among those of its space.</summary>
public sealed record MoveRoute(long Id, bool Up) : ICommand<RouteAnswer>
{
    public static Permission Needs => QueuePermissions.Keep;
}

/// <summary>Ends a rule: nothing is routed by it any more. What it did stays.</summary>
public sealed record EndRoute(long Id) : ICommand<RouteAnswer>
{
    public static Permission Needs => QueuePermissions.Keep;
}

internal sealed class ArrangeRoutesHandler : IHandle<MoveRoute, RouteAnswer>, IHandle<EndRoute, RouteAnswer>
{
    public async Task<Outcome<RouteAnswer>> Handle(MoveRoute command, CommandContext context)
    {
        var (rule, refusal) = await context.Route(command.Id);
        if (refusal is not null)
            return refusal;
        var all = await context.Db.Set<RoutingRule>().Where(r => r.SpaceId == rule!.SpaceId && r.EndedAt == null).OrderBy(r => r.Position).ThenBy(r => r.Id).ToListAsync();
        if (all.Step(rule!, command.Up))
        {
            context.Record(new RouteMoved { SubjectId = rule!.Id, SpaceId = rule.SpaceId, Internal = true });
            context.Tell(new LiveNews(RoutingBook.Topic));
        }

        return RouteAnswer.Of(rule!, context.Workspace);
    }

    public async Task<Outcome<RouteAnswer>> Handle(EndRoute command, CommandContext context)
    {
        var (rule, refusal) = await context.Route(command.Id);
        if (refusal is not null)
            return refusal;
        rule!.EndedAt = context.Now;
        context.Record(new RouteEnded { SubjectId = rule.Id, SpaceId = rule.SpaceId, Internal = true, Changes = [new Change("name", rule.Name, null)] });
        context.Tell(new LiveNews(RoutingBook.Topic));
        return RouteAnswer.Of(rule, context.Workspace);
    }
}

/// <summary>What every order about a rule does first.</summary>
internal static class RouteOrders
{
    /// <summary>The tracked rule when the actor sees it and may keep rules in its space; otherwise the refusal.</summary>
    public static async Task<(RoutingRule? Rule, Refusal? Refusal)> Route(this CommandContext context, long id)
    {
        var rule = await context.Db.Set<RoutingRule>().FirstOrDefaultAsync(r => r.Id == id);
        if (rule is null || rule.EndedAt is not null || !context.Actor.ReadsAllOf(rule.SpaceId))
            return (null, NoSuchRule(id));
        return (rule, context.Authorise(QueuePermissions.Keep, rule.SpaceId));
    }

    public static Refusal NoSuchRule(long id) => Refusal.Missing(Texts<RoutingTexts>.Say("NoSuchRule", id.ToString(CultureInfo.InvariantCulture)));
}
