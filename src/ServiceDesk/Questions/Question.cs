namespace Steward.ServiceDesk.Questions;

/// <summary>What a question is answered with.</summary>
public enum QuestionKind
{
    Text = 0,
    LongText = 1,
    Number = 2,
    Money = 3,
    Date = 4,
    Choice = 5,
    Choices = 6,
    YesNo = 7,

    /// <summary>Somebody the asker may know of.</summary>
    Person = 8,
    Client = 9,

    /// <summary>The key of an item the asker sees.</summary>
    Item = 10,
    File = 11,
}

/// <summary>One question of a form.</summary>
/// <param name="Key">How conditions, templates, links and the API name it; small letters, digits and hyphens.</param>
/// <param name="Label">What is asked.</param>
public sealed record Question(string Key, string Label)
{
    public const int LongestKey = 40;
    public const int LongestLabel = 160;
    public const int LongestHelp = 600;
    public const int LongestPattern = 200;
    public const int LongestText = 2_000;
    public const int LongestLongText = 20_000;
    public const int MostFiles = 10;

    /// <summary>Heading it stands under; questions of one heading stand together.</summary>
    public string Section { get; init; } = "";

    public QuestionKind Kind { get; init; }

    public string Help { get; init; } = "";

    public bool Required { get; init; }

    /// <summary>What may be chosen, in order.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>Stands behind numbers and amounts.</summary>
    public string Unit { get; init; } = "";

    /// <summary>The least: letters of a text, a number, a day (<c>2026-12-24</c>, <c>today</c>, <c>today+14</c>), ticks of several choices.</summary>
    public string Least { get; init; } = "";

    /// <summary>The most, alike.</summary>
    public string Most { get; init; } = "";

    /// <summary>Regular expression a text must match as a whole, without look-around and back references so that no text can make it slow.</summary>
    public string Pattern { get; init; } = "";

    /// <summary>What the pattern wants, in words: shown when it is not met.</summary>
    public string PatternWords { get; init; } = "";

    /// <summary>Condition about former answers under which it is asked; always when empty.</summary>
    public string VisibleIf { get; init; } = "";

    /// <summary>Condition about former answers under which it must be answered.</summary>
    public string RequiredIf { get; init; } = "";

    /// <summary>What stands in it at first: a word of <see cref="Prefilling.Sources"/> or a text.</summary>
    public string Prefill { get; init; } = "";

    /// <summary>What of the item the answer becomes: a word of <see cref="AnswerTarget.Fixed"/>, <c>field:key</c>, or nothing.</summary>
    public string Target { get; init; } = "";

    /// <summary>As forms and refusals name it.</summary>
    public string FormName => FormNameOf(Key);

    public static string FormNameOf(string key) => "answers." + key;
}
