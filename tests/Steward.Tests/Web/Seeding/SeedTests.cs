using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Steward.Platform.Commands;
using Steward.Testing.Company;
using Steward.Web.Seeding;
using Steward.WorkItems.Items;
using Xunit;

namespace Steward.Tests.Web.Seeding;

public class SeedTests : WorldTest
{
    [Fact]
    public async Task The_same_number_makes_the_same_items()
    {
        await using var other = await World.Open();
        await Seed(World, 7, 300);
        await Seed(other, 7, 300);

        (await Told(other)).ShouldBe(await Told(World));
    }

    [Fact]
    public async Task Another_number_makes_other_items()
    {
        await using var other = await World.Open();
        await Seed(World, 7, 100);
        await Seed(other, 8, 100);

        (await Told(other)).ShouldNotBe(await Told(World));
    }

    [Fact]
    public async Task Every_item_is_written_and_counted_and_found_and_the_first_space_is_busy()
    {
        var reported = new List<int>();
        await Seed(World, 1, 400, reported);

        reported[^1].ShouldBe(400);
        using var read = World.Workspace.Database.Read();
        (await read.Db.Set<WorkItem>().CountAsync(i => i.CreatedAt < NodaTime.Instant.FromUtc(2026, 7, 1, 0, 0))).ShouldBe(400);
        var busy = await World.Admin.Api.Get("/api/v1/items?q=space=SEED1 and stateCategory!=done&limit=200");
        busy.List("items").Count.ShouldBeInRange(60, 100);
    }

    [Fact]
    public async Task Seeding_again_adds_to_the_same_people_and_spaces()
    {
        var (people, spaces) = await Seed(World, 1, 100);
        (await Seed(World, 2, 100)).ShouldBe((people, spaces));

        using var read = World.Workspace.Database.Read();
        (await read.Db.Set<Steward.Identity.People.Person>().CountAsync(p => p.Email!.EndsWith("@seed.example"))).ShouldBe(people - 1);
    }

    private static Task<(int People, int Spaces)> Seed(World world, int seed, int items, List<int>? reported = null) =>
        new Seed(world.Services.GetRequiredService<Dispatcher>(), world.Workspace, seed).Fill(items, new Listening(reported ?? []));

    /// <summary>Everything that must be the same, without ids.</summary>
    private static async Task<string> Told(World world)
    {
        using var read = world.Workspace.Database.Read();
        var items = await read.Db.Set<WorkItem>().Where(i => i.CreatedAt < NodaTime.Instant.FromUtc(2026, 7, 1, 0, 0))
            .OrderBy(i => i.SpaceId).ThenBy(i => i.Number).Select(i => new { i.Number, i.Title, i.Description, i.State, i.Priority, i.CreatedAt, i.UpdatedAt, i.Due }).ToListAsync();
        var comments = await read.Db.Set<Comment>().OrderBy(c => c.At).ThenBy(c => c.Text).Select(c => new { c.At, c.Text, c.Internal }).ToListAsync();
        return string.Join('\n', items.Select(i => i.ToString()).Concat(comments.Select(c => c.ToString())));
    }

    private sealed class Listening(List<int> reported) : IProgress<int>
    {
        public void Report(int value) => reported.Add(value);
    }
}
