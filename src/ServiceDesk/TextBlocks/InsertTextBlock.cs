using Microsoft.EntityFrameworkCore;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Text;
using Steward.WorkItems.Items;
using Steward.WorkItems.Spaces;

namespace Steward.ServiceDesk.TextBlocks;

/// <summary>Fills a text block for an item and counts its use. The text is not written anywhere: it goes into an answer somebody still has to send.</summary>
public sealed record InsertTextBlock(long Id, string Key) : ICommand<FilledBlock>
{
    public static Permission Needs => TextBlockPermissions.Keep;
}

public sealed record FilledBlock(string Text);

internal sealed class InsertTextBlockHandler : IHandle<InsertTextBlock, FilledBlock>
{
    public async Task<Outcome<FilledBlock>> Handle(InsertTextBlock command, CommandContext context)
    {
        var item = await context.Db.FindItem(context.Actor, context.Workspace.Get<SpaceDirectory>(), command.Key);
        if (item is null || !context.Actor.ReadsAllOf(item.SpaceId))
            return Refusal.Missing(Texts<Steward.WorkItems.WorkItemTexts>.Say("NoSuchItem", command.Key));
        if (context.Workspace.Get<TextBlockDirectory>().For(context.Actor, item.SpaceId).FirstOrDefault(b => b.Id == command.Id) is not { } block)
            return Refusal.Invalid("block", TextBlockAnswer.NoSuchBlock(command.Id).Sentence);
        var now = context.Now;
        await context.Db.Set<TextBlock>().Where(b => b.Id == command.Id).ExecuteUpdateAsync(set => set.SetProperty(b => b.Uses, b => b.Uses + 1).SetProperty(b => b.UsedAt, now));
        context.Tell(new Platform.Live.LiveNews(TextBlockDirectory.Topic));
        return new FilledBlock(BlockWords.Fill(block, item, context.Actor, context.Workspace));
    }
}
