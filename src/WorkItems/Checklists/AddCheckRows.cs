using Microsoft.EntityFrameworkCore;
using Steward.Identity.Directory;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Events;
using Steward.Platform.Text;
using Steward.WorkItems.Items;

namespace Steward.WorkItems.Checklists;

/// <summary>Puts rows at the end of an item's checklist, in their order.</summary>
public sealed record AddCheckRows(string Key, IReadOnlyList<string> Rows) : ICommand<IReadOnlyList<CheckAnswer>>, ICheckItself
{
    public static Permission Needs => WorkItemPermissions.Change;

    public Refusal? Check() => Rows is not { Count: > 0 }
        ? Refusal.Invalid("rows", Texts<ItemTexts>.Say("CheckMissing"))
        : Rows.Select(row => CheckRow.TextFault("rows", row)).FirstOrDefault(fault => fault is not null);
}

internal sealed class AddCheckRowsHandler : IHandle<AddCheckRows, IReadOnlyList<CheckAnswer>>
{
    public async Task<Outcome<IReadOnlyList<CheckAnswer>>> Handle(AddCheckRows command, CommandContext context)
    {
        var (item, refusal) = await context.Item(command.Key, WorkItemPermissions.Change);
        if (refusal is not null)
            return refusal;
        var before = await context.Db.Set<CheckRow>().CountAsync(c => c.ItemId == item!.Id);
        if (before + command.Rows.Count > CheckRow.Most)
            return Refusal.Invalid("rows", Texts<ItemTexts>.Say("ChecksTooMany", CheckRow.Most));

        var rows = command.Rows.Select((text, at) => new CheckRow { Id = Ids.Next(), ItemId = item!.Id, Text = text.Trim(), Position = before + at + 1 }).ToList();
        context.Db.AddRange(rows);
        item!.Touch(context);
        context.Record(new CheckRowsAdded
        {
            SubjectId = item.Id, SpaceId = item.SpaceId, Internal = true, Changes = [.. rows.Select(row => new Change("checklist", null, row.Text))],
        });
        context.TellAbout(item);
        var people = context.Workspace.Get<PeopleDirectory>().Now;
        return Outcome.Of<IReadOnlyList<CheckAnswer>>([.. rows.Select(row => CheckAnswer.Of(row, people))]);
    }
}
