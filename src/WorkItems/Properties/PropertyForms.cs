using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Steward.Platform.Commands;
using Steward.Platform.Edge;
using Steward.Platform.Text;
using Steward.WorkItems.Changing;
using Steward.WorkItems.Items;
using Steward.WorkItems.Spaces;
using Steward.WorkItems.Viewing;

namespace Steward.WorkItems.Properties;

/// <summary>
/// Changing a property in place, and the two texts. A form sends the version it showed and the value it showed: when somebody changed another
/// property meanwhile nothing is in the way; when it was this one, both values are shown and what was typed is kept.
/// </summary>
internal static class PropertyForms
{
    public static void MapPropertyForms(this IEndpointRouteBuilder routes)
    {
        routes.MapForm("/i/{key}/properties", Property);
        routes.MapForm("/i/{key}/text", Text);
    }

    private static async Task<IResult> Property(string key, Visit visit, HttpContext http)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var field = form.Text("field") ?? "";
        var change = ItemProperties.Read(key, field, form.Text("value") ?? "", visit);
        if (!change.Succeeded)
            return visit.Again(key, "property", change.Refusal, form);
        var outcome = await Send(visit, change.Answer with { IfVersion = form.Version() }, form.Once(),
            now => form.Text("was") is { } was && was == ItemProperties.Written(field, now, visit));
        return visit.BackToItem(key, "property", outcome, form);
    }

    private static async Task<IResult> Text(string key, Visit visit, HttpContext http)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var (title, description) = (form.Text("title") ?? "", Lines(form.Text("description")));
        // only what this person changed is theirs to say: two people at the two texts are not in each other's way
        var (own, ownText) = (form.Text("wasTitle") != ItemProperties.TextMark(title), form.Text("wasDescription") != ItemProperties.TextMark(description));
        var change = new ChangeItem(key) { Title = own ? title : null, Description = ownText ? description : null, IfVersion = form.Version() };
        var outcome = await Send(visit, change, form.Once(), now =>
            (!own || form.Text("wasTitle") == ItemProperties.TextMark(now.Title)) && (!ownText || form.Text("wasDescription") == ItemProperties.TextMark(now.Description)));
        return visit.BackToItem(key, "text", outcome, form);
    }

    /// <summary>Sends, and once more with the new version when what this form is about did not change.</summary>
    private static async Task<Outcome<ItemAnswer>> Send(Visit visit, ChangeItem change, string? once, Func<WorkItem, bool> untouched)
    {
        var outcome = await visit.Send(change, once);
        for (var tries = 0; tries < 3 && outcome.Refusal?.Kind == RefusalKind.Stale; tries++)
        {
            var now = await visit.Db.FindItem(visit.Actor, visit.Workspace.Get<SpaceDirectory>(), change.Key);
            if (now is null || !untouched(now))
                break;
            outcome = await visit.Send(change with { IfVersion = now.Version }, once);
        }

        return outcome;
    }

    /// <summary>Browsers send line ends as CR LF, whatever they were shown.</summary>
    private static string Lines(string? text) => (text ?? "").ReplaceLineEndings("\n");
}
