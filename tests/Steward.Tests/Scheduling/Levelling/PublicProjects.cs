using System.Collections.Immutable;
using Steward.Scheduling.Levelling;

namespace Steward.Tests.Scheduling.Levelling;

/// <summary>
/// Three projects of the public set J30 of PSPLIB (Kolisch and Sprecher 1997) with their proved optima. A line an activity: duration, four demands,
/// number of successors, successors counted from 1.
/// </summary>
static class PublicProjects
{
    public static IEnumerable<(string Name, int Optimum, ProjectInstance Instance)> All =>
    [
        ("j301_1", 43, Read([12, 13, 4, 12], Easy)),
        ("j3013_1", 58, Read([19, 18, 19, 17], Scarce)),
        ("j3029_1", 85, Read([15, 16, 16, 15], Tangled)),
    ];

    const string Easy = """
        0 0 0 0 0 3 2 3 4
        8 4 0 0 0 3 6 11 15
        4 10 0 0 0 3 7 8 13
        6 0 0 0 3 3 5 9 10
        3 3 0 0 0 1 20
        8 0 0 0 8 1 30
        5 4 0 0 0 1 27
        9 0 1 0 0 3 12 19 27
        2 6 0 0 0 1 14
        7 0 0 0 1 2 16 25
        9 0 5 0 0 2 20 26
        2 0 7 0 0 1 14
        6 4 0 0 0 2 17 18
        3 0 8 0 0 1 17
        9 3 0 0 0 1 25
        10 0 0 0 5 2 21 22
        6 0 0 0 8 1 22
        5 0 0 0 7 2 20 22
        3 0 1 0 0 2 24 29
        7 0 10 0 0 2 23 25
        2 0 0 0 6 1 28
        7 2 0 0 0 1 23
        2 3 0 0 0 1 24
        3 0 9 0 0 1 30
        3 4 0 0 0 1 30
        7 0 0 4 0 1 31
        8 0 0 0 7 1 28
        3 0 8 0 0 1 31
        7 0 7 0 0 1 32
        2 0 7 0 0 1 32
        2 0 0 2 0 1 32
        0 0 0 0 0 0
        """;

    const string Scarce = """
        0 0 0 0 0 3 2 3 4
        3 10 10 5 5 3 8 14 15
        2 10 2 3 8 3 6 7 16
        1 5 9 2 8 3 5 10 11
        7 3 2 10 10 3 9 19 21
        2 4 6 10 8 1 12
        1 1 7 2 1 1 13
        9 10 8 8 2 1 20
        8 8 4 4 3 1 29
        8 4 2 3 2 1 25
        8 2 9 2 5 1 18
        4 8 2 6 2 2 24 29
        10 9 1 2 6 1 20
        4 8 4 10 9 2 23 24
        10 4 6 4 1 2 17 31
        7 7 8 8 2 1 22
        1 3 3 10 3 1 23
        4 6 4 5 2 2 19 27
        9 3 10 2 2 1 20
        1 6 3 5 5 1 22
        4 1 6 3 4 2 23 27
        3 4 3 10 8 1 26
        5 10 9 5 6 2 25 28
        4 5 6 9 10 1 27
        3 6 10 9 4 2 26 29
        1 9 3 10 2 1 30
        7 4 1 3 7 1 28
        6 3 9 1 9 1 30
        9 7 6 6 10 1 32
        7 8 9 6 5 1 32
        3 1 2 7 7 1 32
        0 0 0 0 0 0
        """;

    const string Tangled = """
        0 0 0 0 0 3 2 3 4
        9 1 6 2 3 3 7 19 30
        4 5 2 10 6 2 6 12
        9 2 3 3 9 3 5 9 20
        8 6 4 7 1 3 10 17 23
        4 2 6 8 9 3 13 14 20
        2 7 7 5 6 1 8
        4 9 6 9 10 3 11 15 25
        2 8 5 2 6 3 14 15 24
        4 1 4 1 10 3 16 18 29
        7 9 9 8 9 3 16 20 21
        5 5 5 3 5 2 26 30
        10 5 7 3 2 1 27
        5 4 7 6 4 1 17
        2 4 2 2 10 3 21 22 23
        9 5 6 9 9 2 22 24
        10 8 8 5 5 1 31
        3 1 9 3 7 3 21 22 24
        9 3 3 7 3 3 25 26 29
        10 8 10 6 10 1 29
        6 7 4 4 4 1 31
        8 1 3 1 7 1 26
        9 6 4 8 1 1 28
        1 10 7 10 4 1 27
        1 6 7 1 7 1 28
        6 7 4 8 10 1 27
        9 10 9 6 10 1 28
        6 7 8 3 1 1 31
        3 2 1 9 7 1 32
        10 2 5 6 1 1 32
        2 5 5 2 8 1 32
        0 0 0 0 0 0
        """;

    static ProjectInstance Read(ImmutableArray<int> capacities, string text)
    {
        int[][] rows = [.. text.Split('\n').Select(line => line.Split(' ').Select(int.Parse).ToArray())];
        return ProjectInstance.Of(
            [.. rows.Select((row, i) => new Activity(row[0], [.. row[1..5]], [.. Enumerable.Range(0, rows.Length).Where(before => rows[before][6..].Contains(i + 1))]))],
            capacities);
    }
}
