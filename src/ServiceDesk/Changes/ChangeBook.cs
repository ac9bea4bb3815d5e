using System.Text.Json;
using NodaTime;
using Steward.Platform.Data;
using Steward.Platform.Text;
using Steward.Platform.Workspaces;

namespace Steward.ServiceDesk.Changes;

/// <summary>Models, questions and freezes in memory.</summary>
public sealed class ChangeBook : IPerWorkspace<ChangeBook>
{
    /// <summary>Told when one of them changes.</summary>
    public const string Topic = "change-models";

    /// <summary>Key of the type of item that is a change.</summary>
    public const string Type = "change";

    private readonly Remembered<Reading> remembered;

    private ChangeBook(Workspace workspace) => remembered = new(workspace, Topic, Read);

    public static ChangeBook Create(Workspace workspace) => new(workspace);

    public IReadOnlyList<ChangeModel> Models => remembered.Now.Models;

    /// <summary>Questions in their order, without retired ones.</summary>
    public IReadOnlyList<RiskQuestion> Questions => remembered.Now.Questions;

    public IReadOnlyList<RiskQuestion> AllQuestions => remembered.Now.AllQuestions;

    /// <summary>Freezes by their beginning.</summary>
    public IReadOnlyList<Freeze> Freezes => remembered.Now.Freezes;

    public ChangeModel? Model(long? id) => id is { } known ? Models.FirstOrDefault(m => m.Id == known) : null;

    /// <summary>Freezes that touch a span, for a service or for everything.</summary>
    public IEnumerable<Freeze> FreezesIn(Instant from, Instant to, long? service) => Freezes.Where(f => f.From < to && f.To > from && (f.ServiceId is null || f.ServiceId == service));

    public static IReadOnlyList<RiskAnswer> AnswersOf(RiskQuestion question) => JsonSerializer.Deserialize<IReadOnlyList<RiskAnswer>>(question.Answers, PlatformJson.Options) ?? [];

    public static string Written(IReadOnlyList<RiskAnswer> answers) => JsonSerializer.Serialize(answers, PlatformJson.Options);

    public static IReadOnlyList<GivenAnswer> GivenIn(ChangeFacts facts) => JsonSerializer.Deserialize<IReadOnlyList<GivenAnswer>>(facts.Answers, PlatformJson.Options) ?? [];

    private static Reading Read(AppDb db)
    {
        List<RiskQuestion> questions = [.. db.Set<RiskQuestion>().AsEnumerable().OrderBy(q => q.Order).ThenBy(q => q.Id)];
        return new Reading([.. db.Set<ChangeModel>().AsEnumerable().OrderBy(m => m.Id)], questions.FindAll(q => q.RetiredAt is null), questions, [.. db.Set<Freeze>().AsEnumerable().OrderBy(f => f.From)]);
    }

    private sealed record Reading(IReadOnlyList<ChangeModel> Models, IReadOnlyList<RiskQuestion> Questions, IReadOnlyList<RiskQuestion> AllQuestions, IReadOnlyList<Freeze> Freezes);
}
