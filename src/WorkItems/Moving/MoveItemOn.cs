using Microsoft.EntityFrameworkCore;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Text;
using Steward.WorkItems.Defining;
using Steward.WorkItems.Items;
using Steward.WorkItems.Limits;
using Steward.WorkItems.Merging;
using Steward.WorkItems.Types;

namespace Steward.WorkItems.Moving;

/// <summary>Takes an item to another state of its workflow. The note is the resolution, or the reason where the way demands one.</summary>
public sealed record MoveItemOn(string Key, string To) : ICommand<ItemAnswer>, ICheckItself
{
    public static Permission Needs => WorkItemPermissions.MoveOn;

    public string? Note { get; init; }

    public int? IfVersion { get; init; }

    public Refusal? Check() => Note?.Length > 20_000
        ? Refusal.Invalid("note", Texts<WorkItemTexts>.Say("TextTooLong", 20_000))
        : null;
}

internal sealed class MoveItemOnHandler : IHandle<MoveItemOn, ItemAnswer>
{
    public async Task<Outcome<ItemAnswer>> Handle(MoveItemOn command, CommandContext context)
    {
        var (item, refusal) = await context.Item(command.Key, WorkItemPermissions.MoveOn);
        if (refusal is not null)
            return refusal;
        if (command.IfVersion is { } seen && seen != item!.Version)
            return new Refusal(RefusalKind.Stale, Texts<Platform.PlatformTexts>.Say("Stale")) { Conflicts = [new("state", command.To, item.State)] };

        if (await MergeRules.MustStandAlone(item!, context) is { } merged)
            return merged;
        var workflow = context.TypeOf(item!.Type)!.Workflow;
        var names = context.Workspace.Get<TypeDirectory>();
        if (workflow.Find(command.To) is not { } to)
            return Refusal.Invalid("to", Texts<WorkItemTexts>.Say("NoSuchState", command.To, string.Join(", ", workflow.States.Select(s => s.Key))));
        if (to.Key == item.State)
            return context.Answer(item);
        if (workflow.Way(item.State, to.Key) is not { } way)
            return Refusal.Conflict(Texts<WorkItemTexts>.Say("NoWay", names.StateName(item.Type, item.State), names.StateName(item.Type, to.Key)));
        if (!context.Actor.May(way, item))
            return Refusal.Forbidden(Texts<WorkItemTexts>.Say("WayNotYours", names.StateName(item.Type, to.Key)));
        var lacking = await WorkItemRules.MustMeetWhatTheWayDemands(context.Db, item, way, command.Note);
        if (Refusal.From([.. lacking?.Fields ?? [], .. await FieldRules.MustHoldWhatTheStateAsks(context, item, to), .. await WayGuards.MustHold(context, item, way)]) is { } missing)
            return missing;
        if (await context.MustFindRoomIn(item, to) is { } full)
            return full;

        if (!item.IsOpen && to.Category < StateCategory.Done
            && await context.Db.Set<Closure>().FirstOrDefaultAsync(c => c.ItemId == item.Id) is { } closure)
            item.Reopen(closure, context);
        item.MoveOn(to, command.Note, context);
        await WayEffects.Happen(way, item, context);
        context.TellAbout(item);
        return context.Answer(item);
    }
}
