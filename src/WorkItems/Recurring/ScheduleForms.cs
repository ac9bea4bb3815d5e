using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Steward.Platform.Commands;
using Steward.Platform.Design;
using Steward.Platform.Edge;
using Steward.Platform.Text;
using Steward.WorkItems.Items;
using Steward.WorkItems.Listing;

namespace Steward.WorkItems.Recurring;

/// <summary>What the forms of schedules do.</summary>
internal static class ScheduleForms
{
    public static void MapScheduleForms(this IEndpointRouteBuilder routes)
    {
        routes.MapForm("/i/{key}/repetitions", Repeat);
        routes.MapForm("/schedules/{id:long}", Change);
        routes.MapForm("/schedules/{id:long}/pause", Pause);
        routes.MapForm("/schedules/{id:long}/removal", Remove);
    }

    private static async Task<IResult> Repeat(string key, HttpContext http, Visit visit, IFormCollection fields)
    {
        var form = ScheduleForm.Read(fields);
        if (await visit.ModelOf(key, http.RequestAborted) is not { } model)
            return await Refused(key, http, visit);
        var wish = form.Over(model);
        var saved = wish.Succeeded ? await visit.Send(new SaveSchedule(null, wish.Answer), cancel: http.RequestAborted) : wish.Refusal;
        if (!saved.Succeeded)
            return Page.Again<RepeatPage>(saved.Refusal, new { Key = key, Typed = form, Errors = saved.Refusal.ToFormErrors() });
        http.TellNext(new Told(Tone.Success, Say("SavedTold", saved.Answer.Title)));
        return visit.SeeOther("/schedules");
    }

    private static async Task<IResult> Change(long id, HttpContext http, Visit visit, IFormCollection fields)
    {
        var form = ScheduleForm.Read(fields);
        if (await visit.ReadSchedule(id, http.RequestAborted) is not { } schedule)
            return Page.Fault(http, ScheduleOrders.NoSuchSchedule(id));
        var wish = form.Over(ScheduleAnswer.Of(schedule, visit.Workspace).ToWish());
        var saved = wish.Succeeded ? await visit.Send(new SaveSchedule(id, wish.Answer), cancel: http.RequestAborted) : wish.Refusal;
        if (saved.Refusal is { Kind: RefusalKind.Missing or RefusalKind.Forbidden } closed)
            return Page.Fault(http, closed);
        if (!saved.Succeeded)
            return Page.Again<EditSchedulePage>(saved.Refusal, new { Id = id, Typed = form, Errors = saved.Refusal.ToFormErrors() });
        http.TellNext(new Told(Tone.Success, Say("SavedTold", saved.Answer.Title)));
        return visit.SeeOther("/schedules");
    }

    private static async Task<IResult> Pause(long id, HttpContext http, Visit visit, IFormCollection fields)
    {
        var done = await visit.Send(new PauseSchedule(id, fields["paused"] == "true"), cancel: http.RequestAborted);
        return Told(http, visit, done.Refusal, done.Succeeded ? Say(done.Answer.Paused ? "PausedTold" : "ResumedTold", done.Answer.Title) : "");
    }

    private static async Task<IResult> Remove(long id, HttpContext http, Visit visit)
    {
        var done = await visit.Send(new RemoveSchedule(id), cancel: http.RequestAborted);
        return Told(http, visit, done.Refusal, Say("RemovedTold"));
    }

    private static IResult Told(HttpContext http, Visit visit, Refusal? refusal, string words)
    {
        if (refusal is { Kind: RefusalKind.Missing or RefusalKind.Forbidden })
            return Page.Fault(http, refusal);
        http.TellNext(refusal is null ? new Told(Tone.Success, words) : new Told(Tone.Warning, refusal.Sentence.ToString()));
        return visit.SeeOther("/schedules");
    }

    /// <summary>Whoever sees the item is told that repeating it is not theirs; for others it is not there.</summary>
    private static async Task<IResult> Refused(string key, HttpContext http, Visit visit) =>
        await visit.Db.FindItem(visit.Actor, visit.Workspace.Get<Spaces.SpaceDirectory>(), key) is null
            ? Page.Fault(http, ItemOrders.NoSuchItem(key))
            : Page.Fault(http, Refusal.Forbidden(Texts<ScheduleTexts>.Say("MayNotRepeat")));

    private static string Say(string key, params object?[] arguments) => Texts<ScheduleTexts>.Say(key, arguments).ToString();
}
