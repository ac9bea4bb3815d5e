using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;
using Steward.Identity.Directory;
using Steward.Identity.Passwords;
using Steward.Identity.People;
using Steward.Identity.Tokens;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Events;
using Steward.Testing.Hosting;
using Steward.Testing.Web;
using Steward.Web.Demo.Cast;
using Steward.WorkItems.Items;
using Steward.WorkItems.Types;
using Xunit;

namespace Steward.Tests.Web.Demo;

public class DemoTests : IAsyncLifetime
{
    private EmptyWorkspace empty = null!;

    public async Task InitializeAsync()
    {
        empty = await EmptyWorkspace.Open();
        await new Steward.Web.Demo.Demo(empty.Services.GetRequiredService<Dispatcher>(), empty.Workspace, Instant.FromDateTimeOffset(DateTimeOffset.UtcNow))
            .Build(await PasswordHashing.Hash("a password of the demo"));
    }

    public async Task DisposeAsync() => await empty.DisposeAsync();

    [Fact]
    public async Task It_stands_with_people_queues_history_and_a_search_that_finds()
    {
        using var read = empty.Workspace.Database.Read();
        (await read.Db.Set<Person>().CountAsync()).ShouldBe(72);
        (await read.Db.Set<WorkItem>().CountAsync()).ShouldBeGreaterThan(1_300);
        (await read.Db.Set<WorkItem>().CountAsync(i => i.Category >= StateCategory.Done)).ShouldBe(await read.Db.Set<Closure>().CountAsync());
        (await read.Db.Set<EventRow>().CountAsync(e => e.Channel != Channel.Demo && e.Kind.StartsWith("item."))).ShouldBe(0);
        (await read.Db.Set<WorkItem>().Where(i => i.AssigneeId != null && i.Category < StateCategory.Done).Select(i => i.AssigneeId).Distinct().CountAsync()).ShouldBeGreaterThan(10);
        var queue = await (await Api(Organisation.Agent)).Get("/api/v1/items?q=space=IT and stateCategory!=done and stateCategory!=cancelled&limit=100");
        queue.List("items").Count.ShouldBeInRange(15, 60);
    }

    [Theory]
    [InlineData(Organisation.Admin)]
    [InlineData(Organisation.Agent)]
    [InlineData(Organisation.Requester)]
    [InlineData(Organisation.ClientManager)]
    public async Task The_people_shown_sign_in_by_the_form(string email)
    {
        using var visitor = new Visitor(empty.Address);
        var page = await visitor.Submit(await visitor.Open("/sign-in"), "form:has(input[type=password])", ("email", email), ("password", "a password of the demo"));

        page.Path.ShouldNotEndWith("/sign-in");
    }

    [Fact]
    public async Task Everybody_who_owns_work_works_in_its_space()
    {
        var people = empty.Workspace.Get<PeopleDirectory>().Now;
        using var read = empty.Workspace.Database.Read();
        foreach (var work in await read.Db.Set<WorkItem>().Where(i => i.AssigneeId != null).Select(i => new { i.AssigneeId, i.SpaceId }).Distinct().ToListAsync())
        {
            var person = people.Find(work.AssigneeId)!;
            var works = person.IsAdmin || (people.RolesOf(person.Id).GetValueOrDefault(work.SpaceId) & (Role.Agent | Role.Member | Role.Lead)) != 0;
            works.ShouldBeTrue($"{person.Name} in space {work.SpaceId}");
        }
    }

    [Fact]
    public async Task A_requester_sees_the_own_requests_only_and_a_client_manager_those_of_the_client()
    {
        var people = empty.Workspace.Get<PeopleDirectory>().Now;
        var own = await (await Api(Organisation.Requester)).Get("/api/v1/items?limit=200");
        own.Each("items", "requester").Distinct().ShouldBe([Organisation.Requester]);
        var managed = await (await Api(Organisation.ClientManager)).Get("/api/v1/items?limit=200");
        managed.Each("items", "requester").Distinct().Select(mail => people.Find(mail!)!.ClientId).Distinct().ShouldBe([people.Find(Organisation.ClientManager)!.ClientId]);
    }

    private async Task<ApiClient> Api(string email)
    {
        var person = empty.Workspace.Get<PeopleDirectory>().Now.Find(email)!;
        var secret = Secret.Make(ApiToken.Prefix);
        await empty.Services.GetRequiredService<Dispatcher>().Send(empty.Workspace, new CreateToken("test", Secret.Hash(secret), TokenScope.Read, 1) { ForPersonId = person.Id }, Actor.System);
        return new ApiClient(empty.Address, secret);
    }
}
