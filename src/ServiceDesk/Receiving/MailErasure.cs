using Microsoft.EntityFrameworkCore;
using Steward.Identity.Erasing;
using Steward.Identity.People;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Text;
using Steward.ServiceDesk.Mailboxes;
using Steward.ServiceDesk.Replying;

namespace Steward.ServiceDesk.Receiving;

/// <summary>Raw mails of a person and letters to them go; that there was one stays with the item.</summary>
internal sealed class MailErasure : IErasedPart
{
    public async Task<IReadOnlyList<ErasureLine>> Preview(AppDb db, Person person, CancellationToken cancel) =>
        [new(Texts<MailboxTexts>.Say("Erase_Mails"), await Of(db, person.Id, person.Email).CountAsync(cancel) + await db.Set<SentMail>().CountAsync(m => m.PersonId == person.Id, cancel), ErasureEffect.Goes)];

    public async Task Erase(CommandContext context, Person person, ErasedWords words)
    {
        await Of(context.Db, person.Id, words.Email).ExecuteUpdateAsync(set => set
            .SetProperty(m => m.RawHash, "").SetProperty(m => m.HtmlHash, (string?)null).SetProperty(m => m.Quoted, (string?)null).SetProperty(m => m.FromName, words.Alias).SetProperty(m => m.FromAddress, (string?)null));
        await context.Db.Set<SentMail>().Where(m => m.PersonId == person.Id).ExecuteDeleteAsync();
        await context.Db.Set<DeadAddress>().Where(d => d.Address == words.Email).ExecuteDeleteAsync();
    }

    private static IQueryable<ReceivedMail> Of(AppDb db, long id, string? email) => db.Set<ReceivedMail>().Where(m => m.PersonId == id || (email != null && m.FromAddress == email));
}
