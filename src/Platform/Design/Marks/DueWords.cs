using Steward.Platform.Text;

namespace Steward.Platform.Design;

/// <summary>What a due date or clock says of itself.</summary>
public static class DueWords
{
    /// <summary>The words where there is no date to write.</summary>
    /// <param name="state">Where it stands.</param>
    /// <param name="left">Time until it is due; since then when breached.</param>
    /// <param name="isDate">A plain due date and no agreement: late is "overdue", not "breached".</param>
    /// <param name="exact">Two units where there is room: 5 h 10 min instead of 5 h.</param>
    public static string Of(DueState state, TimeSpan? left, bool isDate = false, bool exact = false) => state switch
    {
        DueState.Breached when isDate => left is { } l ? Say("DueOverdueBy", SpanWords.Short(l)) : Say("DueOverdue"),
        DueState.Met => Say("DueMet"),
        DueState.Soon => left is { } l ? Say("DueIn", Span(l, exact)) : Say("DueSoon"),
        DueState.Breached => left is { } l ? Say("DueBreachedAgo", Span(l, exact)) : Say("DueBreached"),
        DueState.Running => left is { } l ? Say("DueLeft", Span(l, exact)) : Say("DueRunning"),
        DueState.Paused => left is { } l ? Say("DuePausedLeft", Span(l, exact)) : Say("DuePaused"),
        _ => Say("DueNone"),
    };

    private static string Span(TimeSpan left, bool exact) => exact ? SpanWords.Short(left) : SpanWords.Coarse(left);

    private static string Say(string key, params object?[] arguments) => Texts<DesignTexts>.Say(key, arguments).ToString();
}
