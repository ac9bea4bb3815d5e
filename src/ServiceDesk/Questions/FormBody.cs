using System.Text.Json;
using Steward.Platform.Text;
using Steward.WorkItems.Approving;

namespace Steward.ServiceDesk.Questions;

/// <summary>All that an offering's form says: what is asked, what is made of the answers, and whose yes it needs.</summary>
public sealed record FormBody
{
    public const int MostQuestions = 60;
    public const int MostItems = 12;
    public const int LongestTemplate = 4_000;

    public static FormBody Empty { get; } = new();

    /// <summary>In the order they are asked.</summary>
    public IReadOnlyList<Question> Questions { get; init; } = [];

    /// <summary>Title of the item, with <c>{question}</c> where an answer goes; the offering's name when empty.</summary>
    public string Title { get; init; } = "";

    /// <summary>Its description; the questions with their answers when empty.</summary>
    public string Description { get; init; } = "";

    /// <summary>Items made besides it, below it.</summary>
    public IReadOnlyList<FurtherItem> Items { get; init; } = [];

    /// <summary>Whose yes it waits for; nobody's when null.</summary>
    public ApprovalNeed? Approval { get; init; }

    public Question? Find(string key) => Questions.FirstOrDefault(q => q.Key == key);

    public static FormBody Read(string json) => JsonSerializer.Deserialize<FormBody>(json, PlatformJson.Options) ?? Empty;

    public string Written() => JsonSerializer.Serialize(this, PlatformJson.Options);
}

/// <summary>An item made besides the request, such as a task of another team.</summary>
/// <param name="Key">How others of the form name it in <see cref="After"/>.</param>
/// <param name="Title">With <c>{question}</c> where an answer goes.</param>
public sealed record FurtherItem(string Key, string Title)
{
    /// <summary>Key of its type.</summary>
    public string Type { get; init; } = "task";

    /// <summary>Key of its space; the offering's when empty.</summary>
    public string Space { get; init; } = "";

    /// <summary>Name of the team it is given to; nobody when empty.</summary>
    public string Team { get; init; } = "";

    public string Description { get; init; } = "";

    /// <summary>Condition about the answers under which it is made; always when empty.</summary>
    public string When { get; init; } = "";

    /// <summary>Keys of those that must be finished first: they block it.</summary>
    public IReadOnlyList<string> After { get; init; } = [];
}

/// <summary>Whose yes a request needs before work on it begins.</summary>
/// <param name="Steps">One after another.</param>
public sealed record ApprovalNeed(IReadOnlyList<ApprovalNeedStep> Steps)
{
    /// <summary>Condition about the answers under which it is needed; always when empty.</summary>
    public string When { get; init; } = "";
}

/// <summary>One step of it.</summary>
/// <param name="Approvers">Mail addresses, and words of <see cref="Requests.Approvers.Words"/>.</param>
public sealed record ApprovalNeedStep(StepRule Rule, IReadOnlyList<string> Approvers, int Amount = 0);
