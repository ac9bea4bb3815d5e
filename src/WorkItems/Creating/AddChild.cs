using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.WorkItems.Items;
using Steward.WorkItems.Spaces;

namespace Steward.WorkItems.Creating;

/// <summary>Makes an item below another, in the same space. Who may change the upper one may divide it.</summary>
public sealed record AddChild(string Key, string Type, string Title) : ICommand<ItemAnswer>
{
    public static Permission Needs => WorkItemPermissions.Change;
}

internal sealed class AddChildHandler : IHandle<AddChild, ItemAnswer>
{
    public async Task<Outcome<ItemAnswer>> Handle(AddChild command, CommandContext context)
    {
        var (parent, refusal) = await context.Item(command.Key, WorkItemPermissions.Change);
        if (refusal is not null)
            return refusal;
        var space = context.Workspace.Get<SpaceDirectory>().KeyOf(parent!.SpaceId);
        return await context.Also(new CreateItem(space, command.Type, command.Title) { Parent = context.KeyOf(parent) });
    }
}
