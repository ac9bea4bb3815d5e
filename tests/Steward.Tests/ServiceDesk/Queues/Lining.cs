using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Steward.Identity.Directory;
using Steward.Platform.Events;
using Steward.ServiceDesk.Queues;
using Steward.ServiceDesk.Routing;
using Steward.Testing.Company;
using Steward.Tests.ServiceDesk.Clocks;

namespace Steward.Tests.ServiceDesk.Queues;

/// <summary>What tests of queues do again and again.</summary>
internal static class Lining
{
    public static long TeamId(this World world, string name) => world.Workspace.Get<PeopleDirectory>().Now.Teams.Values.Single(t => t.Name == name).Id;

    public static async Task<long> Queue(this World world, string name = "First line", string space = "IT", string? team = "Service Desk", Func<QueueWish, QueueWish>? but = null)
    {
        var wish = new QueueWish(name) { TeamId = team is null ? null : world.TeamId(team) };
        var made = await world.Send(new CreateQueue(space, but?.Invoke(wish) ?? wish), world.Admin);
        made.Succeeded.ShouldBeTrue(string.Join(" ", made.Refusal?.Fields.Select(f => f.Sentence.ToString()) ?? []) + made.Refusal?.Sentence);
        return long.Parse(made.Answer.Id, CultureInfo.InvariantCulture);
    }

    public static async Task<long> Route(this World world, long queue, string name = "Everything", Func<RoutingWish, RoutingWish>? but = null)
    {
        var wish = new RoutingWish(name, queue);
        var made = await world.Send(new SaveRoute(null, but?.Invoke(wish) ?? wish), world.Admin);
        made.Succeeded.ShouldBeTrue(string.Join(" ", made.Refusal?.Fields.Select(f => f.Sentence.ToString()) ?? []) + made.Refusal?.Sentence);
        return long.Parse(made.Answer.Id, CultureInfo.InvariantCulture);
    }

    /// <summary>Events of one kind about an item.</summary>
    public static async Task<IReadOnlyList<EventRow>> Events(this World world, string key, string kind)
    {
        var item = await world.Item(key);
        using var lease = world.Workspace.Database.Read();
        return await lease.Db.Set<EventRow>().Where(e => e.SubjectId == item.Id && e.Kind == kind).OrderBy(e => e.Id).ToListAsync();
    }
}
