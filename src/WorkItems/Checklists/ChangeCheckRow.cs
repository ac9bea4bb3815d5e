using Microsoft.EntityFrameworkCore;
using Steward.Identity.Directory;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Events;
using Steward.Platform.Text;
using Steward.WorkItems.Items;

namespace Steward.WorkItems.Checklists;

/// <summary>Ticks a row off or not, words it anew, puts it elsewhere. Only what is given changes.</summary>
public sealed record ChangeCheckRow(string Key, long Row) : ICommand<CheckAnswer>, ICheckItself
{
    public static Permission Needs => WorkItemPermissions.Change;

    public bool? Done { get; init; }

    public string? Text { get; init; }

    /// <summary>From 1; what is beyond the end means the end.</summary>
    public int? Position { get; init; }

    public Refusal? Check() => Done is null && Text is null && Position is null
        ? Refusal.Invalid("row", Texts<ItemTexts>.Say("CheckNothing"))
        : Text is null ? null : CheckRow.TextFault("text", Text);
}

internal sealed class ChangeCheckRowHandler : IHandle<ChangeCheckRow, CheckAnswer>
{
    public async Task<Outcome<CheckAnswer>> Handle(ChangeCheckRow command, CommandContext context)
    {
        var (item, refusal) = await context.Item(command.Key, WorkItemPermissions.Change);
        if (refusal is not null)
            return refusal;
        var rows = await context.Db.Set<CheckRow>().Where(c => c.ItemId == item!.Id).OrderBy(c => c.Position).ThenBy(c => c.Id).ToListAsync();
        if (rows.Find(c => c.Id == command.Row) is not { } row)
            return Refusal.Missing(Texts<ItemTexts>.Say("NoSuchCheck"));

        var changed = Tick(row, command.Done, item!, context) | Reword(row, command.Text?.Trim(), item!, context) | Place(rows, row, command.Position, item!, context);
        if (changed)
        {
            item!.Touch(context);
            context.TellAbout(item);
        }

        return CheckAnswer.Of(row, context.Workspace.Get<PeopleDirectory>().Now);
    }

    /// <summary>Who ticks what is ticked already changes nothing: the first to do it did it.</summary>
    private static bool Tick(CheckRow row, bool? done, WorkItem item, CommandContext context)
    {
        if (done is not { } wished || wished == (row.DoneAt is not null))
            return false;
        Change[] changes = [new("checklist", null, row.Text)];
        if (wished)
        {
            row.Tick(context.Actor.PersonId, context.Now);
            context.Record(new CheckRowTicked { SubjectId = item.Id, SpaceId = item.SpaceId, Internal = true, Changes = changes });
        }
        else
        {
            row.Untick();
            context.Record(new CheckRowUnticked { SubjectId = item.Id, SpaceId = item.SpaceId, Internal = true, Changes = changes });
        }

        return true;
    }

    private static bool Reword(CheckRow row, string? text, WorkItem item, CommandContext context)
    {
        if (text is null || text == row.Text)
            return false;
        context.Record(new CheckRowChanged { SubjectId = item.Id, SpaceId = item.SpaceId, Internal = true, Changes = [new Change("checklist", row.Text, text)] });
        row.Text = text;
        return true;
    }

    private static bool Place(List<CheckRow> rows, CheckRow row, int? position, WorkItem item, CommandContext context)
    {
        if (position is not { } wished || Math.Clamp(wished, 1, rows.Count) is var to && to == row.Position)
            return false;
        rows.Remove(row);
        rows.Insert(to - 1, row);
        CheckOrder.Number(rows);
        context.Record(new CheckRowChanged { SubjectId = item.Id, SpaceId = item.SpaceId, Internal = true, Changes = [new Change("checklist", null, row.Text)] });
        return true;
    }
}

/// <summary>Keeps positions without gaps.</summary>
internal static class CheckOrder
{
    public static void Number(IReadOnlyList<CheckRow> rows)
    {
        for (var at = 0; at < rows.Count; at++)
            rows[at].Position = at + 1;
    }
}
