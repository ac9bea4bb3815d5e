using NodaTime;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Text;
using Steward.Platform.Workspaces;
using Steward.WorkItems.Designing;
using Steward.WorkItems.Items;
using Steward.WorkItems.Querying;
using Steward.WorkItems.Types;

namespace Steward.WorkItems.Moving;

/// <summary>Conditions of ways, asked of the item in memory. They are the organisation's, so they see the whole item; <c>me()</c> is who goes.</summary>
internal static class WayGuards
{
    public static QueryScope Scope(Workspace workspace, Actor actor, AppDb db, Instant now) => new(workspace, actor with { IsAdmin = true }, db, now);

    public static Outcome<IItemTest> Read(string guard, QueryScope scope)
    {
        var query = QueryText.Parse(guard);
        if (!query.Succeeded)
            return query.Refusal;
        return query.Answer.Order.Count > 0
            ? QueryFault.At(query.Answer.Order[0].Column, "NoOrderHere")
            : ItemConditions.Bind(query.Answer.Where, scope);
    }

    public static async Task<IReadOnlyList<FieldFault>> MustHold(CommandContext context, WorkItem item, WorkTransition way)
    {
        if (string.IsNullOrWhiteSpace(way.Guard))
            return [];
        var known = (await KnownItem.Load(context.Workspace, context.Db, [item]))[0];
        return Missing(way, known, Scope(context.Workspace, context.Actor, context.Db, context.Now), context.Actor.ReadsAllOf(item.SpaceId));
    }

    /// <summary>The same for a page that has read the item whole. Only staff of the space learn what the condition says.</summary>
    public static IReadOnlyList<FieldFault> Missing(WorkTransition way, KnownItem known, QueryScope scope, bool staff)
    {
        if (string.IsNullOrWhiteSpace(way.Guard))
            return [];
        var test = Read(way.Guard, scope);
        if (test.Succeeded && test.Answer.Holds(known))
            return [];
        var state = scope.Types.StateName(known.Item.Type, way.To);
        return
        [
            new("guard", (test.Succeeded, staff) switch
            {
                (true, true) => Texts<WorkflowTexts>.Say("GuardFails", state, way.Guard),
                (false, true) => Texts<WorkflowTexts>.Say("GuardBroken", state, test.Refusal!.Sentence),
                _ => Texts<WorkflowTexts>.Say("GuardFailsHidden", state),
            }),
        ];
    }
}
