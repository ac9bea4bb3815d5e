using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Steward.Platform.Commands;
using Steward.ServiceDesk.Agreements;
using Steward.ServiceDesk.Agreements.Rules;
using Steward.ServiceDesk.Clocks;
using Steward.ServiceDesk.Clocks.Recounting;
using Steward.Testing.Company;
using Steward.WorkItems.Items;
using Steward.WorkItems.Spaces;

namespace Steward.Tests.ServiceDesk.Clocks;

/// <summary>What tests of clocks do again and again.</summary>
internal static class Promising
{
    /// <summary>Publishes a clock with the usual rules of its metric, changed as told.</summary>
    public static async Task<long> Promise(this World world, string name, ClockMetric metric, Func<RuleBody, RuleBody>? but = null)
    {
        var body = Presets.Of(metric) with { Calendar = CalendarSource.Always };
        var made = await world.Send(new CreateDefinition(name, AgreementKind.Customer, metric) { Body = but?.Invoke(body) ?? body }, world.Admin);
        made.Succeeded.ShouldBeTrue(made.Refusal?.Sentence.ToString());
        var published = await world.Send(new PublishDefinition(made.Answer.Id), world.Admin);
        published.Succeeded.ShouldBeTrue(string.Join(" ", published.Refusal?.Fields.Select(f => $"{f.Field}: {f.Sentence}") ?? []));
        return made.Answer.Id;
    }

    public static Task<RecountedClocks> Recount(this World world, bool finished = false) =>
        new Recounting(world.Services.GetRequiredService<Dispatcher>()).Run(world.Workspace, finished);

    public static async Task<WorkItem> Item(this World world, string key)
    {
        using var lease = world.Workspace.Database.Read();
        return (await lease.Db.FindItem(world.Admin.Actor(), world.Workspace.Get<SpaceDirectory>(), key))!;
    }

    /// <summary>All clocks of an item, by run.</summary>
    public static async Task<IReadOnlyList<Clock>> Clocks(this World world, string key)
    {
        var item = await world.Item(key);
        using var lease = world.Workspace.Database.Read();
        return await lease.Db.Set<Clock>().Where(c => c.ItemId == item.Id).OrderBy(c => c.DefinitionId).ThenBy(c => c.Run).ToListAsync();
    }

    public static async Task<IReadOnlyList<Moment>> Moments(this World world, string key)
    {
        var item = await world.Item(key);
        using var lease = world.Workspace.Database.Read();
        return await lease.Db.Set<Moment>().Where(m => m.ItemId == item.Id).OrderBy(m => m.Id).ToListAsync();
    }

    public static async Task<string> NewItem(this World world, WorldPerson by, string priority = "medium", string type = "incident", string? service = null)
    {
        var created = await by.Api.Post("/api/v1/items", new { space = "IT", type, title = "The lights went out", priority, service });
        created.Code.ShouldBe(201, created.Text);
        return created["key"]!;
    }
}
