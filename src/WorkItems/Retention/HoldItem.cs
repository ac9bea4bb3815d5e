using Microsoft.EntityFrameworkCore;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Events;
using Steward.Platform.Text;
using Steward.WorkItems.Items;

namespace Steward.WorkItems.Retention;

/// <summary>Keeps an item whatever the rules say; without a reason the hold ends.</summary>
public sealed record HoldItem(string Key, string? Reason) : ICommand<Done>, ICheckItself
{
    private const int Longest = 300;

    public static Permission Needs => WorkItemPermissions.ManageSpace;

    public Refusal? Check() => Reason?.Trim().Length > Longest ? Refusal.Invalid("reason", Texts<RetentionTexts>.Say("ReasonLong", Longest)) : null;
}

public sealed record ItemHoldChanged : ItemHappening
{
    public override string Kind => "item.hold-changed";
}

internal sealed class HoldItemHandler : IHandle<HoldItem, Done>
{
    public async Task<Outcome<Done>> Handle(HoldItem command, CommandContext context)
    {
        var (item, refusal) = await context.Item(command.Key, WorkItemPermissions.ManageSpace);
        if (refusal is not null)
            return refusal;
        var reason = command.Reason?.Trim() is { Length: > 0 } given ? given : null;
        var hold = await context.Db.Set<ItemHold>().FirstOrDefaultAsync(h => h.ItemId == item!.Id);
        if (hold?.Reason == reason)
            return Done.Instance;
        if (hold is not null)
            await context.Db.Set<ItemHold>().Where(h => h.ItemId == item!.Id).ExecuteDeleteAsync();
        if (hold is not null)
            context.Db.Entry(hold).State = EntityState.Detached;
        if (reason is not null)
            context.Db.Add(new ItemHold { ItemId = item!.Id, Reason = reason, ById = context.Actor.PersonId, At = context.Now });
        context.Record(new ItemHoldChanged { SubjectId = item!.Id, SpaceId = item.SpaceId, Internal = true, Changes = [new Change("hold", hold?.Reason, reason)] });
        context.TellAbout(item);
        return Done.Instance;
    }
}
