using Microsoft.EntityFrameworkCore;
using Shouldly;
using Steward.ServiceDesk.Routing;
using Steward.Tests.ServiceDesk.Mail;
using Steward.WorkItems.Items;
using Xunit;

namespace Steward.Tests.ServiceDesk.Queues;

/// <summary>Rules are asked whatever door an item comes in by.</summary>
public class RoutingDoorTests : MailTest
{
    [Fact]
    public async Task By_mail_in_the_portal_and_on_the_agents_own_form()
    {
        var desk = await World.Queue("Desk");
        await World.Route(desk, but: w => w with { Distribution = Distribution.RoundRobin });
        await OpenDesk();

        var mail = await In(World.Requester.Email, "No picture", "The screen stays dark.");
        var rosa = await World.Requester.SignIn();
        var asked = await rosa.Submit(await rosa.Open("/portal/ask/IT/incident"), "form[action*='/portal/ask/']", ("title", "No sound"));
        var tom = await World.Agent.SignIn();
        var made = await tom.Submit(await tom.Open("/items/new?space=IT&type=incident"), "main form[action$='/items']", ("title", "No light"));

        foreach (var key in new[] { mail.Key!, asked.Path.Split('/')[^1] })
        {
            var item = await Item(key);
            (item.TeamId, item.AssigneeId is null).ShouldBe((World.TeamId("Service Desk"), false), key);
        }

        made.Status.ShouldBe(System.Net.HttpStatusCode.OK);
        using var lease = World.Workspace.Database.Read();
        (await lease.Db.Set<WorkItem>().SingleAsync(i => i.Title == "No light")).AssigneeId.ShouldNotBeNull();
    }
}
