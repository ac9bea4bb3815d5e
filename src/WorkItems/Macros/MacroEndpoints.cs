using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Design;
using Steward.Platform.Edge;
using Steward.Platform.Text;
using Steward.WorkItems.Undoing;

namespace Steward.WorkItems.Macros;

/// <summary>What the forms of macros do, and the menu that runs one.</summary>
internal static class MacroEndpoints
{
    public static void MapMacros(this IEndpointRouteBuilder routes)
    {
        routes.MapForm("/macros", Save);
        routes.MapForm("/macros/{id:long}", Change);
        routes.MapForm("/macros/{id:long}/removal", Remove);
        routes.MapForm("/i/{key}/macros", Run);
    }

    private static async Task<IResult> Save(HttpContext http, Visit visit, IFormCollection fields)
    {
        var form = MacroForm.Read(fields);
        var wish = form.Wish();
        var saved = wish.Succeeded ? await visit.Send(new SaveMacro(null, wish.Answer), cancel: http.RequestAborted) : wish.Refusal;
        return Saved(http, visit, saved, () => Page.Again<NewMacroPage>(saved.Refusal!, new { Typed = form, Errors = saved.Refusal!.ToFormErrors() }));
    }

    private static async Task<IResult> Change(long id, HttpContext http, Visit visit, IFormCollection fields)
    {
        var form = MacroForm.Read(fields);
        var macro = visit.Workspace.Get<MacroDirectory>().Find(visit.Actor, id);
        if (macro is not null && form.Audience.Length == 0)
            form = form with { Audience = MacroForm.Of(MacroAnswer.Of(macro, visit.Workspace), macro.TeamId).Audience };
        var wish = form.Wish();
        // whether there is such a macro is asked first: a mistake in the form must not tell
        var saved = wish.Succeeded || macro is null
            ? await visit.Send(new SaveMacro(id, wish.Succeeded ? wish.Answer : new MacroWish("?", new MacroSteps { Comment = "?" })), cancel: http.RequestAborted)
            : wish.Refusal;
        return Saved(http, visit, saved, () => Page.Again<EditMacroPage>(saved.Refusal!, new { Id = id, Typed = form, Errors = saved.Refusal!.ToFormErrors() }));
    }

    private static async Task<IResult> Remove(long id, HttpContext http, Visit visit)
    {
        var removed = await visit.Send(new RemoveMacro(id), cancel: http.RequestAborted);
        if (!removed.Succeeded)
            return Page.Fault(http, removed.Refusal);
        http.TellNext(new Told(Tone.Success, Say("RemovedTold")));
        return visit.SeeOther("/macros");
    }

    private static async Task<IResult> Run(string key, HttpContext http, Visit visit, IFormCollection fields)
    {
        var id = long.TryParse(fields["macro"], NumberStyles.None, CultureInfo.InvariantCulture, out var named) ? named : 0;
        var together = Ids.Next();
        visit.Actor = visit.Actor with { ActId = together };
        var ran = await visit.Send(new RunMacro(id, key), cancel: http.RequestAborted);
        if (ran.Refusal is { Kind: RefusalKind.Missing or RefusalKind.Forbidden } closed)
            return Page.Fault(http, closed);
        var macro = visit.Workspace.Get<MacroDirectory>().Find(visit.Actor, id);
        http.TellNext(ran.Succeeded ? Told(macro, together) : new Told(Tone.Warning, Say("NotRun", macro?.Name), Sentence(ran.Refusal)));
        return visit.SeeOther("/i/" + Uri.EscapeDataString(key));
    }

    private static Told Told(Macro? macro, long act)
    {
        var steps = macro is null ? new MacroSteps() : MacroNames.StepsOf(macro);
        var told = new Told(Tone.Success, Say("Ran", macro?.Name), steps.Comment is null ? null : Say("WrittenStays"));
        return steps.ChangesFields ? told.WithUndo(act) : told;
    }

    private static IResult Saved(HttpContext http, Visit visit, Outcome<MacroAnswer> saved, Func<IResult> again)
    {
        if (saved.Refusal is { Kind: RefusalKind.Missing or RefusalKind.Forbidden } closed)
            return Page.Fault(http, closed);
        if (!saved.Succeeded)
            return again();
        http.TellNext(new Told(Tone.Success, Say("SavedTold", saved.Answer.Name)));
        return visit.SeeOther("/macros");
    }

    private static string Sentence(Refusal refusal) =>
        refusal.Fields.Count == 0 ? refusal.Sentence.ToString() : string.Join(" ", refusal.Fields.Select(f => f.Sentence.ToString()));

    private static string Say(string key, params object?[] arguments) => Texts<MacroTexts>.Say(key, arguments).ToString();
}
