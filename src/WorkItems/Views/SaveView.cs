using Microsoft.EntityFrameworkCore;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Events;
using Steward.Platform.Live;
using Steward.Platform.Text;
using Steward.WorkItems.Items;
using Steward.WorkItems.Spaces;

namespace Steward.WorkItems.Views;

/// <summary>A view as it is answered.</summary>
public sealed record ViewAnswer(string Slug, string Name, ViewAudience Audience, string Settings);

/// <summary>Keeps what a page shows under a name.</summary>
/// <param name="Name">As people will look for it.</param>
/// <param name="Settings">The address's query string: <c>?q=…&amp;layout=board</c>.</param>
public sealed record SaveView(string Name, string Settings) : ICommand<ViewAnswer>, ICheckItself
{
    public static Permission Needs => WorkItemPermissions.KeepViews;

    public ViewAudience Audience { get; init; }

    public long? TeamId { get; init; }

    /// <summary>Key of the space it is about; null for all.</summary>
    public string? Space { get; init; }

    public Refusal? Check() => ViewRules.MustHaveAName(Name);
}

internal sealed class SaveViewHandler : IHandle<SaveView, ViewAnswer>
{
    public async Task<Outcome<ViewAnswer>> Handle(SaveView command, CommandContext context)
    {
        if (context.Actor.PersonId is not { } me)
            return Refusal.Forbidden(Texts<ViewTexts>.Say("PersonNeeded"));
        if ((ViewRules.MustBeReadable(command.Settings, context) ?? ViewRules.MustShareWithOwnTeam(command.Audience, command.TeamId, context)) is { } refusal)
            return refusal;
        var space = command.Space is null ? null : context.Workspace.Get<SpaceDirectory>().Find(command.Space);
        if (command.Space is not null && (space is null || !context.Actor.ReadsAllOf(space.Id)))
            return Refusal.Missing(Texts<WorkItemTexts>.Say("NoSuchSpace", command.Space));

        var view = new SavedView
        {
            Id = Ids.Next(), Slug = await FreeSlug(command.Name, context), Name = command.Name.Trim(), OwnerId = me, SpaceId = space?.Id, Settings = command.Settings,
            Audience = command.Audience, TeamId = command.Audience == ViewAudience.Team ? command.TeamId : null, CreatedAt = context.Now, UpdatedAt = context.Now,
        };
        context.Db.Add(view);
        context.Record(new ViewSaved { SubjectId = view.Id, SpaceId = view.SpaceId, Changes = [new Change("name", null, view.Name), new Change("audience", null, view.Audience.ToString())] });
        context.Tell(new LiveNews(ViewDirectory.Topic));
        return new ViewAnswer(view.Slug, view.Name, view.Audience, view.Settings);
    }

    private static async Task<string> FreeSlug(string name, CommandContext context)
    {
        var wished = ViewRules.SlugOf(name);
        var taken = await context.Db.Set<SavedView>().Where(v => v.Slug == wished || v.Slug.StartsWith(wished + "-")).Select(v => v.Slug).ToListAsync();
        return taken.Contains(wished) ? Enumerable.Range(2, taken.Count + 1).Select(n => $"{wished}-{n}").First(s => !taken.Contains(s)) : wished;
    }
}
