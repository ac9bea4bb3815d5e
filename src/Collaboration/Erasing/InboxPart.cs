using Microsoft.EntityFrameworkCore;
using Steward.Collaboration.Drafting;
using Steward.Collaboration.Mailing;
using Steward.Collaboration.Notifying;
using Steward.Collaboration.Preferring;
using Steward.Identity.Erasing;
using Steward.Identity.People;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Text;

namespace Steward.Collaboration.Erasing;

/// <summary>The inbox of a person, their preferences and drafts: they go.</summary>
internal sealed class InboxPart : IErasedPart
{
    public async Task<IReadOnlyList<ErasureLine>> Preview(AppDb db, Person person, CancellationToken cancel) =>
    [
        new(Texts<CollaborationTexts>.Say("Erase_News"), await db.Set<Notification>().CountAsync(n => n.PersonId == person.Id, cancel), ErasureEffect.Goes),
        new(Texts<CollaborationTexts>.Say("Erase_Drafts"), await db.Set<KeptDraft>().CountAsync(d => d.PersonId == person.Id, cancel), ErasureEffect.Goes),
    ];

    public async Task Erase(CommandContext context, Person person, ErasedWords words)
    {
        var (db, id) = (context.Db, person.Id);
        await db.Set<Notification>().Where(n => n.PersonId == id).ExecuteDeleteAsync();
        await db.Set<NewsBundle>().Where(b => b.PersonId == id).ExecuteDeleteAsync();
        await db.Set<NewsPreference>().Where(p => p.PersonId == id).ExecuteDeleteAsync();
        await db.Set<SpacePreference>().Where(p => p.PersonId == id).ExecuteDeleteAsync();
        await db.Set<NewsDigest>().Where(d => d.PersonId == id).ExecuteDeleteAsync();
        await db.Set<KeptDraft>().Where(d => d.PersonId == id).ExecuteDeleteAsync();
    }
}
