using Microsoft.EntityFrameworkCore;
using Steward.Platform.Commands;
using Steward.Platform.Live;
using Steward.WorkItems.Items;
using Steward.WorkItems.Querying;

namespace Steward.WorkItems.Tagging;

/// <summary>Writes the tags of an item: the rows queries ask and the text lists read, always both.</summary>
internal static class Tagging
{
    public static async Task SetTags(this CommandContext context, WorkItem item, WorkItem.Changing change, IReadOnlyList<string> tags)
    {
        if (TagText.Join(tags) == item.Tags)
            return;
        var wanted = tags.ToDictionary(TagText.Folded, StringComparer.Ordinal);
        foreach (var row in await context.Db.Set<ItemTag>().Where(t => t.ItemId == item.Id).ToListAsync())
        {
            if (wanted.Remove(row.Folded, out var tag))
                row.Tag = tag;
            else
                context.Db.Remove(row);
        }

        foreach (var (folded, tag) in wanted)
            context.Db.Add(new ItemTag { ItemId = item.Id, Folded = folded, Tag = tag });
        change.Tags(TagText.Join(tags));
        context.TellNewTags(item);
    }

    /// <summary>The tags of an item that is being made.</summary>
    public static void AddTags(this CommandContext context, WorkItem item, IReadOnlyList<string> tags)
    {
        item.Tags = TagText.Join(tags);
        foreach (var tag in tags)
            context.Db.Add(new ItemTag { ItemId = item.Id, Folded = TagText.Folded(tag), Tag = tag });
        context.TellNewTags(item);
    }

    /// <summary>Tags that are offered are read again when the item's space has a new one.</summary>
    public static void TellNewTags(this CommandContext context, WorkItem item)
    {
        if (context.Workspace.Get<ItemWords>().LacksTags(item.SpaceId, TagText.Split(item.Tags)))
            context.Tell(new LiveNews(ItemWords.Topic));
    }
}
