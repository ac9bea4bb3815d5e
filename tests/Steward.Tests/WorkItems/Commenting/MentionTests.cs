using Microsoft.EntityFrameworkCore;
using Shouldly;
using Steward.Platform.Access;
using Steward.Platform.Events;
using Steward.Testing.Company;
using Steward.WorkItems.Commenting;
using Xunit;

namespace Steward.Tests.WorkItems.Commenting;

public class MentionTests : WorldTest
{
    [Theory]
    [InlineData("@Lena Brandt can you look?", false, "Lena Brandt")]
    [InlineData("@lena brandt, @lead and @lead@northwind.example", false, "Lena Brandt")]
    [InlineData("@Rosa Marin look", false, "Rosa Marin")]
    [InlineData("@Rosa Marin must not know", true, null)]
    [InlineData("@Nadia Costa works elsewhere", false, null)]
    [InlineData("mail lead@northwind.example, not @nobody", false, null)]
    [InlineData("@Lena Brandt and @Rosa Marin", false, "Lena Brandt, Rosa Marin")]
    public async Task People_who_read_along_are_named_and_recorded_nobody_else(string text, bool note, string? named)
    {
        await World.Send(new AddComment(World.PrinterTicket, text, note), World.Agent);

        (await Recorded()).ShouldBe(named);
    }

    [Fact]
    public async Task Who_only_asks_names_the_owner_and_learns_nobody()
    {
        await World.Send(new AddComment(World.PrinterTicket, "@Tom Nguyen and @Lena Brandt", Internal: false), World.Requester);

        (await Recorded()).ShouldBe("Tom Nguyen");
    }

    [Fact]
    public async Task A_mention_stands_out_for_the_one_who_is_meant()
    {
        await World.Send(new AddComment(World.PrinterTicket, "@Lena Brandt look", Internal: false), World.Agent);
        using var lena = await World.Lead.SignIn();

        (await lena.Open($"/i/{World.PrinterTicket}")).Find(".mention-me")!.TextContent.ShouldBe("@Lena Brandt");
    }

    [Fact]
    public async Task Names_are_completed_for_staff_only_and_only_with_people_who_read_along()
    {
        using var tom = await World.Agent.SignIn();
        using var rosa = await World.Requester.SignIn();
        var path = $"/i/{World.PrinterTicket}/people?text=";

        (await Body(tom, path + "len")).ShouldContain("Lena Brandt");
        (await Body(tom, path + "nad")).ShouldBe("[]");
        (await Body(rosa, path + "len")).ShouldBe("[]");
        (await Body(rosa, $"/i/{World.NetworkTicket}/people?text=")).ShouldNotContain("Nadia");
    }

    private static async Task<string> Body(Testing.Web.Visitor visitor, string path)
    {
        using var answer = await visitor.Send(HttpMethod.Get, path);
        return await answer.Content.ReadAsStringAsync();
    }

    private async Task<string?> Recorded()
    {
        using var lease = World.Workspace.Database.Read();
        var events = await lease.Db.Set<EventRow>().Where(e => e.Kind == "item.mentioned").ToListAsync();
        return events.SingleOrDefault()?.ReadChanges().Single().To;
    }
}
