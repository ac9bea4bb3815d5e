using Microsoft.EntityFrameworkCore;
using Steward.Identity.Erasing;
using Steward.Identity.People;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Text;
using Steward.ServiceDesk.Catalogue;
using Steward.WorkItems.Items;

namespace Steward.ServiceDesk.Requests;

/// <summary>Answers go with their item.</summary>
internal sealed class RequestParts : IPartsOfItems
{
    public async Task Remove(AppDb db, IQueryable<long> gone) => await db.Set<AskedRequest>().Where(r => gone.Contains(r.ItemId)).ExecuteDeleteAsync();
}

/// <summary>Answers somebody gave name them often: their words are replaced there, and elsewhere when texts are looked through.</summary>
internal sealed class RequestErasure : IErasedPart
{
    public async Task<IReadOnlyList<ErasureLine>> Preview(AppDb db, Person person, CancellationToken cancel) =>
        [new(Texts<CatalogueTexts>.Say("Erase_Answers"), await db.Set<AskedRequest>().LongCountAsync(r => r.ById == person.Id, cancel), ErasureEffect.Renamed)];

    public async Task Erase(CommandContext context, Person person, ErasedWords words)
    {
        var (name, email) = (words.Name, words.Email ?? words.Name);
        var rows = await context.Db.Set<AskedRequest>().Where(r => r.ById == person.Id || (words.AlsoText && (r.Answers.Contains(name) || r.Answers.Contains(email)))).ToListAsync();
        foreach (var row in rows)
            row.Answers = words.In(row.Answers);
    }
}
