using Microsoft.EntityFrameworkCore;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Live;
using Steward.Platform.Text;

namespace Steward.WorkItems.Views;

/// <summary>Puts a view into one's own sidebar (<c>null</c> takes it out), or moves it there.</summary>
/// <param name="Slug">The view.</param>
/// <param name="Position">0 is the top; large numbers mean the end.</param>
public sealed record PinView(string Slug, int? Position) : ICommand<Done>
{
    public static Permission Needs => WorkItemPermissions.KeepViews;
}

internal sealed class PinViewHandler : IHandle<PinView, Done>
{
    public async Task<Outcome<Done>> Handle(PinView command, CommandContext context)
    {
        if (context.Actor.PersonId is not { } me)
            return Refusal.Forbidden(Texts<ViewTexts>.Say("PersonNeeded"));
        var view = await context.Db.Set<SavedView>().FirstOrDefaultAsync(v => v.Slug == command.Slug);
        if (view is null || !ViewDirectory.Sees(context.Actor, view))
            return ViewOrders.NoSuchView(command.Slug);

        var pins = await context.Db.Set<ViewPin>().Where(p => p.PersonId == me).OrderBy(p => p.Position).ToListAsync();
        var own = pins.Find(p => p.ViewId == view.Id);
        if (own is not null)
            pins.Remove(own);
        if (command.Position is not { } position)
        {
            if (own is not null)
                context.Db.Remove(own);
        }
        else
        {
            if (own is null && pins.Count >= ViewRules.MostPins)
                return Refusal.Conflict(Texts<ViewTexts>.Say("TooManyPins", ViewRules.MostPins));
            if (own is null)
                context.Db.Add(own = new ViewPin { PersonId = me, ViewId = view.Id });
            pins.Insert(Math.Clamp(position, 0, pins.Count), own);
        }

        for (var at = 0; at < pins.Count; at++)
            pins[at].Position = at;
        context.Tell(new LiveNews(ViewDirectory.Topic));
        return Done.Instance;
    }
}
