namespace Steward.Platform.Design;

/// <summary>The shapes that say a state, a priority or a due date without colour, on a grid of 14.</summary>
internal static class MarkShapes
{
    private const string Ring = """<circle class="ring" cx="7" cy="7" r="5.75"></circle>""";
    private const string Disc = """<circle class="solid" cx="7" cy="7" r="6.6"></circle>""";

    private static readonly string[] StateClasses = Classes<StateShape>("mark state-");
    private static readonly string[] PriorityClasses = Classes<PriorityLevel>("mark priority priority-");
    private static readonly string[] DueClasses = Classes<DueState>("mark due due-");
    private static readonly string[] States = [.. Enum.GetValues<StateShape>().Select(s => Svg(Inside(s)))];
    private static readonly string[] Priorities = [.. Enum.GetValues<PriorityLevel>().Select(p => Svg(Inside(p)))];
    private static readonly string[] Dues = [.. Enum.GetValues<DueState>().Select(d => Svg(Inside(d)))];

    public static string Of(StateShape shape) => States[(int)shape];

    public static string Of(PriorityLevel level) => Priorities[(int)level];

    public static string Of(DueState state) => Dues[(int)state];

    public static string ClassOf(StateShape shape) => StateClasses[(int)shape];

    public static string ClassOf(PriorityLevel level) => PriorityClasses[(int)level];

    public static string ClassOf(DueState state) => DueClasses[(int)state];

    private static string Inside(StateShape shape) => shape switch
    {
        StateShape.Backlog => """<circle class="ring" cx="7" cy="7" r="5.75" stroke-dasharray="2.4 2.1"></circle>""",
        StateShape.ToDo => Ring,
        StateShape.Active => Ring + """<path class="solid" d="M7 3.5a3.5 3.5 0 0 1 0 7z"></path>""",
        StateShape.Waiting => Disc + """<path class="cut" d="M5.4 4.8v4.4M8.6 4.8v4.4"></path>""",
        StateShape.Review => Ring + """<circle class="solid" cx="7" cy="7" r="2.25"></circle>""",
        StateShape.Done => Disc + """<path class="cut" d="M4.2 7.2l2 2 3.7-4.2"></path>""",
        _ => Disc + """<path class="cut" d="M4.9 4.9l4.2 4.2M9.1 4.9 4.9 9.1"></path>""",
    };

    private static string Inside(PriorityLevel level) => level switch
    {
        PriorityLevel.Urgent => """<path class="solid" d="M3 .5h8A2.5 2.5 0 0 1 13.5 3v8a2.5 2.5 0 0 1-2.5 2.5H3A2.5 2.5 0 0 1 .5 11V3A2.5 2.5 0 0 1 3 .5z"></path><path class="cut" d="M7 3.5v4M7 10.3v.1"></path>""",
        PriorityLevel.None => """<path class="ring" d="M2 7h10"></path>""",
        _ => Bar("M1 9h3v4H1z", drawn: true) + Bar("M5.5 5.5h3V13h-3z", level >= PriorityLevel.Medium) + Bar("M10 2h3v11h-3z", level >= PriorityLevel.High),
    };

    private static string Inside(DueState state) => state switch
    {
        DueState.Met => """<path class="ring" d="M2 7.5l3.2 3.2L12 3.5" stroke-linecap="round" stroke-linejoin="round"></path>""",
        DueState.Running => Ring + """<path class="ring" d="M7 4v3l2 1.5" stroke-linecap="round" stroke-linejoin="round"></path>""",
        DueState.Soon => Ring + """<path class="solid" d="M7 2.5a4.5 4.5 0 0 0 0 9z"></path>""",
        DueState.Breached => """<path class="ring" d="M2.5 2.5l9 9M11.5 2.5l-9 9" stroke-linecap="round"></path>""",
        DueState.Paused => """<path class="ring" d="M4.5 3v8M9.5 3v8" stroke-linecap="round"></path>""",
        _ => """<path class="ring" d="M3 7h8"></path>""",
    };

    private static string Bar(string path, bool drawn) => $"""<path class="{(drawn ? "solid" : "ghost")}" d="{path}"></path>""";

    private static string Svg(string inside) => $"""<svg viewBox="0 0 14 14" aria-hidden="true" focusable="false">{inside}</svg>""";

    private static string[] Classes<TShape>(string before)
        where TShape : struct, Enum => [.. Enum.GetValues<TShape>().Select(value => before + value.ToString().ToLowerInvariant())];
}
