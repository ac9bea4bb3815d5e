using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NodaTime;
using NodaTime.Text;
using Steward.Platform.Commands;
using Steward.Platform.Design;
using Steward.Platform.Edge;
using Steward.ServiceDesk.Catalogue.Pages;
using Steward.ServiceDesk.Questions;

namespace Steward.ServiceDesk.Catalogue.Editing;

/// <summary>The builder of an offering's form: each step reads the draft, changes one part of it and says the whole anew.</summary>
internal static class FormRoutes
{
    /// <summary>Nothing on the page is at fault itself.</summary>
    private const string Elsewhere = "-";

    public static void MapFormBuilder(this IEndpointRouteBuilder routes)
    {
        routes.MapForm("/admin/offerings/{id:long}/questions/{key}", SaveQuestion);
        routes.MapForm("/admin/offerings/{id:long}/questions/{key}/place", MoveQuestion);
        routes.MapForm("/admin/offerings/{id:long}/items/{key}", SaveItem);
        routes.MapForm("/admin/offerings/{id:long}/items/{key}/removal", RemoveItem);
        routes.MapForm("/admin/offerings/{id:long}/outcome", SaveOutcome);
    }

    /// <summary>A new question is named <c>new</c>; it comes last in its section.</summary>
    private static async Task<IResult> SaveQuestion(HttpContext http, Visit visit, long id, string key, IFormCollection form)
    {
        var question = QuestionForm.Read(form);
        return await Change(http, visit, id, form, $"{question.Key}.", draft =>
        {
            List<Question> questions = [.. draft.Questions];
            var at = questions.FindIndex(q => q.Key == key);
            if (at >= 0)
                questions[at] = question;
            else if (questions.FindLastIndex(q => q.Section == question.Section) is >= 0 and var last)
                questions.Insert(last + 1, question);
            else
                questions.Add(question);
            return draft with { Questions = questions };
        }, (refusal, errors) => Page.Again<QuestionPage>(refusal, new { Id = id, Key = key, Typed = question, Errors = errors }));
    }

    private static Task<IResult> MoveQuestion(HttpContext http, Visit visit, long id, string key, IFormCollection form) => Change(http, visit, id, form, Elsewhere, draft =>
    {
        List<Question> questions = [.. draft.Questions];
        var at = questions.FindIndex(q => q.Key == key);
        if (at < 0)
            return draft;
        var moved = questions[at];
        questions.RemoveAt(at);
        if (form["act"] == "up")
            questions.Insert(Math.Max(0, at - 1), moved);
        else if (form["act"] != "remove")
            questions.Insert(Math.Min(questions.Count, at + 1), moved);
        return draft with { Questions = questions };
    }, (refusal, errors) => Page.Again<OfferingPage>(refusal, new { Id = id, Errors = errors }));

    private static async Task<IResult> SaveItem(HttpContext http, Visit visit, long id, string key, IFormCollection form)
    {
        var item = OutcomeForm.Item(form);
        return await Change(http, visit, id, form, $"items.{item.Key}.", draft =>
        {
            List<FurtherItem> items = [.. draft.Items];
            var at = items.FindIndex(i => i.Key == key);
            if (at >= 0)
                items[at] = item;
            else
                items.Add(item);
            return draft with { Items = items };
        }, (refusal, errors) => Page.Again<FurtherItemPage>(refusal, new { Id = id, Key = key, Typed = item, Errors = errors }));
    }

    private static Task<IResult> RemoveItem(HttpContext http, Visit visit, long id, string key, IFormCollection form) => Change(http, visit, id, form, Elsewhere, draft => draft with
    {
        // what waited for it waits no longer
        Items = [.. draft.Items.Where(i => i.Key != key).Select(i => i with { After = [.. i.After.Where(a => a != key)] })],
    }, (refusal, errors) => Page.Again<OfferingPage>(refusal, new { Id = id, Errors = errors }));

    private static Task<IResult> SaveOutcome(HttpContext http, Visit visit, long id, IFormCollection form) =>
        Change(http, visit, id, form, "", draft => OutcomeForm.Over(draft, form), (refusal, errors) => Page.Again<OutcomePage>(refusal, new { Id = id, Typed = OutcomeForm.Over(FormBody.Empty, form), Errors = errors }));

    private static async Task<IResult> Change(HttpContext http, Visit visit, long id, IFormCollection form, string own, Func<FormBody, FormBody> change, Func<Refusal, FormErrors, IResult> again)
    {
        var draft = visit.Actor.IsAdmin ? await DraftOf.Find(visit, id, http.RequestAborted) : null;
        var saved = await visit.Send(new SaveForm(id, draft is null ? FormBody.Empty : change(draft.Body)) { IfChangedAt = Seen(form) }, cancel: http.RequestAborted);
        if (saved.Succeeded)
            return http.Tell(visit, "DraftWasSaved", saved.Answer.Name, FormattableString.Invariant($"/admin/offerings/{id}#form"));
        return Page.Closed(http, saved.Refusal) ?? again(saved.Refusal, AtForm(saved.Refusal, own));
    }

    /// <summary>Faults of the part that was edited stand at its fields, those it causes elsewhere above the form.</summary>
    private static FormErrors AtForm(Refusal refusal, string own)
    {
        var errors = new FormErrors();
        foreach (var fault in refusal.Fields.Count == 0 ? [new FieldFault("", refusal.Sentence)] : refusal.Fields)
        {
            var mine = own.Length == 0 || fault.Field.StartsWith(own, StringComparison.Ordinal);
            errors.Add(mine ? fault.Field[own.Length..] : "", mine ? fault.Sentence.ToString() : $"{fault.Field.Split('.')[0]}: {fault.Sentence}");
        }

        return errors;
    }

    private static Instant? Seen(IFormCollection form) =>
        long.TryParse(form["seen"], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) ? Instant.FromUnixTimeTicks(ticks) : null;
}
