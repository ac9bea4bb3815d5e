using Microsoft.EntityFrameworkCore;
using Steward.Identity.Erasing;
using Steward.Identity.People;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Search;
using Steward.Platform.Text;
using Steward.WorkItems.Items;
using Steward.WorkItems.Types;

namespace Steward.WorkItems.Erasing;

/// <summary>Items and comments keep who asked, did and wrote, under the new name; what people wrote about the person is changed only when asked.</summary>
internal sealed class WorkPart : IErasedPart
{
    public async Task<IReadOnlyList<ErasureLine>> Preview(AppDb db, Person person, CancellationToken cancel)
    {
        var id = person.Id;
        return
        [
            Line("Erase_OpenOwned", await db.Set<WorkItem>().IgnoreQueryFilters().CountAsync(i => i.AssigneeId == id && i.Category < StateCategory.Done, cancel), ErasureEffect.Renamed),
            Line("Erase_Items", await db.Set<WorkItem>().IgnoreQueryFilters().CountAsync(i => i.AssigneeId == id || i.RequesterId == id || i.CreatedById == id, cancel), ErasureEffect.Renamed),
            Line("Erase_Comments", await db.Set<Comment>().CountAsync(c => c.AuthorId == id, cancel), ErasureEffect.Renamed),
            Line("Erase_Watched", await db.Set<Watcher>().CountAsync(w => w.PersonId == id, cancel), ErasureEffect.Goes),
            Line("Erase_Mentions", await Items(db, person.Name, person.Email).CountAsync(cancel) + await Comments(db, person.Name, person.Email).CountAsync(cancel)
                + await Fields(db, person.Name, person.Email).CountAsync(cancel), ErasureEffect.IfAsked),
        ];
    }

    public async Task Erase(CommandContext context, Person person, ErasedWords words)
    {
        await context.Db.Set<Watcher>().Where(w => w.PersonId == person.Id).ExecuteDeleteAsync();
        if (!words.AlsoText)
            return;
        foreach (var item in await Items(context.Db, words.Name, words.Email).ToListAsync())
        {
            (item.Title, item.Description) = (words.In(item.Title), words.In(item.Description));
            item.Version++;
            await context.Db.Reindex(new SearchEntry { Id = item.Id, ItemId = item.Id, Title = item.Title, Body = item.Description });
        }

        foreach (var comment in await Comments(context.Db, words.Name, words.Email).ToListAsync())
        {
            comment.Text = words.In(comment.Text);
            await context.Db.Reindex(new SearchEntry { Id = comment.Id, ItemId = comment.ItemId, Internal = comment.Internal ? 1 : 0, Title = "", Body = comment.Text });
        }

        foreach (var field in await Fields(context.Db, words.Name, words.Email).ToListAsync())
            field.Value = words.In(field.Value);
    }

    private static IQueryable<WorkItem> Items(AppDb db, string name, string? email) => db.Set<WorkItem>().IgnoreQueryFilters().Where(i =>
        i.Title.Contains(name) || i.Description.Contains(name) || (email != null && (i.Title.Contains(email) || i.Description.Contains(email))));

    private static IQueryable<Comment> Comments(AppDb db, string name, string? email) =>
        db.Set<Comment>().Where(c => c.Text.Contains(name) || (email != null && c.Text.Contains(email)));

    private static IQueryable<ItemField> Fields(AppDb db, string name, string? email) =>
        db.Set<ItemField>().Where(f => f.Value.Contains(name) || (email != null && f.Value.Contains(email)));

    private static ErasureLine Line(string key, long count, ErasureEffect effect) => new(Texts<WorkItemTexts>.Say(key), count, effect);
}
