using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Steward.Platform.Blobs;
using Steward.Platform.Commands;
using Steward.Platform.Edge;
using Steward.Platform.Text;
using Steward.WorkItems.Attaching;
using Steward.WorkItems.Changing;
using Steward.WorkItems.Creating;
using Steward.WorkItems.Items;
using Steward.WorkItems.Linking;
using Steward.WorkItems.Tagging;
using Steward.WorkItems.Watching;

namespace Steward.WorkItems.Viewing;

/// <summary>The small forms around an item: children, links, files, watchers, tags.</summary>
internal static class PartForms
{
    public static void MapPartForms(this IEndpointRouteBuilder routes)
    {
        routes.MapForm("/i/{key}/children", Child);
        routes.MapForm("/i/{key}/links", Link);
        routes.MapForm("/i/{key}/links/{id:long}/removal", Unlink);
        routes.MapForm("/i/{key}/files", Files);
        routes.MapForm("/i/{key}/files/{id:long}/evidence", Evidence);
        routes.MapForm("/i/{key}/watchers", Watch);
        routes.MapForm("/i/{key}/tags", Tags);
    }

    private static async Task<IResult> Child(string key, Visit visit, HttpContext http)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var command = new AddChild(key, form.Text("type") ?? "task", form.Text("title") ?? "");
        return visit.BackToItem(key, "child", await visit.Send(command, form.Once(), http.RequestAborted), form, "#children");
    }

    private static async Task<IResult> Link(string key, Visit visit, HttpContext http)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var command = new LinkItems(key, form.Text("how") ?? "relates", form.Text("other") ?? "");
        return visit.BackToItem(key, "link", await visit.Send(command, form.Once(), http.RequestAborted), form, "#links");
    }

    private static async Task<IResult> Unlink(string key, long id, Visit visit, HttpContext http)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        return visit.BackToItem(key, "unlink", await visit.Send(new UnlinkItems(key, id), form.Once(), http.RequestAborted), form, "#links");
    }

    private static async Task<IResult> Files(string key, Visit visit, HttpContext http, BlobStore blobs)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var files = await blobs.KeepFiles(visit.Workspace, form, "file", http.RequestAborted);
        if (!files.Succeeded)
            return visit.Again(key, "file", files.Refusal, form);
        if (files.Answer.Count == 0)
            return visit.Again(key, "file", Refusal.Invalid("file", Texts<ItemTexts>.Say("FileNone")), form);
        var command = new AttachFiles(key, files.Answer) { Internal = form.Ticked("internal"), Evidence = form.Ticked("evidence") };
        return visit.BackToItem(key, "file", await visit.Send(command, form.Once(), http.RequestAborted), form, "#files");
    }

    private static async Task<IResult> Evidence(string key, long id, Visit visit, HttpContext http)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        return visit.BackToItem(key, "evidence", await visit.Send(new MarkEvidence(key, id, form.Ticked("evidence")), form.Once(), http.RequestAborted), form, "#files");
    }

    private static async Task<IResult> Tags(string key, Visit visit, HttpContext http)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var (add, remove) = (TagText.Split(form.Text("tags")), form.Text("remove"));
        if (add.Count == 0 && string.IsNullOrWhiteSpace(remove))
            return visit.Again(key, "tags", Refusal.Invalid("tags", Texts<ItemTexts>.Say("TagsMissing")), form);
        var change = new ChangeItem(key) { AddTags = add, RemoveTags = string.IsNullOrWhiteSpace(remove) ? null : [remove] };
        return visit.BackToItem(key, "tags", await visit.Send(change, form.Once(), http.RequestAborted), form, "#tags");
    }

    private static async Task<IResult> Watch(string key, Visit visit, HttpContext http)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var person = form.Text("person") is { Length: > 0 } name ? name : null;
        if (form.ContainsKey("person") && person is null)
            return visit.Again(key, "watcher", Refusal.Invalid("person", Texts<ItemTexts>.Say("WatcherWho")), form);
        var outcome = form.Text("watch") == "off"
            ? await visit.Send(new UnwatchItem(key, person), form.Once(), http.RequestAborted)
            : await visit.Send(new WatchItem(key, person), form.Once(), http.RequestAborted);
        return visit.BackToItem(key, "watcher", outcome, form);
    }
}
