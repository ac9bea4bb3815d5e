using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Steward.Platform.Commands;
using Steward.Platform.Design;
using Steward.Platform.Edge;
using Steward.Platform.Text;
using Steward.ServiceDesk.Playbooks.Pages;
using Steward.ServiceDesk.Queues;
using Steward.ServiceDesk.TextBlocks;
using Steward.WorkItems;
using Steward.WorkItems.Commenting;
using Steward.WorkItems.Items;
using Steward.WorkItems.Spaces;
using Steward.WorkItems.Viewing;

namespace Steward.ServiceDesk.Playbooks;

/// <summary>What the forms of playbooks do, and the panel beside an item.</summary>
internal static class PlaybookRoutes
{
    public static void MapPlaybooks(this IEndpointRouteBuilder routes)
    {
        routes.MapForm("/playbooks", Create);
        routes.MapForm("/playbooks/{id:long}", Save);
        routes.MapForm("/playbooks/{id:long}/end", End);
        routes.MapForm("/i/{key}/playbooks/{id:long}", Tick);
        routes.MapForm("/i/{key}/playbooks/{id:long}/wording", Word);
    }

    private static async Task<IResult> Create(HttpContext http, Visit visit, IFormCollection fields)
    {
        var form = PlaybookForm.Read(fields);
        var made = await visit.Send(new SavePlaybook(null, form.Space, form.Name, form.Condition, form.Body), cancel: http.RequestAborted);
        return made.Succeeded
            ? Told(http, visit, "SavedTold", made.Answer.Name)
            : Page.Closed(http, made.Refusal) ?? Page.Again<NewPlaybookPage>(made.Refusal, new { Typed = form, Errors = made.Refusal.ToFormErrors() });
    }

    private static async Task<IResult> Save(HttpContext http, Visit visit, long id, IFormCollection fields)
    {
        var form = PlaybookForm.Read(fields);
        if (visit.Workspace.Get<PlaybookShelf>().Find(visit.Actor, id) is not { } playbook)
            return Page.Fault(http, PlaybookAnswer.NoSuchPlaybook(id));
        // who may not change it is told that before what is wrong with the form
        var order = visit.Actor.May(QueuePermissions.Keep, playbook.SpaceId) ? new SavePlaybook(id, null, form.Name, form.Condition, form.Body) : new SavePlaybook(id, null, "x", "", "x");
        var saved = await visit.Send(order, cancel: http.RequestAborted);
        return saved.Succeeded
            ? Told(http, visit, "SavedTold", saved.Answer.Name)
            : Page.Closed(http, saved.Refusal) ?? Page.Again<PlaybookPage>(saved.Refusal, new { Id = id, Typed = form, Errors = saved.Refusal.ToFormErrors() });
    }

    private static async Task<IResult> End(HttpContext http, Visit visit, long id)
    {
        var ended = await visit.Send(new EndPlaybook(id), cancel: http.RequestAborted);
        return ended.Succeeded ? Told(http, visit, "EndedTold", ended.Answer.Name) : Page.Fault(http, ended.Refusal);
    }

    private static async Task<IResult> Tick(string key, long id, HttpContext http, Visit visit, IFormCollection fields)
    {
        var ticked = await visit.Send(new TickPlaybook(key, id, fields["entry"].ToString(), fields["done"] == "true"), cancel: http.RequestAborted);
        if (ticked.Refusal is { } refusal && Page.Closed(http, refusal) is { } closed)
            return closed;
        if (ticked.Refusal is { } wrong)
            http.TellNext(new Told(Tone.Warning, (wrong.Fields.Count == 0 ? wrong.Sentence : wrong.Fields[0].Sentence).ToString()));
        return visit.SeeOther($"/i/{Uri.EscapeDataString(key)}#playbooks");
    }

    /// <summary>The item's page again, with the wording in the answer.</summary>
    private static async Task<IResult> Word(string key, long id, HttpContext http, Visit visit, IFormCollection fields)
    {
        var item = await visit.Db.FindItem(visit.Actor, visit.Workspace.Get<SpaceDirectory>(), key);
        if (item is null || !visit.Actor.ReadsAllOf(item.SpaceId))
            return Page.Fault(http, Refusal.Missing(Texts<WorkItemTexts>.Say("NoSuchItem", key)));
        var at = int.TryParse(fields["at"], NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : -1;
        var entries = visit.Workspace.Get<PlaybookShelf>().Find(visit.Actor, id) is { } playbook ? PlaybookEntry.Read(playbook.Body) : [];
        if (at < 0 || at >= entries.Count || entries[at].Kind != EntryKind.Wording)
        {
            http.TellNext(new Told(Tone.Warning, Texts<PlaybookTexts>.Say("WordingGone").ToString()));
            return visit.SeeOther($"/i/{Uri.EscapeDataString(key)}#playbooks");
        }

        return Page.Show<ItemPage>(new { Key = key, Begun = new BegunAnswer(BlockWords.Fill(entries[at].Text, item, visit.Actor, visit.Workspace), Internal: false) });
    }

    private static IResult Told(HttpContext http, Visit visit, string key, string name)
    {
        http.TellNext(new Told(Tone.Success, Texts<PlaybookTexts>.Say(key, name).ToString()));
        return visit.SeeOther("/playbooks");
    }
}
