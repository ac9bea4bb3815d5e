using Steward.Platform.Edge;
using Steward.Platform.Jobs;

namespace Steward.Platform.Events;

/// <summary>Marks the texts of the platform's own events (PlatformEventTexts.resx).</summary>
public sealed class PlatformEventTexts;

/// <summary>Tells what happened to jobs, mail, backups and the history itself.</summary>
internal sealed class PlatformEvents(JobCatalog jobs) : EventTeller(typeof(PlatformEventTexts), "job", "history", "workspace", "mail")
{
    protected override Task<IReadOnlyDictionary<(string Subject, long Id), SubjectName>> Names(Visit visit, IReadOnlyList<EventRow> rows, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyDictionary<(string Subject, long Id), SubjectName>>(
            rows.Where(row => row.Subject != "job").Select(row => (row.Subject, row.SubjectId)).Distinct()
                .ToDictionary(key => key, key => new SubjectName(SubjectWords(key.Subject), key.Subject is "history" or "mail" ? $"{visit.Root}/admin/{key.Subject}" : null)));

    protected override Task<Func<EventRow, Change, ToldChange>> Changes(Visit visit, IReadOnlyList<EventRow> rows, CancellationToken cancel) =>
        Task.FromResult<Func<EventRow, Change, ToldChange>>((_, change) => change.Field == "job"
            ? new ToldChange(Field("job"), change.From is null ? null : jobs.WordsOf(change.From), change.To is null ? null : jobs.WordsOf(change.To))
            : new ToldChange(Field(change.Field), change.From, change.To));
}
