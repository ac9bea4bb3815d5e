using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NodaTime.Text;
using Steward.Platform.Commands;
using Steward.Platform.Design;
using Steward.Platform.Edge;
using Steward.Platform.Text;
using Steward.WorkItems.Items;
using Steward.WorkItems.Spaces;
using Steward.WorkItems.Viewing;

namespace Steward.WorkItems.Templates;

/// <summary>What the forms of templates do.</summary>
internal static class TemplateEndpoints
{
    public const string RolePrefix = "role:";

    public static void MapTemplates(this IEndpointRouteBuilder routes)
    {
        routes.MapForm("/s/{space}/templates", Save);
        routes.MapForm("/i/{key}/templates", OfItem);
        routes.MapForm("/templates/{id:long}", Change);
        routes.MapForm("/templates/{id:long}/removal", Remove);
        routes.MapForm("/templates/{id:long}/uses", Use);
    }

    private static async Task<IResult> Save(string space, HttpContext http, Visit visit, IFormCollection fields)
    {
        var form = TemplateForm.Read(fields);
        var wish = form.Wish(null);
        // whether one may keep templates there is asked first: a mistake in the form must not tell whether there is such a space
        var saved = wish.Succeeded || visit.Workspace.Get<SpaceDirectory>().Find(space) is not { } known || !visit.Actor.May(WorkItemPermissions.KeepTemplates, known.Id)
            ? await visit.Send(new SaveTemplate(null, space, wish.Succeeded ? wish.Answer : Nothing), cancel: http.RequestAborted)
            : wish.Refusal;
        return Saved(http, visit, saved, wish, form, refusal => Page.Again<NewTemplatePage>(refusal, new { SpaceKey = space, Typed = form, Errors = refusal.ToFormErrors() }));
    }

    private static async Task<IResult> Change(long id, HttpContext http, Visit visit, IFormCollection fields)
    {
        var form = TemplateForm.Read(fields);
        var template = visit.Template(id);
        var wish = form.Wish(template is null ? null : TemplateItem.Of(template));
        var saved = wish.Succeeded || template is null || !visit.Actor.May(WorkItemPermissions.KeepTemplates, template.SpaceId)
            ? await visit.Send(new SaveTemplate(id, "", wish.Succeeded ? wish.Answer : Nothing), cancel: http.RequestAborted)
            : wish.Refusal;
        return Saved(http, visit, saved, wish, form, refusal => Page.Again<TemplatePage>(refusal, new { Id = id, Typed = form, Errors = refusal.ToFormErrors() }));
    }

    private static async Task<IResult> OfItem(string key, HttpContext http, Visit visit, IFormCollection fields)
    {
        var wish = await visit.TemplateOf(key, fields.Ticked("below"), fields.Ticked("roles"), http.RequestAborted);
        if (wish is not var (space, item))
            return await visit.Db.FindItem(visit.Actor, visit.Workspace.Get<SpaceDirectory>(), key) is null
                ? Page.Fault(http, ItemOrders.NoSuchItem(key))
                : Page.Fault(http, Refusal.Forbidden(Texts<TemplateTexts>.Say("MayNotKeep")));
        var saved = await visit.Send(new SaveTemplate(null, space.Key, new TemplateWish(fields["name"].ToString(), item)), cancel: http.RequestAborted);
        if (saved.Refusal is { Kind: RefusalKind.Missing or RefusalKind.Forbidden } closed)
            return Page.Fault(http, closed);
        if (!saved.Succeeded)
            return Page.Again<TemplateOfItemPage>(saved.Refusal, new { Key = key, Name = fields["name"].ToString(), Below = fields.Ticked("below"), Roles = fields.Ticked("roles"), Errors = saved.Refusal.ToFormErrors() });
        http.TellNext(new Told(Tone.Success, Say("SavedTold", saved.Answer.Name)));
        return visit.SeeOther("/templates/" + saved.Answer.Id);
    }

    private static async Task<IResult> Remove(long id, HttpContext http, Visit visit)
    {
        var template = visit.Template(id);
        var removed = await visit.Send(new RemoveTemplate(id), cancel: http.RequestAborted);
        if (removed.Refusal is { Kind: RefusalKind.Missing or RefusalKind.Forbidden } closed)
            return Page.Fault(http, closed);
        http.TellNext(removed.Succeeded ? new Told(Tone.Success, Say("RemovedTold")) : new Told(Tone.Warning, removed.Refusal.Sentence.ToString()));
        return visit.SeeOther(removed.Succeeded && template is not null ? $"/s/{visit.Workspace.Get<SpaceDirectory>().KeyOf(template.SpaceId)}/templates" : $"/templates/{id}");
    }

    private static async Task<IResult> Use(long id, HttpContext http, Visit visit, IFormCollection fields)
    {
        var form = fields.Where(f => f.Key != "__RequestVerificationToken").ToDictionary(f => f.Key, f => f.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var roles = form.Where(f => f.Key.StartsWith(RolePrefix, StringComparison.OrdinalIgnoreCase)).ToDictionary(f => f.Key[RolePrefix.Length..], f => f.Value, StringComparer.OrdinalIgnoreCase);
        var start = LocalDatePattern.Iso.Parse(fields["start"].ToString());
        var template = visit.Template(id);
        var mayUse = template is not null && visit.Actor.May(WorkItemPermissions.Create, template.SpaceId);
        var used = start.Success || !mayUse
            ? await visit.Send(new UseTemplate(id, start.Success ? start.Value : new NodaTime.LocalDate(2000, 1, 1)) { Title = fields["title"].ToString(), Roles = roles }, fields.Once(), http.RequestAborted)
            : Refusal.Invalid("start", Texts<TemplateTexts>.Say("StartShape"));
        if (used.Refusal is { Kind: RefusalKind.Missing or RefusalKind.Forbidden } closed)
            return Page.Fault(http, closed);
        if (!used.Succeeded)
            return Page.Again<UseTemplatePage>(used.Refusal, new { Id = id, Typed = form, Errors = used.Refusal.ToFormErrors() });
        http.TellNext(Told(used.Answer.Keys.Count, used.Answer.Left));
        return visit.SeeOther("/i/" + used.Answer.Key);
    }

    /// <summary>How much was made, and who could not be given any of it.</summary>
    internal static Told Told(int count, IReadOnlyList<string> left) => new(
        left.Count == 0 ? Tone.Success : Tone.Warning, count == 1 ? Say("MadeOne") : Say("Made", count), left.Count == 0 ? null : Say("LeftTold", string.Join(", ", left)));

    /// <summary>A template of a space the visitor works in; from memory.</summary>
    internal static ItemTemplate? Template(this Visit visit, long id) =>
        visit.Workspace.Get<TemplateDirectory>().Find(id) is { } template && visit.Actor.ReadsAllOf(template.SpaceId) ? template : null;

    private static TemplateWish Nothing => new("?", new TemplateItem { Title = "?" });

    private static IResult Saved(HttpContext http, Visit visit, Outcome<TemplateAnswer> saved, Outcome<TemplateWish> wish, TemplateForm form, Func<Refusal, IResult> again)
    {
        if (saved.Refusal is { Kind: RefusalKind.Missing or RefusalKind.Forbidden } closed)
            return Page.Fault(http, closed);
        if (!saved.Succeeded)
            return again(wish.Succeeded ? form.Typed(saved.Refusal) : saved.Refusal);
        http.TellNext(new Told(Tone.Success, Say("SavedTold", saved.Answer.Name)));
        return visit.SeeOther($"/s/{saved.Answer.Space}/templates");
    }

    private static string Say(string key, params object?[] arguments) => Texts<TemplateTexts>.Say(key, arguments).ToString();
}
