using Steward.Platform.Workspaces;
using Steward.WorkItems.Defining;

namespace Steward.ServiceDesk.Questions;

/// <summary>What of an item an answer becomes.</summary>
internal static class AnswerTarget
{
    /// <summary>Parts every item has.</summary>
    public static readonly IReadOnlyList<string> Fixed = ["priority", "due", "service", "process"];

    public const string Field = "field:";

    /// <summary>The defined field a target means; null for another one.</summary>
    public static FieldDefinition? FieldOf(string target, Workspace workspace) =>
        target.StartsWith(Field, StringComparison.Ordinal) ? workspace.Get<FieldDirectory>().Find(target[Field.Length..]) : null;

    /// <summary>Can answers of this kind stand in that field?</summary>
    public static bool Fits(QuestionKind kind, FieldDefinition field) => field.Kind switch
    {
        FieldKind.Text => kind is not QuestionKind.File,
        FieldKind.Number => kind is QuestionKind.Number,
        FieldKind.Money => kind is QuestionKind.Money or QuestionKind.Number,
        FieldKind.Date => kind is QuestionKind.Date,
        FieldKind.Person => kind is QuestionKind.Person,
        FieldKind.Choice => kind is QuestionKind.Choice or QuestionKind.Text,
        FieldKind.Choices => kind is QuestionKind.Choice or QuestionKind.Choices,
        FieldKind.YesNo => kind is QuestionKind.YesNo,
        FieldKind.Item => kind is QuestionKind.Item,
        FieldKind.Client => kind is QuestionKind.Client,
        _ => false,
    };

    public static bool Fits(QuestionKind kind, string target) => target switch
    {
        "priority" => kind is QuestionKind.Choice,
        "due" => kind is QuestionKind.Date,
        _ => kind is QuestionKind.Choice or QuestionKind.Text,
    };
}
