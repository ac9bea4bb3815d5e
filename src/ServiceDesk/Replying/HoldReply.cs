using Microsoft.EntityFrameworkCore;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Events;
using Steward.Platform.Live;
using Steward.Platform.Outgoing;
using Steward.Platform.Text;
using Steward.ServiceDesk.Mailboxes;
using Steward.WorkItems.Items;
using Steward.WorkItems.Spaces;

namespace Steward.ServiceDesk.Replying;

/// <summary>Somebody decided about a letter of the desk.</summary>
public abstract record DeskLetterHappening : Happening
{
    public override string Subject => "desk-letter";
}

public sealed record LetterHeldBack : DeskLetterHappening
{
    public override string Kind => "desk-letter.held-back";
}

public sealed record LetterRepeated : DeskLetterHappening
{
    public override string Kind => "desk-letter.repeated";
}

/// <summary>Keeps letters of one comment from leaving, within the seconds before they do.</summary>
public sealed record HoldReply(string Key, long CommentId) : ICommand<Done>
{
    public static Permission Needs => MailboxPermissions.HandleReplies;
}

/// <summary>Sends a letter again that did not leave or did not arrive, under the id it always had. Its address counts as alive again.</summary>
public sealed record RepeatReply(string Key, long LetterId) : ICommand<Done>
{
    public static Permission Needs => MailboxPermissions.HandleReplies;
}

internal sealed class HoldReplyHandler : IHandle<HoldReply, Done>
{
    public async Task<Outcome<Done>> Handle(HoldReply command, CommandContext context)
    {
        var (item, refusal) = await LetterOrders.Item(context, command.Key);
        if (refusal is not null)
            return refusal;
        var letters = await context.Db.Set<SentMail>().Where(s => s.ItemId == item!.Id && s.CommentId == command.CommentId).Select(s => s.Id).ToListAsync();
        var messages = await context.Db.Set<OutgoingMessage>().Where(m => letters.Contains(m.Id)).ToListAsync();
        if (messages.Count == 0)
            return Refusal.Missing(Texts<MailboxTexts>.Say("NoSuchLetter"));
        if (messages.Count(message => MailRoom.HoldBack(context, message)) == 0)
            return Refusal.Conflict(Texts<MailboxTexts>.Say("LetterLeft"));
        context.Record(new LetterHeldBack { SubjectId = command.CommentId, SpaceId = item!.SpaceId, Internal = true, Note = command.Key });
        LetterOrders.Tell(context, item);
        return Done.Instance;
    }
}

internal sealed class RepeatReplyHandler : IHandle<RepeatReply, Done>
{
    public async Task<Outcome<Done>> Handle(RepeatReply command, CommandContext context)
    {
        var (item, refusal) = await LetterOrders.Item(context, command.Key);
        if (refusal is not null)
            return refusal;
        if (await context.Db.Set<SentMail>().FirstOrDefaultAsync(s => s.Id == command.LetterId && s.ItemId == item!.Id) is not { } sent
            || await context.Db.Set<OutgoingMessage>().FirstOrDefaultAsync(m => m.Id == sent.Id) is not { } message)
            return Refusal.Missing(Texts<MailboxTexts>.Say("NoSuchLetter"));
        if (await MailRoom.SendAgain(context, message) is { } no)
            return no;
        (sent.FailedAt, sent.FailureWords) = (null, null);
        if (await context.Db.Set<DeadAddress>().FirstOrDefaultAsync(d => d.Address == sent.Recipient) is { } dead)
            context.Db.Remove(dead);
        context.Record(new LetterRepeated { SubjectId = sent.Id, SpaceId = item!.SpaceId, Internal = true, Note = $"{command.Key} {sent.Recipient}" });
        LetterOrders.Tell(context, item);
        return Done.Instance;
    }
}

internal static class LetterOrders
{
    /// <summary>The item for somebody who works in its space; who only asks is told it is not there.</summary>
    public static async Task<(WorkItem? Item, Refusal? Refusal)> Item(CommandContext context, string key)
    {
        var spaces = context.Workspace.Get<SpaceDirectory>();
        if (await context.Db.FindItem(context.Actor, spaces, key) is not { } item || !context.Actor.ReadsAllOf(item.SpaceId))
            return (null, Refusal.Missing(Texts<MailboxTexts>.Say("NoSuchLetter"))); // as if only the letter were missing
        return (item, context.Authorise(MailboxPermissions.HandleReplies, item.SpaceId));
    }

    public static void Tell(CommandContext context, WorkItem item) =>
        context.Tell(new LiveNews($"item:{new WorkItemKey(context.Workspace.Get<SpaceDirectory>().KeyOf(item.SpaceId), item.Number)}", item.SpaceId));
}
