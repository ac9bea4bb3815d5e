using Shouldly;
using Steward.Identity.Administration;
using Steward.Platform.Design;
using Steward.Platform.Modules;
using Xunit;

namespace Steward.Tests.Identity.Administration;

public sealed class SettingsSearchTests
{
    private static readonly AdminPage[] Pages =
    [
        new("calendars", AdminGroup.Work, IconName.Calendar, "Working time", ["Weekly working hours", "Holidays, also from a calendar file"]),
        new("mail", AdminGroup.Mail, IconName.Mail, "Mail", ["Server for outgoing mail (SMTP)", "Send a test mail"]),
    ];

    [Theory]
    [InlineData("holiday", "Holidays, also from a calendar file")]
    [InlineData("HOLYDAYS", "Holidays, also from a calendar file")] // one letter wrong
    [InlineData("smtp server", "Server for outgoing mail (SMTP)")] // any order
    [InlineData("calender", "Holidays, also from a calendar file")]
    public void A_setting_is_found_by_its_words_even_with_a_slip(string typed, string setting) =>
        SettingsSearch.Find(Pages, typed).ShouldHaveSingleItem().Settings.ShouldBe([setting]);

    [Fact]
    public void A_pages_name_shows_all_its_settings() =>
        SettingsSearch.Find(Pages, "working time").ShouldHaveSingleItem().Settings.Count.ShouldBe(2);

    [Fact]
    public void Nothing_typed_shows_everything() => SettingsSearch.Find(Pages, "  ").Count.ShouldBe(2);

    [Theory]
    [InlineData("zebra")]
    [InlineData("holiday zebra")] // every word must fit
    public void What_is_nowhere_is_not_found(string typed) => SettingsSearch.Find(Pages, typed).ShouldBeEmpty();

    [Fact]
    public void A_very_long_search_is_cut() => SettingsSearch.Find(Pages, new string('x', 100_000)).ShouldBeEmpty();
}
