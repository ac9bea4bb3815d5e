using NodaTime;
using Shouldly;
using Steward.Collaboration.Notifying;
using Steward.WorkItems.Changing;
using Xunit;

namespace Steward.Tests.Collaboration;

public class DueTests : InboxTest
{
    private static readonly Instant Now = SystemClock.Instance.GetCurrentInstant();

    private Task DueAt(Duration fromNow) => World.Send(new ChangeItem(World.PrinterTicket) { Due = new(Now + fromNow) }, World.Agent);

    private async Task<string> Reminded()
    {
        (await World.Send(new RemindOfDue())).Succeeded.ShouldBeTrue();
        return string.Join(" / ", (await InboxOf(World.Agent, "?reason=due")).Select(told => $"{told.Text} {told.Unread}"));
    }

    [Fact]
    public async Task The_owner_is_reminded_once_a_day_ahead_and_once_when_it_is_overdue()
    {
        await DueAt(Duration.FromHours(5));
        (await Reminded()).ShouldBe("It is due soon 1");
        (await Reminded()).ShouldBe("It is due soon 1");

        await DueAt(Duration.FromHours(-1));
        (await Reminded()).ShouldBe("It is overdue 2");
        (await Reminded()).ShouldBe("It is overdue 2");
    }

    [Fact]
    public async Task Another_date_reminds_anew_and_a_far_one_not()
    {
        await DueAt(Duration.FromDays(3));
        (await Reminded()).ShouldBe("");
        await DueAt(Duration.FromHours(5));
        await Reminded();
        await DueAt(Duration.FromHours(9));
        (await Reminded()).ShouldBe("It is due soon 2");
    }

    [Fact]
    public async Task Only_the_program_orders_it() =>
        (await World.Send(new RemindOfDue(), World.Admin)).Refusal.ShouldNotBeNull();
}
