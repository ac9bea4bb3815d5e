using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Events;
using Steward.Platform.Live;
using Steward.Platform.Text;
using Steward.WorkItems.Items;
using Steward.WorkItems.Recurring;
using Steward.WorkItems.Spaces;

namespace Steward.WorkItems.Templates;

/// <summary>Keeps a template in a space, or says all of an existing one anew.</summary>
public sealed record SaveTemplate(long? Id, string Space, TemplateWish Wish) : ICommand<TemplateAnswer>, ICheckItself
{
    public static Permission Needs => WorkItemPermissions.KeepTemplates;

    public Refusal? Check() => Wish.Check();
}

/// <summary>Puts a template away. What was made from it stays.</summary>
public sealed record RemoveTemplate(long Id) : ICommand<Done>
{
    public static Permission Needs => WorkItemPermissions.KeepTemplates;
}

internal sealed class SaveTemplateHandler : IHandle<SaveTemplate, TemplateAnswer>
{
    private const int MostInSpace = 200;

    public async Task<Outcome<TemplateAnswer>> Handle(SaveTemplate command, CommandContext context)
    {
        ItemTemplate? template = null;
        if (command.Id is { } id)
        {
            (template, var refusal) = await context.Template(id, WorkItemPermissions.KeepTemplates);
            if (refusal is not null)
                return refusal;
        }

        var spaces = context.Workspace.Get<SpaceDirectory>();
        var space = template is null ? spaces.Find(command.Space) : spaces.Find(template.SpaceId);
        if (space is not { ArchivedAt: null } || !context.Actor.ReadsAllOf(space.Id))
            return Refusal.Missing(Texts<WorkItemTexts>.Say("NoSuchSpace", command.Space));
        if (context.Authorise(WorkItemPermissions.KeepTemplates, space.Id) is { } forbidden)
            return forbidden;
        var (item, faults) = Kept(command.Wish.Item, space, context);
        if (Refusal.From(faults) is { } unknown)
            return unknown;
        if (template is null)
        {
            if (await context.Db.Set<ItemTemplate>().CountAsync(t => t.SpaceId == space.Id) >= MostInSpace)
                return Refusal.Conflict(Texts<TemplateTexts>.Say("TooMany", MostInSpace));
            template = new ItemTemplate { Id = Ids.Next(), SpaceId = space.Id, Name = "", Content = "", CreatedAt = context.Now };
            context.Db.Add(template);
        }

        var changes = new List<Change>();
        Note("name", template.Name, command.Wish.Name.Trim());
        Note("content", template.Content, item.Written());
        (template.Name, template.Content, template.SavedById, template.UpdatedAt) = (command.Wish.Name.Trim(), item.Written(), context.Actor.PersonId, context.Now);
        if (changes.Count > 0)
            context.Record(new TemplateSaved { SubjectId = template.Id, SpaceId = space.Id, Changes = changes });
        context.Tell(new LiveNews(TemplateDirectory.Topic));
        return TemplateAnswer.Of(template, context.Workspace);

        void Note(string field, string before, string after)
        {
            if (before != after)
                changes.Add(new Change(field, before.Length == 0 ? null : before, after));
        }
    }

    /// <summary>The tree with people and teams by id; every name nobody bears, and every type that is none here, as a fault with the number of its item.</summary>
    private static (TemplateItem Item, List<FieldFault> Faults) Kept(TemplateItem root, Space space, CommandContext context)
    {
        var (at, faults) = (0, new List<FieldFault>());
        return (Keep(root), faults);

        TemplateItem Keep(TemplateItem item)
        {
            var (number, names) = (at++, new NamesInItems(context));
            var (assignee, team) = (names.Assignee(item.Assignee, space.Id), names.Team(item.Team));
            faults.AddRange(names.Faults.Select(f => f with { Field = Numbered(f.Field, number) }));
            if (context.TypeOf(item.Type) is not { } type || !space.TypeKeys.Contains(type.Key))
                faults.Add(new(Numbered("type", number), Texts<WorkItemTexts>.Say("NoSuchType", item.Type, space.Key, string.Join(", ", space.TypeKeys))));
            return item with
            {
                Title = item.Title.Trim(), Assignee = KeptName.Of(assignee), Team = KeptName.Of(team), Role = string.IsNullOrWhiteSpace(item.Role) ? null : item.Role.Trim(),
                Items = [.. item.Items.Select(Keep)],
            };
        }
    }

    private static string Numbered(string field, int at) => string.Create(CultureInfo.InvariantCulture, $"{field}-{at}");
}

internal sealed class RemoveTemplateHandler : IHandle<RemoveTemplate, Done>
{
    public async Task<Outcome<Done>> Handle(RemoveTemplate command, CommandContext context)
    {
        var (template, refusal) = await context.Template(command.Id, WorkItemPermissions.KeepTemplates);
        if (refusal is not null)
            return refusal;
        if (await context.Db.Set<Schedule>().Where(s => s.TemplateId == command.Id).Select(s => s.Title).FirstOrDefaultAsync() is { } schedule)
            return Refusal.Conflict(Texts<TemplateTexts>.Say("InUse", template!.Name, schedule));
        context.Db.Remove(template!);
        context.Record(new TemplateRemoved { SubjectId = template!.Id, SpaceId = template.SpaceId, Changes = [new Change("name", template.Name, null), new Change("content", template.Content, null)] });
        context.Tell(new LiveNews(TemplateDirectory.Topic));
        return Done.Instance;
    }
}

internal static class TemplateOrders
{
    /// <summary>The tracked template when the actor works in its space and holds the permission there; otherwise the refusal.</summary>
    public static async Task<(ItemTemplate? Template, Refusal? Refusal)> Template(this CommandContext context, long id, Permission permission)
    {
        var template = await context.Db.Set<ItemTemplate>().FirstOrDefaultAsync(t => t.Id == id);
        if (template is null || !context.Actor.ReadsAllOf(template.SpaceId))
            return (null, NoSuchTemplate(id));
        if (context.Workspace.Get<SpaceDirectory>().Find(template.SpaceId) is { ArchivedAt: not null } archived)
            return (template, Refusal.Conflict(Texts<WorkItemTexts>.Say("SpaceIsArchived", archived.Name)));
        return (template, context.Authorise(permission, template.SpaceId));
    }

    public static Refusal NoSuchTemplate(long id) => Refusal.Missing(Texts<TemplateTexts>.Say("NoSuchTemplate", id.ToString(CultureInfo.InvariantCulture)));
}
