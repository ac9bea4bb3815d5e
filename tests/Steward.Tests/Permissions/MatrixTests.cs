using Shouldly;
using Steward.Testing.Company;
using Xunit;

namespace Steward.Tests.Permissions;

/// <summary>Every route of the running program, asked by every kind of actor, about every kind of subject.</summary>
public class MatrixTests : WorldTest
{
    public static TheoryData<string> Routes => [.. Matrix.Rows.Select(row => row.Route)];

    /// <summary>A new route needs a row in <c>Matrix.*.cs</c>: what it answers to each kind of actor, thought out before it is measured.</summary>
    [Fact]
    public async Task Every_route_of_the_running_program_has_a_row() =>
        (await RunningRoutes.All()).Except(Matrix.Rows.Select(row => row.Route)).ShouldBeEmpty();

    [Fact]
    public async Task Every_row_is_about_a_route_that_is_there() =>
        Matrix.Rows.Select(row => row.Route).Except(await RunningRoutes.All()).ShouldBeEmpty();

    [Theory, MemberData(nameof(Routes))]
    public async Task A_route_answers_each_actor_as_its_row_says(string route) =>
        (await new Examination(World, Matrix.Rows.Single(row => row.Route == route)).FaultsAsync()).ShouldBeEmpty();

    [Fact]
    public async Task A_row_that_lets_somebody_in_who_is_refused_is_seen()
    {
        var planted = Matrix.Rows.Single(row => row.Route == "GET /api/v1/items/{key}") with { Own = new('I', Knocker.Names.Count), Foreign = new('I', Knocker.Names.Count) };

        var faults = await new Examination(World, planted).FaultsAsync();

        faults.ShouldContain(fault => fault.StartsWith("other client's requester, own subject", StringComparison.Ordinal));
        faults.ShouldContain(fault => fault.StartsWith("agent, foreign subject", StringComparison.Ordinal));
        faults.ShouldContain(fault => fault.StartsWith("anonymous", StringComparison.Ordinal));
    }

    [Fact]
    public void A_title_in_the_wrong_answer_is_seen()
    {
        var stranger = new Knocker("stranger", null, [Knocker.Birch]);

        Examination.Leaks(stranger, $"<li>{Knocker.Birch}</li><li>{Knocker.Network}</li>").ShouldBe([Knocker.Network]);
    }
}
