using Shouldly;
using Steward.WorkItems.Importing.Reading;
using Steward.WorkItems.Importing;
using Steward.WorkItems.Items;
using Steward.WorkItems.Types;
using Xunit;

namespace Steward.Tests.WorkItems.Importing;

public class ValueWordsTests
{
    [Theory]
    [InlineData("1 - Critical", Priority.Urgent)]
    [InlineData("2 - Medium", Priority.Medium)]
    [InlineData("3 - Moderate", Priority.Medium)]
    [InlineData("4 - Low", Priority.Low)]
    [InlineData("P1", Priority.Urgent)]
    [InlineData("p3", Priority.Medium)]
    [InlineData("P2 - High", Priority.High)]
    [InlineData("hoch", Priority.High)]
    [InlineData("Sehr hoch", Priority.Urgent)]
    [InlineData("3 normal", Priority.Medium)]
    [InlineData("2", Priority.High)]
    [InlineData("Highest", Priority.Urgent)]
    public void Priorities_are_understood(string text, Priority meant) => PriorityWords.Find(text).ShouldBe(meant);

    [Theory]
    [InlineData("banana")]
    [InlineData("7")]
    [InlineData("99 - ?")]
    [InlineData("")]
    public void A_priority_is_not_invented(string text) => PriorityWords.Find(text).ShouldBeNull();

    [Theory]
    [InlineData("New", StateCategory.New)]
    [InlineData("Awaiting User Info", StateCategory.Waiting)]
    [InlineData("In Progress", StateCategory.Active)]
    [InlineData("in Bearbeitung", StateCategory.Active)]
    [InlineData("On hold", StateCategory.Waiting)]
    [InlineData("erledigt", StateCategory.Done)]
    [InlineData("Closed", StateCategory.Done)]
    [InlineData("Won't do", StateCategory.Cancelled)]
    [InlineData("3 - Work in progress", StateCategory.Active)]
    [InlineData("pending_close", StateCategory.Waiting)]
    public void States_are_understood(string text, StateCategory meant) => StateWords.Find(text)!.Category.ShouldBe(meant);

    [Theory]
    [InlineData("Ana Duarte", "Person", "Ana Duarte", null)]
    [InlineData("lena.vogt@northwind.example", "Person", null, "lena.vogt@northwind.example")]
    [InlineData("Vogt, Lena", "Person", "Lena Vogt", null)]
    [InlineData("Lena Vogt <Lena.Vogt@northwind.example>", "Person", "Lena Vogt", "lena.vogt@northwind.example")]
    [InlineData("\"Vogt, Lena\" (lena@x.example)", "Person", "Lena Vogt", "lena@x.example")]
    [InlineData("M. Rossi", "Person", "M. Rossi", null)]
    [InlineData("Opened by  8", "Person", "Opened by 8", null)]
    [InlineData("Service Desk team", "Team", "Service Desk team", null)]
    [InlineData("IT team", "Team", "IT team", null)]
    [InlineData("TBD", "Vague", null, null)]
    [InlineData("N/A", "Vague", null, null)]
    [InlineData("all", "Vague", null, null)]
    [InlineData("niemand", "Vague", null, null)]
    [InlineData("-", "Vague", null, null)]
    public void People_teams_and_nobody_are_told_apart(string text, string kind, string? name, string? mail)
    {
        var read = PersonWords.Read(text);
        (read.Kind.ToString(), read.Party?.Name, read.Party?.Mail, read.Several).ShouldBe((kind, name, mail, false));
    }

    [Theory]
    [InlineData("Ana Duarte / Chen Wei", "Ana Duarte")]
    [InlineData("Ana Duarte and Chen Wei", "Ana Duarte")]
    [InlineData("ana@x.example; chen@x.example", "ana@x.example")]
    public void Of_several_people_the_first_is_taken_and_it_is_told(string text, string first)
    {
        var read = PersonWords.Read(text);
        (read.Party!.Key, read.Several).ShouldBe((first, true));
    }

    [Theory]
    [InlineData("weekly", "P1W")]
    [InlineData("Quarterly", "P3M")]
    [InlineData("half-yearly", "P6M")]
    [InlineData("annual", "P1Y")]
    [InlineData("vierteljährlich", "P3M")]
    [InlineData("every 2 weeks", "P2W")]
    [InlineData("alle 6 Monate", "P6M")]
    [InlineData("P2W", "P2W")]
    [InlineData("ad hoc", "")]
    [InlineData("now and then", null)]
    [InlineData("P", null)]
    public void Frequencies_become_periods(string text, string? period) => FrequencyWords.Find(text).ShouldBe(period);
}
