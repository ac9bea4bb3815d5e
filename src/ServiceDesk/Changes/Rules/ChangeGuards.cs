using Steward.Platform.Commands;
using Steward.ServiceDesk.Agreements.Rules;
using Steward.WorkItems.Changing;
using Steward.WorkItems.Creating;
using Steward.WorkItems.Items;
using Steward.WorkItems.Moving;
using Steward.WorkItems.Spaces;

namespace Steward.ServiceDesk.Changes.Rules;

/// <summary>A change goes on only when it has what its model demands.</summary>
internal sealed class GuardTheWay : IGuard<MoveItemOn>
{
    public async Task<Refusal?> Judge(MoveItemOn command, CommandContext context)
    {
        var book = context.Workspace.Get<ChangeBook>();
        if (book.Models.Count == 0 || command.To is not ("authorised" or "implementation" or "closed"))
            return null;
        var item = await context.Db.FindItem(context.Actor, context.Workspace.Get<SpaceDirectory>(), command.Key);
        // what cannot be found is refused by the order itself; going back to work asks nothing anew
        if (item is null || (item.State == "review" && command.To == "implementation"))
            return null;
        return Refusal.From(await ChangeRules.MustHoldWhatTheModelAsks(context.Db, book, context.Workspace.Get<Rulebook>().Agreements, item, command.To));
    }
}

/// <summary>No change is planned into a freeze, by whichever door: its own page, the calendar, a program.</summary>
internal sealed class GuardFreezes : IGuard<ChangeItem>, IGuard<CreateItem>
{
    public async Task<Refusal?> Judge(ChangeItem command, CommandContext context)
    {
        var book = context.Workspace.Get<ChangeBook>();
        if (book.Freezes.Count == 0 || !(command.PlannedStart.Given || command.Due.Given || command.Service.Given))
            return null;
        var item = await context.Db.FindItem(context.Actor, context.Workspace.Get<SpaceDirectory>(), command.Key);
        if (item is not { Type: ChangeBook.Type, IsOpen: true })
            return null;
        var (start, end) = (command.PlannedStart.Given ? command.PlannedStart.Value : item.PlannedStart, command.Due.Given ? command.Due.Value : item.Due);
        if (start is not { } from || end is not { } to || (from == item.PlannedStart && to == item.Due && !command.Service.Given))
            return null;
        var facts = await context.Db.Set<ChangeFacts>().FindAsync(item.Id);
        var service = context.Workspace.Get<Rulebook>().Agreements.Named(command.Service.Given ? command.Service.Value : item.Service)?.Id;
        return Refusal.From([.. new[] { ChangeRules.MustNotLieInAFreeze(book, service, from, to, book.Model(facts?.ModelId)) }.OfType<FieldFault>()]);
    }

    public Task<Refusal?> Judge(CreateItem command, CommandContext context)
    {
        var book = context.Workspace.Get<ChangeBook>();
        if (command.Type != ChangeBook.Type || command.PlannedStart is not { } start || command.Due is not { } end || book.Freezes.Count == 0)
            return Task.FromResult<Refusal?>(null);
        var service = context.Workspace.Get<Rulebook>().Agreements.Named(command.Service)?.Id;
        return Task.FromResult(Refusal.From([.. new[] { ChangeRules.MustNotLieInAFreeze(book, service, start, end, null) }.OfType<FieldFault>()]));
    }
}
