using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Steward.Platform.Commands;
using Steward.Platform.Edge;
using Steward.Platform.Text;
using Steward.WorkItems.Acting;
using Steward.WorkItems.Changing;
using Steward.WorkItems.Grouping;
using Steward.WorkItems.Items;
using Steward.WorkItems.Listing;
using Steward.WorkItems.Spaces;
using Steward.WorkItems.Types;

namespace Steward.WorkItems.Boards;

/// <summary>Moves a card, by hand (answers in JSON) or by its form (answers with a page). Both send the same command.</summary>
internal static class MoveEndpoints
{
    private const string CategoryPrefix = "category:";
    private const string ValuePrefix = "value:";

    /// <summary>Between what a column and what a lane stand for.</summary>
    public const char And = '|';

    public static void MapMoves(this IEndpointRouteBuilder routes) => routes.MapForm("/items/moves", Move);

    /// <summary>What a card gets when it is dropped into the column of a category.</summary>
    public static string ColumnOf(StateCategory category) => CategoryPrefix + category.ToString().ToLowerInvariant();

    /// <summary>What a card gets when it is dropped into the column or lane of a dimension's value.</summary>
    public static string ColumnOf(Dimension dimension, string value) => dimension.Key == "state" ? value : $"{ValuePrefix}{dimension.Key}:{value}";

    private static async Task<IResult> Move(HttpContext http, Visit visit, [FromForm(Name = "")] MoveForm form)
    {
        var parts = form.To.Split(And, StringSplitOptions.RemoveEmptyEntries);
        var change = Valued(visit, form, parts);
        if (!change.Succeeded)
            return Refused(http, visit, form, change.Refusal);
        var column = Array.Find(parts, p => !p.StartsWith(ValuePrefix, StringComparison.Ordinal));
        if (column is not null)
        {
            var state = await StateFor(visit, form.Key, column);
            if (!state.Succeeded)
                return Refused(http, visit, form, state.Refusal);
            form = form with { To = state.Answer };
        }

        var moved = await visit.Send(new ActOnItem(form.Key) { Change = change.Answer, To = column is null ? null : form.To, Note = form.Note }, cancel: http.RequestAborted);
        if (!moved.Succeeded)
            return Refused(http, visit, form, moved.Refusal);
        return WantsJson(http) ? Results.NoContent() : visit.SeeOther(Returning.Path(visit, form.ReturnTo, "/i/" + form.Key));
    }

    /// <summary>Fields filled in on the way, and the values of columns and lanes that are no states; null when nothing changes.</summary>
    private static Outcome<ChangeItem?> Valued(Visit visit, MoveForm form, string[] parts)
    {
        var change = form.Changes(visit);
        foreach (var part in parts.Where(p => p.StartsWith(ValuePrefix, StringComparison.Ordinal)))
        {
            var (name, value) = part[ValuePrefix.Length..].Split(':', 2) is [var first, var second] ? (first, second) : ("", "");
            if (Dimensions.Find(name) is not { Change: { } give })
                return Refusal.Invalid("to", Texts<ListTexts>.Say("NoSuchColumn", part));
            try
            {
                change = give(change ?? new ChangeItem(form.Key), value, new ItemNames(visit));
            }
            catch (FormatException)
            {
                return Refusal.Invalid("to", Texts<ListTexts>.Say("NoSuchColumn", part)); // no value of this column was ever written so
            }
        }

        return change;
    }

    /// <summary>The state a column means for this item: its own key, or the first way the workflow has into a category.</summary>
    private static async Task<Outcome<string>> StateFor(Visit visit, string key, string to)
    {
        if (!to.StartsWith(CategoryPrefix, StringComparison.Ordinal) || !Enum.TryParse<StateCategory>(to[CategoryPrefix.Length..], ignoreCase: true, out var category))
            return to;
        if (await visit.Db.FindItem(visit.Actor, visit.Workspace.Get<SpaceDirectory>(), key) is not { } item)
            return ItemOrders.NoSuchItem(key);
        if (item.Category == category)
            return item.State;
        var workflow = visit.Workspace.Get<TypeDirectory>().Find(item.Type)!.Workflow;
        return workflow.States.FirstOrDefault(s => s.Category == category && workflow.Way(item.State, s.Key) is not null) is { } state
            ? state.Key
            : Refusal.Conflict(Texts<ListTexts>.Say("NoWayToColumn", Texts<ListTexts>.Say("Category" + category)));
    }

    /// <summary>The card goes back with the reason; where only fields are missing, the answer names the form that asks for just those.</summary>
    private static IResult Refused(HttpContext http, Visit visit, MoveForm form, Refusal refusal)
    {
        if (!WantsJson(http))
            return Page.Again<MovePage>(refusal, new { form.Key, form.To, Form = form, Refusal = refusal });
        var problem = new ProblemDetails { Status = RefusalAnswers.StatusOf(refusal.Kind), Title = Sentence(refusal) };
        if (refusal.Fields.Any(f => MoveForm.CanMend(f.Field)))
            problem.Extensions["mend"] = $"{visit.Root}/items/moves/{Uri.EscapeDataString(form.Key)}?to={Uri.EscapeDataString(form.To)}";
        return Results.Json(problem, PlatformJson.Options, "application/problem+json", problem.Status);
    }

    private static string Sentence(Refusal refusal) =>
        refusal.Fields.Count == 0 ? refusal.Sentence.ToString() : string.Join(" ", refusal.Fields.Select(f => f.Sentence.ToString()));

    private static bool WantsJson(HttpContext http) => http.Request.Headers.Accept.ToString().Contains("application/problem+json", StringComparison.Ordinal);
}
