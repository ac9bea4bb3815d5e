using NodaTime;
using Shouldly;
using Steward.Identity.EntryLinks;
using Steward.Identity.Mailing;
using Steward.Identity.People;
using Xunit;

namespace Steward.Tests.Identity.Mailing;

public class EntryLettersTests
{
    private static readonly Uri Link = new("https://desk.northwind.example/invitation/abc");
    private static readonly Instant Until = Instant.FromUtc(2026, 3, 2, 11, 0);

    [Fact]
    public void A_name_is_text_and_never_markup()
    {
        var letter = Compose("en", "<img src=x onerror=alert(1)>\r\nBcc: evil@x.example", "<b>Northwind</b>");
        letter.Html!.ShouldNotContain("<img");
        letter.Html!.ShouldNotContain("<b>");
        letter.Html!.ShouldContain("&lt;b&gt;Northwind&lt;/b&gt;");
    }

    [Fact]
    public void The_letter_says_what_to_do_until_when_in_the_persons_language_and_zone()
    {
        var german = Compose("de", "Rosa", "Northwind");
        german.Text.ShouldContain("Passwort wählen:\n" + Link);
        german.Text.ShouldContain("Montag, 2. März 2026, 12:00 Uhr");
        (german.Language, german.HoldsSecret, german.About).ShouldBe(("de", true, "person:7"));
        var english = Compose("en", "Rosa", "Northwind");
        english.Text.ShouldContain("Monday, 2 March 2026, 12:00");
        english.Html!.ShouldContain($"href=\"{Link}\"");
    }

    private static Steward.Platform.Outgoing.Letter Compose(string culture, string name, string workspace) =>
        EntryLetters.Compose(new Person { Id = 7, Name = name, Email = "rosa@northwind.example", Culture = culture }, EntryPurpose.Invitation, Link, workspace, Until);
}
