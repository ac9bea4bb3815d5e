using Microsoft.EntityFrameworkCore;
using Steward.Identity.Erasing;
using Steward.Identity.People;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Live;
using Steward.Platform.Text;

namespace Steward.ServiceDesk.TextBlocks;

/// <summary>What a person wrote for themselves alone goes; what they shared is their team's.</summary>
internal sealed class TextBlockErasure : IErasedPart
{
    public async Task<IReadOnlyList<ErasureLine>> Preview(AppDb db, Person person, CancellationToken cancel) =>
        [new(Texts<TextBlockTexts>.Say("Erase_Own"), await Own(db, person.Id).CountAsync(cancel), ErasureEffect.Goes)];

    public async Task Erase(CommandContext context, Person person, ErasedWords words)
    {
        await Own(context.Db, person.Id).ExecuteDeleteAsync();
        context.Tell(new LiveNews(TextBlockDirectory.Topic));
    }

    private static IQueryable<TextBlock> Own(AppDb db, long person) => db.Set<TextBlock>().Where(b => b.OwnerId == person && b.Audience == BlockAudience.Mine);
}
