using Microsoft.EntityFrameworkCore;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Text;
using Steward.WorkItems.Items;

namespace Steward.WorkItems.Approving;

/// <summary>Takes back the approval that is asked for, for example to change the item and ask again.</summary>
public sealed record WithdrawApproval(string Key) : ICommand<Done>
{
    public static Permission Needs => WorkItemPermissions.Change;
}

internal sealed class WithdrawApprovalHandler : IHandle<WithdrawApproval, Done>
{
    public async Task<Outcome<Done>> Handle(WithdrawApproval command, CommandContext context)
    {
        var (item, refusal) = await context.Item(command.Key, WorkItemPermissions.Change);
        if (refusal is not null)
            return refusal;
        if (await context.Db.Set<Approval>().FirstOrDefaultAsync(a => a.ItemId == item!.Id && a.State == ApprovalState.Open) is not { } approval)
            return Refusal.Conflict(Texts<ApprovalTexts>.Say("NothingAsked", context.KeyOf(item!)));
        item!.Touch(context);
        context.End(item, approval, ApprovalState.Withdrawn);
        return Done.Instance;
    }
}
