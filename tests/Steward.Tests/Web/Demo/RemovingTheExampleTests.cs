using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Steward.Clients.Organisations;
using Steward.Identity.Absences;
using Steward.Identity.Calendars;
using Steward.Identity.Directory;
using Steward.Identity.People;
using Steward.Identity.Roles;
using Steward.Identity.Teams;
using Steward.Platform.Access;
using Steward.Platform.Audit;
using Steward.Platform.Commands;
using Steward.Platform.Events;
using Steward.Platform.Search;
using Steward.Testing.Hosting;
using Steward.Web.Demo.Cast;
using Steward.Web.Demo.Standing;
using Steward.WorkItems.Creating;
using Steward.WorkItems.Items;
using Steward.WorkItems.Spaces;
using Xunit;

namespace Steward.Tests.Web.Demo;

/// <summary>The example goes as a whole; what is one's own stays, with what it stands on.</summary>
public class RemovingTheExampleTests : IAsyncLifetime
{
    private EmptyWorkspace empty = null!;
    private Person kim = null!;

    public async Task InitializeAsync()
    {
        empty = await EmptyWorkspace.Open();
        var id = (await Send(new CreatePerson("Kim Own", "kim@example.org") { IsAdmin = true })).Id;
        var example = await Send(new BeginExample { Here = true });
        await empty.Services.GetRequiredService<ExampleBuilding>().Build(empty.Workspace, example.Id, null, null, default);
        kim = empty.Workspace.Get<PeopleDirectory>().Now.Find(id)!;
    }

    public async Task DisposeAsync() => await empty.DisposeAsync();

    [Fact]
    public async Task Nothing_of_it_is_left_and_the_history_is_whole()
    {
        var gone = await Remove();

        gone.Kept.ShouldBeEmpty();
        gone.Items.ShouldBeGreaterThan(1_300);
        using var read = empty.Workspace.Database.Read();
        var db = read.Db;
        (await db.Set<Person>().Select(p => p.Name).ToListAsync()).ShouldBe(["Kim Own"]);
        int[] left =
        [
            await db.Set<WorkItem>().CountAsync(), await db.Set<Comment>().CountAsync(), await db.Set<Closure>().CountAsync(), await db.Set<ItemField>().CountAsync(),
            await db.Set<ItemLink>().CountAsync(), await db.Set<Watcher>().CountAsync(), await db.Set<Attachment>().CountAsync(), await db.Set<SearchEntry>().CountAsync(),
            await db.Set<Space>().CountAsync(), await db.Set<Team>().CountAsync(), await db.Set<TeamMember>().CountAsync(), await db.Set<Grant>().CountAsync(),
            await db.Set<Absence>().CountAsync(), await db.Set<CalendarDay>().CountAsync(), await db.Set<CalendarWeek>().CountAsync(), await db.Set<Client>().CountAsync(),
        ];
        left.ShouldAllBe(count => count == 0);
        (await db.Set<EventRow>().CountAsync(e => e.Kind == "example.removed")).ShouldBe(1);
        await ShouldBeIntact();
    }

    [Fact]
    public async Task Own_work_keeps_the_space_the_people_and_the_items_it_stands_on()
    {
        var mateo = empty.Workspace.Get<PeopleDirectory>().Now.Find(Organisation.Agent)!;
        var inDemoSpace = await SendAs(new CreateItem("IT", "incident", "My own printer") { Assignee = mateo.Email });
        await SendAs(new CreateSpace("OWN", "Own space", SpaceKind.ServiceDesk));
        var inOwnSpace = await SendAs(new CreateItem("OWN", "incident", "My own network"));

        var gone = await Remove();

        gone.Kept.ShouldContain("IT · IT Service Desk");
        gone.Kept.ShouldContain(mateo.Name);
        gone.Kept.Count.ShouldBe(2);
        using var read = empty.Workspace.Database.Read();
        (await read.Db.Set<WorkItem>().Select(i => i.Title).Order().ToListAsync()).ShouldBe(["My own network", "My own printer"]);
        (await read.Db.Set<Space>().Select(s => s.Key).Order().ToListAsync()).ShouldBe(["IT", "OWN"]);
        (await read.Db.Set<Person>().CountAsync()).ShouldBe(2);
        (await read.Db.Set<SearchEntry>().CountAsync()).ShouldBe(2);
        inDemoSpace.Key.ShouldStartWith("IT-");
        inOwnSpace.Key.ShouldBe("OWN-1");
        await ShouldBeIntact();
    }

    [Fact]
    public async Task An_example_item_above_an_own_item_stays()
    {
        string parent;
        using (var read = empty.Workspace.Database.Read())
        {
            var space = empty.Workspace.Get<SpaceDirectory>().Find("DCM")!.Id;
            var number = await read.Db.Set<WorkItem>().Where(i => i.SpaceId == space && i.ParentId == null).Select(i => i.Number).FirstAsync();
            parent = $"DCM-{number}";
        }

        var own = await SendAs(new CreateItem("DCM", "task", "My part of it") { Parent = parent });
        var gone = await Remove();

        gone.Kept.ShouldContain(parent);
        using var after = empty.Workspace.Database.Read();
        (await after.Db.Set<WorkItem>().CountAsync()).ShouldBe(2);
        (await after.Db.Set<WorkItem>().SingleAsync(i => i.Title == "My part of it")).ParentId.ShouldNotBeNull();
        own.Key.ShouldStartWith("DCM-");
    }

    [Fact]
    public async Task It_can_be_built_again_after_it_was_removed_but_not_beside_own_work()
    {
        await Remove();
        var again = await Send(new BeginExample { Here = true });
        await empty.Services.GetRequiredService<ExampleBuilding>().Build(empty.Workspace, again.Id, null, null, default);
        (await Remove()).Items.ShouldBeGreaterThan(1_300);

        await SendAs(new CreateSpace("OWN", "Own space", SpaceKind.ServiceDesk));
        await SendAs(new CreateItem("OWN", "incident", "Real work"));
        (await Try(new BeginExample { Here = true })).Refusal!.Sentence.ToString().ShouldContain("(1 items)");
    }

    [Fact]
    public async Task Half_built_it_is_cleared_and_built_anew()
    {
        await Remove();
        var again = await Send(new BeginExample { Here = true });
        var building = empty.Services.GetRequiredService<ExampleBuilding>();
        using var stop = new CancellationTokenSource();
        await Should.ThrowAsync<OperationCanceledException>(() => building.Build(empty.Workspace, again.Id, null, step => { if (step == 3) stop.Cancel(); }, stop.Token));
        empty.Workspace.Get<PeopleDirectory>().Now.Find(Organisation.Agent).ShouldNotBeNull("it is half there");

        await building.Build(empty.Workspace, again.Id, null, null, default);

        using var read = empty.Workspace.Database.Read();
        (await read.Db.Set<Person>().CountAsync(p => p.Email == Organisation.Agent)).ShouldBe(1);
        (await read.Db.Set<WorkItem>().CountAsync()).ShouldBeGreaterThan(1_300);
    }

    [Fact]
    public async Task What_is_not_there_cannot_be_removed()
    {
        await Remove();

        (await Try(new RemoveExample())).Refusal!.Sentence.ToString().ShouldBe("There is no example in this workspace.");
    }

    private async Task<RemovedExample> Remove() => await SendAs(new RemoveExample());

    private async Task ShouldBeIntact()
    {
        await empty.Services.GetRequiredService<AuditSealer>().Seal(empty.Workspace);
        var report = await empty.Services.GetRequiredService<AuditVerification>().Verify(empty.Workspace);
        report.Intact.ShouldBeTrue(report.Say().ToString());
    }

    private async Task<T> Send<T>(ICommand<T> command) => (await Try(command)).Answer;

    private Task<Outcome<T>> Try<T>(ICommand<T> command) => empty.Services.GetRequiredService<Dispatcher>().Send(empty.Workspace, command, Actor.System);

    private async Task<T> SendAs<T>(ICommand<T> command) =>
        (await empty.Services.GetRequiredService<Dispatcher>().Send(empty.Workspace, command, empty.Workspace.Get<PeopleDirectory>().Now.ActorOf(kim, Channel.Page))).Answer;
}
