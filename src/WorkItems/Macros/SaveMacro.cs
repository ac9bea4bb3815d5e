using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Events;
using Steward.Platform.Live;
using Steward.Platform.Text;
using Steward.WorkItems.Items;
using Steward.WorkItems.Types;
using Steward.WorkItems.Views;

namespace Steward.WorkItems.Macros;

/// <summary>Keeps a macro, or says all of an existing one anew.</summary>
public sealed record SaveMacro(long? Id, MacroWish Wish) : ICommand<MacroAnswer>, ICheckItself
{
    public static Permission Needs => WorkItemPermissions.KeepMacros;

    public Refusal? Check() => Wish.Check();
}

/// <summary>Puts a macro away. What it did stays.</summary>
public sealed record RemoveMacro(long Id) : ICommand<Done>
{
    public static Permission Needs => WorkItemPermissions.KeepMacros;
}

internal sealed class SaveMacroHandler : IHandle<SaveMacro, MacroAnswer>
{
    private const int MostOwned = 100;

    public async Task<Outcome<MacroAnswer>> Handle(SaveMacro command, CommandContext context)
    {
        if (context.Actor is not { PersonId: { } me, IsStaff: true })
            return Refusal.Forbidden(Texts<MacroTexts>.Say("StaffNeeded"));
        var wish = command.Wish;
        if (ViewRules.MustShareWithOwnTeam(wish.Audience, wish.TeamId, context) is { } teamless)
            return teamless;
        if (wish.Steps.To is { } to && context.Workspace.Get<TypeDirectory>().All.Values.All(type => type.Workflow.Find(to) is null))
            return Refusal.Invalid("to", Texts<MacroTexts>.Say("NoSuchState", to));
        var names = new NamesInItems(context);
        var steps = wish.Steps.Kept(names);
        if (Refusal.From(names.Faults) is { } unknown)
            return unknown;

        Macro? macro;
        if (command.Id is { } id)
        {
            (macro, var refusal) = await context.Macro(id);
            if (macro is null)
                return refusal!;
        }
        else
        {
            if (await context.Db.Set<Macro>().CountAsync(m => m.OwnerId == me) >= MostOwned)
                return Refusal.Conflict(Texts<MacroTexts>.Say("TooMany", MostOwned));
            macro = new Macro { Id = Ids.Next(), Name = "", OwnerId = me, Steps = "{}", CreatedAt = context.Now };
            context.Db.Add(macro);
        }

        var written = JsonSerializer.Serialize(steps, PlatformJson.Options);
        var changes = new List<Change>();
        Note("name", macro.Name, wish.Name.Trim());
        Note("audience", command.Id is null ? "" : macro.Audience.ToString(), wish.Audience.ToString());
        Note("steps", macro.Steps, written);
        (macro.Name, macro.Audience, macro.TeamId, macro.Steps) = (wish.Name.Trim(), wish.Audience, wish.Audience == ViewAudience.Team ? wish.TeamId : null, written);
        if (changes.Count > 0)
            context.Record(new MacroSaved { SubjectId = macro.Id, Changes = changes });
        context.Tell(new LiveNews(MacroDirectory.Topic));
        return MacroAnswer.Of(macro, context.Workspace);

        void Note(string field, string before, string after)
        {
            if (before != after)
                changes.Add(new Change(field, before.Length == 0 ? null : before, after));
        }
    }
}

internal sealed class RemoveMacroHandler : IHandle<RemoveMacro, Done>
{
    public async Task<Outcome<Done>> Handle(RemoveMacro command, CommandContext context)
    {
        var (macro, refusal) = await context.Macro(command.Id);
        if (macro is null)
            return refusal!;
        context.Db.Remove(macro);
        context.Record(new MacroRemoved { SubjectId = macro.Id, Changes = [new Change("name", macro.Name, null), new Change("steps", macro.Steps, null)] });
        context.Tell(new LiveNews(MacroDirectory.Topic));
        return Done.Instance;
    }
}

internal static class MacroOrders
{
    /// <summary>The tracked macro, when the actor sees it and may change it.</summary>
    public static async Task<(Macro? Macro, Refusal? Refusal)> Macro(this CommandContext context, long id)
    {
        var macro = await context.Db.Set<Macro>().FirstOrDefaultAsync(m => m.Id == id);
        if (macro is null || !(MacroDirectory.Sees(context.Actor, macro) || MacroDirectory.MayChange(context.Actor, macro)))
            return (null, NoSuchMacro(id));
        return MacroDirectory.MayChange(context.Actor, macro) ? (macro, null) : (null, Refusal.Forbidden(Texts<MacroTexts>.Say("OwnersMacro", macro.Name)));
    }

    public static Refusal NoSuchMacro(long id) => Refusal.Missing(Texts<MacroTexts>.Say("NoSuchMacro", id.ToString(System.Globalization.CultureInfo.InvariantCulture)));
}
