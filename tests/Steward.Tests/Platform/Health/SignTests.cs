using NodaTime;
using Shouldly;
using Steward.Platform.Health;
using Xunit;

namespace Steward.Tests.Platform.Health;

/// <summary>What is called fine, what is to be looked at, and what is broken.</summary>
public class SignTests
{
    private const long Gigabyte = 1L << 30;
    private static readonly Instant Now = Instant.FromUtc(2026, 3, 1, 12, 0);

    [Theory]
    [InlineData(50 * Gigabyte, Condition.Fine)]
    [InlineData(1 * Gigabyte, Condition.Look)]
    [InlineData(Gigabyte / 10, Condition.Broken)]
    public void Room_on_the_disk(long free, Condition expected)
    {
        var sign = StorageSigns.Room(free, 100 * Gigabyte);

        sign.Condition.ShouldBe(expected);
        (sign.Mend is null).ShouldBe(expected == Condition.Fine);
    }

    [Fact]
    public void A_backup_that_was_never_taken_or_long_ago_is_to_be_looked_at()
    {
        StorageSigns.Since("backup", null, Duration.FromDays(2), Now).Condition.ShouldBe(Condition.Look);
        StorageSigns.Since("backup", Now - Duration.FromDays(3), Duration.FromDays(2), Now).Mend!.ToString().ShouldContain("2 days");
        StorageSigns.Since("backup", Now - Duration.FromDays(1), Duration.FromDays(2), Now).Condition.ShouldBe(Condition.Fine);
    }

    [Fact]
    public void Memory_near_its_limit_is_to_be_looked_at()
    {
        ProgramSigns.Memory(10, 100).Condition.ShouldBe(Condition.Fine);
        ProgramSigns.Memory(95, 100).Condition.ShouldBe(Condition.Look);
    }
}
