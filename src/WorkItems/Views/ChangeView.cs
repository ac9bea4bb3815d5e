using Microsoft.EntityFrameworkCore;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Events;
using Steward.Platform.Live;
using Steward.Platform.Text;

namespace Steward.WorkItems.Views;

/// <summary>Changes a view: what is null stays as it is. Its address stays, too.</summary>
public sealed record ChangeView(string Slug) : ICommand<ViewAnswer>, ICheckItself
{
    public static Permission Needs => WorkItemPermissions.KeepViews;

    public string? Name { get; init; }

    public string? Settings { get; init; }

    public ViewAudience? Audience { get; init; }

    public long? TeamId { get; init; }

    public Refusal? Check() => Name is null ? null : ViewRules.MustHaveAName(Name);
}

internal sealed class ChangeViewHandler : IHandle<ChangeView, ViewAnswer>
{
    public async Task<Outcome<ViewAnswer>> Handle(ChangeView command, CommandContext context)
    {
        var (view, refusal) = await context.View(command.Slug);
        if (view is null)
            return refusal!;
        if (command.Settings is { } wished && ViewRules.MustBeReadable(wished, context) is { } unreadable)
            return unreadable;
        var audience = command.Audience ?? view.Audience;
        var team = audience == ViewAudience.Team ? command.TeamId ?? view.TeamId : null;
        if (ViewRules.MustShareWithOwnTeam(audience, team, context) is { } teamless)
            return teamless;

        var changes = new List<Change>();
        Note("name", view.Name, command.Name?.Trim() ?? view.Name);
        Note("audience", view.Audience.ToString(), audience.ToString());
        Note("settings", view.Settings, command.Settings ?? view.Settings);
        (view.Name, view.Audience, view.TeamId) = (command.Name?.Trim() ?? view.Name, audience, team);
        (view.Settings, view.UpdatedAt) = (command.Settings ?? view.Settings, context.Now);
        if (changes.Count > 0)
            context.Record(new ViewChanged { SubjectId = view.Id, SpaceId = view.SpaceId, Changes = changes });
        context.Tell(new LiveNews(ViewDirectory.Topic));
        return new ViewAnswer(view.Slug, view.Name, view.Audience, view.Settings);

        void Note(string field, string before, string after)
        {
            if (before != after)
                changes.Add(new Change(field, before, after));
        }
    }
}

/// <summary>Puts a view away, with all its pins.</summary>
public sealed record RemoveView(string Slug) : ICommand<Done>
{
    public static Permission Needs => WorkItemPermissions.KeepViews;
}

internal sealed class RemoveViewHandler : IHandle<RemoveView, Done>
{
    public async Task<Outcome<Done>> Handle(RemoveView command, CommandContext context)
    {
        var (view, refusal) = await context.View(command.Slug);
        if (view is null)
            return refusal!;
        context.Db.RemoveRange(await context.Db.Set<ViewPin>().Where(p => p.ViewId == view.Id).ToListAsync());
        context.Db.Remove(view);
        context.Record(new ViewRemoved { SubjectId = view.Id, SpaceId = view.SpaceId, Changes = [new Change("name", view.Name, null), new Change("settings", view.Settings, null)] });
        context.Tell(new LiveNews(ViewDirectory.Topic));
        return Done.Instance;
    }
}

internal static class ViewOrders
{
    /// <summary>The tracked view, when the actor sees it and may change it.</summary>
    public static async Task<(SavedView? View, Refusal? Refusal)> View(this CommandContext context, string slug)
    {
        var view = await context.Db.Set<SavedView>().FirstOrDefaultAsync(v => v.Slug == slug);
        if (view is null || !ViewDirectory.Sees(context.Actor, view))
            return (null, NoSuchView(slug));
        return ViewDirectory.MayChange(context.Actor, view) ? (view, null) : (null, Refusal.Forbidden(Texts<ViewTexts>.Say("OwnersView", view.Name)));
    }

    public static Refusal NoSuchView(string slug) => Refusal.Missing(Texts<ViewTexts>.Say("NoSuchView", slug));
}
