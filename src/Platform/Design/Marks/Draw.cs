using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using NodaTime;
using Steward.Platform.Text;

namespace Steward.Platform.Design;

/// <summary>
/// The small parts of a page, drawn in place: <c>@Draw.State(…)</c>. A list has hundreds of them, and each as a component of its own would cost more than the query
/// that found its row. The components of the same names draw with these.
/// </summary>
public static class Draw
{
    private static readonly RenderFragment[] Icons = [.. Enum.GetValues<IconName>().Select(name => Drawn(Outline("icon", name)))];
    private static readonly RenderFragment[] LargeIcons = [.. Enum.GetValues<IconName>().Select(name => Drawn(Outline("icon icon-20", name)))];

    /// <summary>An outline icon that says nothing by itself: 16 pixels, or 20.</summary>
    public static RenderFragment Icon(IconName name, bool large = false) => (large ? LargeIcons : Icons)[(int)name];

    /// <summary>A state: the shape of its category and its word.</summary>
    public static RenderFragment State(StateShape shape, string word, bool wordHidden = false) => page =>
    {
        Open(page, "span", MarkShapes.ClassOf(shape));
        SafeHtml.Draw(page, MarkShapes.Of(shape));
        Word(page, word, wordHidden);
        page.CloseElement();
    };

    /// <summary>A priority: bars and a word.</summary>
    /// <param name="level">How urgent.</param>
    /// <param name="word">Another word than the usual one.</param>
    /// <param name="wordHidden">Bars only, as in a narrow column; the word stays as a tooltip.</param>
    public static RenderFragment Priority(PriorityLevel level, string? word = null, bool wordHidden = false) => page =>
    {
        var said = word ?? Say("Priority" + level);
        Open(page, "span", MarkShapes.ClassOf(level), title: wordHidden ? said : null);
        SafeHtml.Draw(page, MarkShapes.Of(level));
        Word(page, said, wordHidden);
        page.CloseElement();
    };

    /// <summary>The type of an item: its outline and its name, which may be a tooltip only.</summary>
    public static RenderFragment Type(IconName icon, string word, bool wordHidden = false) => page =>
    {
        Open(page, "span", "mark type-mark type-" + (icon == IconName.SmsTask ? "sms-task" : icon.ToString().ToLowerInvariant()), title: wordHidden ? word : null);
        Icon(icon)(page);
        Word(page, word, wordHidden);
        page.CloseElement();
    };

    /// <summary>A due date or clock: sign, words, and the exact moment on hover.</summary>
    public static RenderFragment Due(DueState state, string words, string? title = null) => page =>
    {
        Open(page, "span", MarkShapes.ClassOf(state), title);
        SafeHtml.Draw(page, MarkShapes.Of(state));
        Word(page, words, hidden: false);
        page.CloseElement();
    };

    /// <summary>Initials on a tint that is always the same for the same name; hidden from screen readers, because the name stands beside it.</summary>
    public static RenderFragment Avatar(string? name, int size = 24, bool team = false) => page =>
    {
        var nobody = string.IsNullOrWhiteSpace(name);
        Open(page, "span", AvatarClass(name, size, team));
        page.AddAttribute(0, "aria-hidden", "true");
        if (nobody)
            Icon(IconName.Person)(page);
        else
            page.AddContent(0, Initials.Of(name));
        page.CloseElement();
    };

    /// <summary>A person or team with a name, or words for nobody.</summary>
    public static RenderFragment Person(string? name, string? empty = null, string? title = null, bool team = false, int size = 20) => page =>
    {
        var nobody = string.IsNullOrWhiteSpace(name);
        Open(page, "span", nobody ? "person person-nobody" : "person", nobody ? null : title);
        Avatar(name, size, team)(page);
        Open(page, "span", "person-name");
        page.AddContent(0, nobody ? empty ?? Say("Nobody") : name);
        page.CloseElement();
        page.CloseElement();
    };

    /// <summary>A moment in the reader's zone and culture: short words, the full moment on hover, machine-readable in the element.</summary>
    public static RenderFragment Moment(Instant at, TimestampStyle style, Instant now, DateTimeZone zone) => page =>
    {
        var culture = CultureInfo.CurrentCulture;
        page.OpenElement(0, "time");
        page.AddAttribute(0, "datetime", TimeWords.Machine(at));
        page.AddAttribute(0, "title", TimeWords.Full(at, zone, culture));
        page.AddContent(0, TimeWords.Written(at, style, now, zone, culture));
        page.CloseElement();
    };

    /// <summary>First cell of a selectable row.</summary>
    /// <param name="value">What is sent, usually the key.</param>
    /// <param name="label">What the row is called, for the checkbox's name.</param>
    /// <param name="form">Id of the form that acts on the selection.</param>
    public static RenderFragment SelectCell(string value, string label, string form) => page =>
    {
        Open(page, "td", "cell-select");
        page.OpenElement(0, "label");
        page.OpenElement(0, "input");
        page.AddAttribute(0, "type", "checkbox");
        page.AddAttribute(0, "name", "selected");
        page.AddAttribute(0, "value", value);
        page.AddAttribute(0, "form", form);
        page.AddAttribute(0, "data-select");
        page.AddAttribute(0, "aria-label", Texts<DesignTexts>.Say("SelectRow", label).ToString());
        page.AddAttribute(0, "autocomplete", "off");
        page.CloseElement();
        page.CloseElement();
        page.CloseElement();
    };

    internal static string AvatarClass(string? name, int size, bool team) =>
        $"avatar{size switch { 20 => " avatar-20", 32 => " avatar-32", 48 => " avatar-48", _ => "" }}{(team ? " avatar-team" : "")} {(string.IsNullOrWhiteSpace(name) ? "avatar-nobody" : $"avatar-{Initials.Tint(name)}")}";

    private static void Open(RenderTreeBuilder page, string element, string css, string? title = null)
    {
        page.OpenElement(0, element);
        page.AddAttribute(0, "class", css);
        if (title is not null)
            page.AddAttribute(0, "title", title);
    }

    private static void Word(RenderTreeBuilder page, string word, bool hidden)
    {
        page.OpenElement(0, "span");
        if (hidden)
            page.AddAttribute(0, "class", "visually-hidden");
        page.AddContent(0, word);
        page.CloseElement();
    }

    private static RenderFragment Drawn(string drawing) => page => SafeHtml.Draw(page, drawing);

    private static string Outline(string css, IconName name) =>
        $"""<svg class="{css}" viewBox="0 0 20 20" aria-hidden="true" focusable="false"><path d="{IconPaths.Of(name)}"></path></svg>""";

    private static string Say(string key) => Texts<DesignTexts>.Say(key).ToString();
}
