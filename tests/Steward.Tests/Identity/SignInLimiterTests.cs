using System.Net;
using Shouldly;
using Steward.Identity.SigningIn;
using Xunit;

namespace Steward.Tests.Identity;

public sealed class SignInLimiterTests
{
    private static readonly IPAddress Here = IPAddress.Parse("192.0.2.1");
    private readonly Clock clock = new();
    private readonly SignInLimiter limiter;

    public SignInLimiterTests() => limiter = new SignInLimiter(clock);

    [Fact]
    public void Six_guesses_from_one_place_and_then_one_each_half_minute()
    {
        for (var i = 0; i < 6; i++)
            limiter.Take("ada@contoso.example", Here).ShouldBe(TimeSpan.Zero);
        limiter.Take("ADA@contoso.example ", Here).ShouldBe(TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(1));
        clock.Pass(TimeSpan.FromSeconds(30));
        limiter.Take("ada@contoso.example", Here).ShouldBe(TimeSpan.Zero);
        limiter.Take("ada@contoso.example", Here).ShouldNotBe(TimeSpan.Zero);
    }

    [Fact]
    public void The_owner_still_gets_in_from_home_while_a_stranger_guesses()
    {
        for (var i = 0; i < 30; i++)
            limiter.Take("ada@contoso.example", Here);
        limiter.Take("ada@contoso.example", IPAddress.Parse("198.51.100.7")).ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void Many_places_together_guess_slowly()
    {
        for (var i = 0; i < 40; i++)
            limiter.Take("ada@contoso.example", IPAddress.Parse($"198.51.100.{i + 1}"));
        limiter.Take("ada@contoso.example", IPAddress.Parse("203.0.113.9")).ShouldNotBe(TimeSpan.Zero);
    }

    [Fact]
    public void One_place_trying_many_accounts_is_stopped()
    {
        for (var i = 0; i < 60; i++)
            limiter.Take($"p{i}@contoso.example", Here);
        limiter.Take("p61@contoso.example", Here).ShouldNotBe(TimeSpan.Zero);
    }

    [Fact]
    public void A_whole_IPv6_network_counts_as_one_place()
    {
        for (var i = 0; i < 6; i++)
            limiter.Take("ada@contoso.example", IPAddress.Parse($"2001:db8::{i + 1}"));
        limiter.Take("ada@contoso.example", IPAddress.Parse("2001:db8::ffff")).ShouldNotBe(TimeSpan.Zero);
        limiter.Take("ada@contoso.example", IPAddress.Parse("2001:db8:0:1::1")).ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void Success_gives_the_attempt_back()
    {
        for (var i = 0; i < 100; i++)
        {
            limiter.Take("ada@contoso.example", Here).ShouldBe(TimeSpan.Zero);
            limiter.GiveBack("ada@contoso.example", Here);
        }
    }

    [Fact]
    public void A_refused_attempt_takes_nothing_from_the_other_buckets()
    {
        for (var i = 0; i < 500; i++)
            limiter.Take("ada@contoso.example", Here);
        limiter.Take("ben@contoso.example", Here).ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void A_flood_of_made_up_accounts_stays_small()
    {
        for (var i = 0; i < 200_000; i++)
            limiter.Take($"p{i}@contoso.example", new IPAddress([10, (byte)(i >> 16), (byte)(i >> 8), (byte)i]));
        limiter.Take("ada@contoso.example", Here).ShouldBe(TimeSpan.Zero);
        limiter.Count.ShouldBeLessThanOrEqualTo(SignInLimiter.MostKeys + 3);
    }

    private sealed class Clock : TimeProvider
    {
        private long now = 1;

        public void Pass(TimeSpan span) => now += span.Ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => now;
    }
}
