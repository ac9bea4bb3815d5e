using Steward.Identity.Directory;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Live;
using Steward.Platform.Text;
using Steward.WorkItems.Items;
using Steward.WorkItems.Spaces;
using Steward.WorkItems.Tagging;

namespace Steward.WorkItems.Relocating;

/// <summary>Moves an item to another space. It gets that space's next number; the key it had leads to it for ever.</summary>
public sealed record MoveItem(string Key, string Space) : ICommand<ItemAnswer>
{
    public static Permission Needs => WorkItemPermissions.Change;

    public int? IfVersion { get; init; }
}

public sealed record ItemRelocated : ItemHappening
{
    public override string Kind => "item.relocated";
}

internal sealed class MoveItemHandler : IHandle<MoveItem, ItemAnswer>
{
    public async Task<Outcome<ItemAnswer>> Handle(MoveItem command, CommandContext context)
    {
        var (item, refusal) = await context.Item(command.Key, WorkItemPermissions.Change);
        if (refusal is not null)
            return refusal;
        if (command.IfVersion is { } seen && seen != item!.Version)
            return new Refusal(RefusalKind.Stale, Texts<Platform.PlatformTexts>.Say("Stale"));
        var spaces = context.Workspace.Get<SpaceDirectory>();
        if (spaces.Find(command.Space) is not { ArchivedAt: null } space || !context.Actor.ReadsAllOf(space.Id))
            return Refusal.Invalid("space", Texts<WorkItemTexts>.Say("NoSuchSpace", command.Space));
        if (context.Authorise(WorkItemPermissions.Create, space.Id) is { } forbidden)
            return forbidden;
        if (space.Id == item!.SpaceId)
            return Refusal.Invalid("space", Texts<ItemTexts>.Say("AlreadyThere", context.KeyOf(item), space.Name));
        if (!space.TypeKeys.Contains(item.Type))
            return Refusal.Invalid("space", Texts<WorkItemTexts>.Say("NoSuchType", item.Type, space.Key, string.Join(", ", space.TypeKeys)));

        var left = spaces.Find(item.SpaceId)!;
        var people = context.Workspace.Get<PeopleDirectory>().Now;
        var number = await context.Workspace.Database.NextNumber(context.Db, $"space:{space.Id}");
        item.Relocate(left, space, number, people, context);
        context.Tell(new LiveNews($"space:{left.Key}", left.Id));
        context.TellAbout(item);
        context.TellNewTags(item);
        return context.Answer(item);
    }
}
