using Microsoft.EntityFrameworkCore;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Events;
using Steward.Platform.Text;
using Steward.WorkItems.Items;

namespace Steward.WorkItems.Linking;

/// <summary>Says how two items belong together. Both must be the actor's to change: a link stands on both pages.</summary>
/// <param name="Key">The item that speaks.</param>
/// <param name="How">A slug of <see cref="LinkEnd"/>: <c>blocks</c>, <c>blocked-by</c>…</param>
/// <param name="Other">Key of the other item.</param>
public sealed record LinkItems(string Key, string How, string Other) : ICommand<LinkAnswer>, ICheckItself
{
    public static Permission Needs => WorkItemPermissions.Change;

    public Refusal? Check() => LinkEnd.Find(How) is null
        ? Refusal.Invalid("how", Texts<ItemTexts>.Say("LinkHow", How, string.Join(", ", LinkEnd.All.Select(end => end.Slug))))
        : null;
}

/// <summary>A link as one item sees it.</summary>
public sealed record LinkAnswer(string Id, string How, string Key, string Title);

public sealed record ItemLinked : ItemHappening
{
    public override string Kind => "item.linked";
}

internal sealed class LinkItemsHandler : IHandle<LinkItems, LinkAnswer>
{
    public async Task<Outcome<LinkAnswer>> Handle(LinkItems command, CommandContext context)
    {
        var (item, refusal) = await context.Item(command.Key, WorkItemPermissions.Change);
        if (refusal is not null)
            return refusal;
        var (other, otherRefusal) = await context.Item(command.Other.Trim(), WorkItemPermissions.Change);
        if (otherRefusal is not null)
            return Refusal.Invalid("other", otherRefusal.Sentence);
        if (item!.Id == other!.Id)
            return Refusal.Invalid("other", Texts<ItemTexts>.Say("LinkToItself"));

        var end = LinkEnd.Find(command.How)!;
        var (from, to) = end.Reversed ? (other, item) : (item, other);
        if (await Standing(context.Db, from.Id, to.Id, end.Kind) is { } standing)
        {
            var words = LinkEnd.Of(standing, item.Id).Words;
            return Refusal.Invalid("other", Texts<ItemTexts>.Say("LinkThere", context.KeyOf(item), words, context.KeyOf(other)));
        }

        var link = new ItemLink { Id = Ids.Next(), FromId = from.Id, ToId = to.Id, Kind = end.Kind };
        context.Db.Add(link);
        Record(context, item, end, other);
        Record(context, other, end.Other, item);
        return new LinkAnswer(link.Id.ToString(), end.Slug, context.KeyOf(other), other.Title);
    }

    /// <summary>The same link, or the one that says the contrary: what blocks me can not be blocked by me.</summary>
    private static Task<ItemLink?> Standing(AppDb db, long from, long to, LinkKind kind) =>
        db.Set<ItemLink>().FirstOrDefaultAsync(l => l.Kind == kind && ((l.FromId == from && l.ToId == to) || (l.FromId == to && l.ToId == from)));

    private static void Record(CommandContext context, WorkItem item, LinkEnd end, WorkItem other)
    {
        context.Record(new ItemLinked { SubjectId = item.Id, SpaceId = item.SpaceId, Changes = [new Change(end.Slug, null, context.KeyOf(other))] });
        context.TellAbout(item);
    }
}
