using Microsoft.EntityFrameworkCore;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Text;
using Steward.WorkItems.Views;

namespace Steward.WorkItems.Feeding;

/// <summary>Gives a view an address for one's own calendar. The caller made the secret and shows it once; an earlier address of the same view ends.</summary>
public sealed record OpenFeed(string Slug, string Hash) : ICommand<Done>
{
    public static Permission Needs => WorkItemPermissions.KeepViews;
}

/// <summary>Ends one's own address of a view. Where there is none, all is well already.</summary>
public sealed record StopFeed(string Slug) : ICommand<Done>
{
    public static Permission Needs => WorkItemPermissions.KeepViews;
}

internal sealed class OpenFeedHandler : IHandle<OpenFeed, Done>
{
    public async Task<Outcome<Done>> Handle(OpenFeed command, CommandContext context)
    {
        if (context.Actor.PersonId is not { } me)
            return Refusal.Forbidden(Texts<ViewTexts>.Say("PersonNeeded"));
        var view = await context.Db.Set<SavedView>().FirstOrDefaultAsync(v => v.Slug == command.Slug);
        if (view is null || !ViewDirectory.Sees(context.Actor, view))
            return ViewOrders.NoSuchView(command.Slug);
        await context.Db.Set<ViewFeed>().Where(f => f.PersonId == me && f.ViewId == view.Id).ExecuteDeleteAsync();
        context.Db.Add(new ViewFeed { PersonId = me, ViewId = view.Id, Hash = command.Hash, CreatedAt = context.Now });
        context.Record(new FeedOpened { SubjectId = view.Id, SpaceId = view.SpaceId });
        return Done.Instance;
    }
}

internal sealed class StopFeedHandler : IHandle<StopFeed, Done>
{
    public async Task<Outcome<Done>> Handle(StopFeed command, CommandContext context)
    {
        if (context.Actor.PersonId is not { } me)
            return Refusal.Forbidden(Texts<ViewTexts>.Say("PersonNeeded"));
        var view = await context.Db.Set<SavedView>().FirstOrDefaultAsync(v => v.Slug == command.Slug);
        // one's own address of a view one no longer finds must still be stoppable, and says nothing about the view
        var feed = view is null ? null : await context.Db.Set<ViewFeed>().FirstOrDefaultAsync(f => f.PersonId == me && f.ViewId == view.Id);
        if (view is null || (feed is null && !ViewDirectory.Sees(context.Actor, view)))
            return ViewOrders.NoSuchView(command.Slug);
        if (feed is null)
            return Done.Instance;
        context.Db.Remove(feed);
        context.Record(new FeedStopped { SubjectId = view.Id, SpaceId = view.SpaceId });
        return Done.Instance;
    }
}
