using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Events;
using Steward.Platform.Live;
using Steward.Platform.Text;
using Steward.WorkItems.Spaces;

namespace Steward.WorkItems.Limits;

/// <summary>A limit as it is said.</summary>
/// <param name="Column">A state's key, or <c>category:active</c>.</param>
public sealed record SaidLimit(string Column, int Most, bool Hard = false);

/// <summary>Says all limits of a space anew; columns not named have none.</summary>
public sealed record LimitSpace(string Space, IReadOnlyList<SaidLimit> Limits) : ICommand<IReadOnlyList<SaidLimit>>, ICheckItself
{
    public const int Largest = 999;

    public static Permission Needs => WorkItemPermissions.ManageSpace;

    public Refusal? Check()
    {
        var faults = Limits.Where(l => l.Most is < 1 or > Largest).Select(l => new FieldFault("most:" + l.Column, Texts<LimitTexts>.Say("LimitShape", Largest))).ToList();
        faults.AddRange(Limits.GroupBy(l => l.Column).Where(g => g.Count() > 1).Select(g => new FieldFault("most:" + g.Key, Texts<LimitTexts>.Say("LimitTwice", g.Key))));
        return Refusal.From(faults);
    }
}

internal sealed class LimitSpaceHandler : IHandle<LimitSpace, IReadOnlyList<SaidLimit>>
{
    public async Task<Outcome<IReadOnlyList<SaidLimit>>> Handle(LimitSpace command, CommandContext context)
    {
        var (space, refusal) = await context.Space(command.Space);
        if (space is null)
            return refusal!;
        var columns = LimitColumns.Of(space, context.Workspace).Select(c => c.Key).ToHashSet(StringComparer.Ordinal);
        if (command.Limits.FirstOrDefault(l => !columns.Contains(l.Column)) is { } unknown)
            return Refusal.Invalid("most:" + unknown.Column, Texts<LimitTexts>.Say("NoSuchColumn", unknown.Column, string.Join(", ", columns)));

        var known = await context.Db.Set<ColumnLimit>().Where(l => l.SpaceId == space.Id).ToDictionaryAsync(l => l.ColumnKey);
        var changes = new List<Change>();
        foreach (var said in command.Limits)
        {
            var before = known.Remove(said.Column, out var limit) ? Words(limit.Most, limit.Hard) : null;
            if (limit is null)
                context.Db.Add(limit = new ColumnLimit { SpaceId = space.Id, ColumnKey = said.Column });
            (limit.Most, limit.Hard) = (said.Most, said.Hard);
            Note(said.Column, before, Words(said.Most, said.Hard));
        }

        foreach (var gone in known.Values)
        {
            context.Db.Remove(gone);
            Note(gone.ColumnKey, Words(gone.Most, gone.Hard), null);
        }

        if (changes.Count > 0)
            context.Record(new SpaceChanged { SubjectId = space.Id, SpaceId = space.Id, Changes = changes });
        context.Tell(new LiveNews(LimitDirectory.Topic));
        context.Tell(new LiveNews($"space:{space.Key}", space.Id));
        return Outcome.Of(command.Limits);

        void Note(string column, string? before, string? after)
        {
            if (before != after)
                changes.Add(new Change("limit " + column, before, after));
        }
    }

    private static string Words(int most, bool hard) => most.ToString(CultureInfo.InvariantCulture) + (hard ? " hard" : "");
}
