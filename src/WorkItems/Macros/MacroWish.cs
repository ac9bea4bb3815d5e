using Steward.Platform.Commands;
using Steward.Platform.Text;
using Steward.WorkItems.Items;
using Steward.WorkItems.Tagging;
using Steward.WorkItems.Views;

namespace Steward.WorkItems.Macros;

/// <summary>A macro as people write it: people and teams by name.</summary>
public sealed record MacroWish(string Name, MacroSteps Steps)
{
    public const int MostDays = 365;
    private const int LongestComment = 20_000;

    public ViewAudience Audience { get; init; }

    public long? TeamId { get; init; }

    public Refusal? Check()
    {
        var faults = new List<FieldFault>();
        if (Name.Trim().Length is 0 or > Macro.LongestName)
            faults.Add(new("name", Say("NameShape", Macro.LongestName)));
        if (Steps.DoesNothing)
            faults.Add(new("to", Say("DoesNothing")));
        faults.AddRange(TagText.Faults(Steps.AddTags, Steps.RemoveTags));
        if (Steps.DueDays is < 0 or > MostDays)
            faults.Add(new("dueDays", Say("DueShape", MostDays)));
        if (Steps.Comment is { } comment && (string.IsNullOrWhiteSpace(comment) || comment.Length > LongestComment))
            faults.Add(new("comment", Say("CommentShape", LongestComment)));
        if (Steps.Note?.Length > LongestComment)
            faults.Add(new("note", Say("CommentShape", LongestComment)));
        if (Steps is { Note: not null, To: null })
            faults.Add(new("note", Say("NoteWithoutState")));
        if ((Steps.Priority is { } priority && !Enum.IsDefined(priority)) || !Enum.IsDefined(Audience))
            faults.Add(new("priority", Say("ChoiceShape")));
        return Refusal.From(faults);
    }

    private static Said Say(string key, params object?[] arguments) => Texts<MacroTexts>.Say(key, arguments);
}
