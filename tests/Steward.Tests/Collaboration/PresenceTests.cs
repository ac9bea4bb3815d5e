using System.Text.Json;
using Shouldly;
using Steward.Collaboration.Presence;
using Steward.Platform.Live;
using Steward.Testing.Company;
using Steward.Testing.Web;
using Xunit;

namespace Steward.Tests.Collaboration;

public class PresenceTests : WorldTest
{
    private async Task<string> Say(Visitor visitor, string state, string window = "a1", string? key = null)
    {
        var page = await visitor.Open("/me");
        var token = page.Find("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var form = new Dictionary<string, string> { ["key"] = key ?? World.PrinterTicket, ["window"] = window, ["state"] = state, ["__RequestVerificationToken"] = token };
        var answer = await visitor.Send(HttpMethod.Post, "/presence", new FormUrlEncodedContent(form));
        return string.Join(", ", JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.EnumerateArray().Select(one => one.GetProperty("words").GetString()));
    }

    [Fact]
    public async Task Colleagues_see_each_other_in_three_states()
    {
        using var tom = await World.Agent.SignIn();
        using var lena = await World.Lead.SignIn();

        (await Say(tom, "viewing")).ShouldBe("");
        (await Say(lena, "viewing")).ShouldBe("Tom Nguyen is viewing");
        await Say(tom, "editing");
        (await Say(lena, "away")).ShouldBe("Tom Nguyen is editing");
        (await Say(tom, "viewing")).ShouldBe("Lena Brandt, away");
    }

    [Fact]
    public async Task Of_several_windows_the_busiest_counts_and_leaving_ends_one()
    {
        using var tom = await World.Agent.SignIn();
        using var lena = await World.Lead.SignIn();
        await Say(tom, "away", "a1");
        await Say(tom, "editing", "b2");
        (await Say(lena, "viewing")).ShouldBe("Tom Nguyen is editing");

        await Say(tom, "left", "b2");

        (await Say(lena, "viewing")).ShouldBe("Tom Nguyen, away");
    }

    [Fact]
    public async Task People_who_ask_see_nobody_and_nobody_sees_them()
    {
        using var tom = await World.Agent.SignIn();
        using var rosa = await World.Requester.SignIn();
        await Say(tom, "viewing");

        (await Say(rosa, "viewing")).ShouldBe("");
        (await Say(tom, "viewing")).ShouldBe("");
        (await (await rosa.Send(HttpMethod.Get, "/presence")).Content.ReadAsStringAsync()).ShouldBe("{}");
        (await rosa.Open($"/portal/requests/{World.PrinterTicket}")).Find("presence-marks").ShouldBeNull();
    }

    [Fact]
    public async Task Lists_learn_who_is_where_in_spaces_one_works_in()
    {
        using var tom = await World.Agent.SignIn();
        using var lena = await World.Lead.SignIn();
        using var nadia = await World.OtherAgent.SignIn();
        await Say(tom, "viewing");

        (await (await lena.Send(HttpMethod.Get, "/presence")).Content.ReadAsStringAsync()).ShouldContain($"\"{World.PrinterTicket}\"");
        (await (await nadia.Send(HttpMethod.Get, "/presence")).Content.ReadAsStringAsync()).ShouldBe("{}");
    }

    [Fact]
    public void Silence_ends_it_and_another_nodes_word_counts()
    {
        var presences = World.Workspace.Get<Presences>();
        var now = NodaTime.SystemClock.Instance.GetCurrentInstant();

        // as it comes over the bridge from another node
        World.Workspace.Live.Publish([new LiveNews($"presence:IT-1 {World.Agent.Id} far 2 {now.ToUnixTimeMilliseconds()}", World.SpaceId("IT"))]);

        presences.At("IT-1", null, now).Single().State.ShouldBe(PresenceState.Editing);
        presences.At("IT-1", null, now + Presences.Silence).ShouldBeEmpty();
        presences.Sweep(now + Presences.Silence);
        presences.Items(now).ShouldBeEmpty();
    }

    [Fact]
    public async Task Nonsense_is_answered_like_an_item_that_is_not_there()
    {
        using var tom = await World.Agent.SignIn();

        (await Say(tom, "viewing", key: "NOSUCH-1")).ShouldBe("");
        (await Say(tom, "viewing", window: "a b")).ShouldBe("");
        (await Say(tom, "viewing", key: World.NetworkTicket)).ShouldBe("");
        World.Workspace.Get<Presences>().Items(NodaTime.SystemClock.Instance.GetCurrentInstant()).ShouldBeEmpty();
    }
}
