using System.Net;
using Shouldly;
using Steward.Platform.Egress;
using Xunit;

namespace Steward.Tests.Platform.Egress;

public class EgressRulesTests
{
    [Theory]
    [InlineData("9.9.9.9")]
    [InlineData("2620:fe::fe")]
    public void The_way_to_the_world_is_open(string address) => EgressRules.Allow(IPAddress.Parse(address), allowPrivate: false).ShouldBeTrue();

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.1.2.3")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.1.1")]
    [InlineData("100.64.0.1")]
    [InlineData("::1")]
    [InlineData("fd12::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("64:ff9b::7f00:1")]
    [InlineData("2002:7f00:1::")]
    public void The_way_into_the_house_is_open_only_when_the_setting_says_so(string address)
    {
        EgressRules.Allow(IPAddress.Parse(address), allowPrivate: false).ShouldBeFalse();
        EgressRules.Allow(IPAddress.Parse(address), allowPrivate: true).ShouldBeTrue();
    }

    [Theory]
    [InlineData("169.254.169.254")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("64:ff9b::a9fe:a9fe")]
    [InlineData("fd00:ec2::254")]
    [InlineData("fe80::1")]
    [InlineData("0.0.0.0")]
    [InlineData("::")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("2001:0:1::1")]
    public void The_way_to_where_clouds_keep_their_secrets_is_never_open(string address) =>
        EgressRules.Allow(IPAddress.Parse(address), allowPrivate: true).ShouldBeFalse();

    [Fact]
    public async Task A_name_that_leads_into_the_house_is_refused_before_anything_is_sent()
    {
        var refused = await new EgressDoor().Connect("localhost", 9, allowPrivate: false);
        (refused.Stream, refused.Trouble).ShouldBe((null, EgressTrouble.NotAllowed));
        (await new EgressDoor().Connect("no-such-name.invalid", 25, allowPrivate: true)).Trouble.ShouldBe(EgressTrouble.UnknownName);
        (await new EgressDoor().Connect("127.0.0.1", Testing.Running.StewardProcess.FreePort(), allowPrivate: true)).Trouble.ShouldBe(EgressTrouble.Unreachable);
    }
}
