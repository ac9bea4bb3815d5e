using Microsoft.EntityFrameworkCore;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Events;
using Steward.Platform.Live;
using Steward.Platform.Text;
using Steward.WorkItems;
using Steward.WorkItems.Items;
using Steward.WorkItems.Spaces;

namespace Steward.ServiceDesk.Configuration.Keeping;

/// <summary>Says that a work item is about a configuration item: an incident affects it, a change touches it.</summary>
/// <param name="Item">Key of the work item.</param>
/// <param name="Ci">Key or external key of the configuration item.</param>
public sealed record TieItem(string Item, string Ci) : ICommand<Done>
{
    public static Permission Needs => WorkItemPermissions.Change;
}

/// <summary>Takes that back.</summary>
public sealed record UntieItem(string Item, string Ci) : ICommand<Done>
{
    public static Permission Needs => WorkItemPermissions.Change;
}

internal sealed class TieItemHandler : IHandle<TieItem, Done>, IHandle<UntieItem, Done>
{
    /// <summary>More than anybody reads on a page.</summary>
    private const int Most = 100;

    public async Task<Outcome<Done>> Handle(TieItem command, CommandContext context)
    {
        var found = await Both(command.Item, command.Ci, context);
        if (!found.Succeeded)
            return found.Refusal;
        var (item, ci) = found.Answer;
        if (ci.State == CiState.Retired)
            return Refusal.Invalid("ci", Texts<ConfigurationTexts>.Say("TiedToRetired", ci.Key, ci.Name));
        var ties = await context.Db.Set<CiTie>().Where(t => t.ItemId == item.Id).Select(t => t.CiId).ToListAsync();
        if (ties.Contains(ci.Id))
            return Refusal.Invalid("ci", Texts<ConfigurationTexts>.Say("TiedAlready", ci.Key, ci.Name));
        if (ties.Count >= Most)
            return Refusal.Invalid("ci", Texts<ConfigurationTexts>.Say("TooManyTies", Most));
        context.Db.Add(new CiTie { CiId = ci.Id, ItemId = item.Id, At = context.Now });
        context.Record(new ItemTied { SubjectId = item.Id, SpaceId = item.SpaceId, Internal = true, Changes = [new Change("ci", null, $"{ci.Key} {ci.Name}")] });
        Tell(context, item, ci);
        return Done.Instance;
    }

    public async Task<Outcome<Done>> Handle(UntieItem command, CommandContext context)
    {
        var found = await Both(command.Item, command.Ci, context);
        if (!found.Succeeded)
            return found.Refusal;
        var (item, ci) = found.Answer;
        if (await context.Db.Set<CiTie>().FirstOrDefaultAsync(t => t.ItemId == item.Id && t.CiId == ci.Id) is not { } tie)
            return Refusal.Missing(Texts<ConfigurationTexts>.Say("NoSuchTie", command.Item, command.Ci));
        context.Db.Remove(tie);
        context.Record(new ItemUntied { SubjectId = item.Id, SpaceId = item.SpaceId, Internal = true, Changes = [new Change("ci", $"{ci.Key} {ci.Name}", null)] });
        Tell(context, item, ci);
        return Done.Instance;
    }

    private static async Task<Outcome<(WorkItem Item, ConfigurationItem Ci)>> Both(string itemKey, string ciKey, CommandContext context)
    {
        var spaces = context.Workspace.Get<SpaceDirectory>();
        var item = await context.Db.FindItem(context.Actor, spaces, itemKey);
        if (item is null)
            return Refusal.Missing(Texts<WorkItemTexts>.Say("NoSuchItem", itemKey));
        if (spaces.Find(item.SpaceId) is { ArchivedAt: not null } archived)
            return Refusal.Conflict(Texts<WorkItemTexts>.Say("SpaceIsArchived", archived.Name));
        if (context.Authorise(WorkItemPermissions.Change, item.SpaceId) is { } forbidden)
            return forbidden;
        var (number, external) = (ConfigurationItem.NumberIn(ciKey) ?? -1, ciKey.Trim());
        return await context.Db.Set<ConfigurationItem>().FirstOrDefaultAsync(c => c.Number == number || c.ExternalKey == external) is { } ci
            ? (item, ci)
            : Refusal.Invalid("ci", Texts<ConfigurationTexts>.Say("NoSuchCi", ciKey));
    }

    private static void Tell(CommandContext context, WorkItem item, ConfigurationItem ci)
    {
        context.Tell(new LiveNews("ci:" + ci.Key));
        context.Tell(new LiveNews($"item:{new WorkItemKey(context.Workspace.Get<SpaceDirectory>().KeyOf(item.SpaceId), item.Number)}", item.SpaceId));
    }
}
