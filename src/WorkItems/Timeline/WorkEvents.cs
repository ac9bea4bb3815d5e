using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime.Text;
using Steward.Platform.Design;
using Steward.Platform.Edge;
using Steward.Platform.Events;
using Steward.Platform.Text;
using Steward.WorkItems.Defining;
using Steward.WorkItems.Importing.Applying;
using Steward.WorkItems.Items;
using Steward.WorkItems.Linking;
using Steward.WorkItems.Macros;
using Steward.WorkItems.Recurring;
using Steward.WorkItems.Spaces;
using Steward.WorkItems.Templates;
using Steward.WorkItems.Types;
using Steward.WorkItems.Viewing;
using Steward.WorkItems.Views;

namespace Steward.WorkItems.Timeline;

/// <summary>Marks the texts of this module's events (WorkEventTexts.resx).</summary>
public sealed class WorkEventTexts;

/// <summary>Tells what happened to items, spaces and imports. Items a reader does not see are neither named nor linked, also where a change names them.</summary>
internal sealed class WorkEvents() : EventTeller(typeof(WorkEventTexts), "item", "space", "import", "view", "schedule", "macro", "template", "field", "type", "file")
{
    private const int LongestTitle = 80;

    protected override async Task<IReadOnlyDictionary<(string Subject, long Id), SubjectName>> Names(Visit visit, IReadOnlyList<EventRow> rows, CancellationToken cancel)
    {
        var spaces = visit.Workspace.Get<SpaceDirectory>();
        var names = new Dictionary<(string Subject, long Id), SubjectName>();
        foreach (var id in rows.Where(row => row.Subject == "space").Select(row => row.SubjectId).Distinct())
        {
            if (spaces.Find(id) is { } space)
                names[("space", id)] = new SubjectName($"{space.Key} {space.Name}", $"{visit.Root}/s/{space.Key}");
        }

        foreach (var view in visit.Workspace.Get<ViewDirectory>().SeenBy(visit.Actor))
            names[("view", view.Id)] = new SubjectName(view.Name, $"{visit.Root}/v/{view.Slug}");

        foreach (var template in visit.Workspace.Get<TemplateDirectory>().All.Where(t => visit.Actor.ReadsAllOf(t.SpaceId)))
            names[("template", template.Id)] = new SubjectName(template.Name, string.Create(CultureInfo.InvariantCulture, $"{visit.Root}/templates/{template.Id}"));

        foreach (var macro in visit.Workspace.Get<MacroDirectory>().SeenBy(visit.Actor))
            names[("macro", macro.Id)] = new SubjectName(macro.Name, $"{visit.Root}/macros");

        foreach (var field in visit.Actor.IsAdmin ? visit.Workspace.Get<FieldDirectory>().All : [])
            names[("field", field.Id)] = new SubjectName(field.Name, $"{visit.Root}/admin/fields/{Uri.EscapeDataString(field.Key)}");

        var types = visit.Workspace.Get<TypeDirectory>();
        foreach (var type in visit.Actor.IsAdmin ? types.All.Values : [])
            names[("type", type.EventId)] = new SubjectName(types.NameOf(type.Key), $"{visit.Root}/admin/types/{type.Key}");

        long[] items = [.. rows.Where(row => row.Subject == "item").Select(row => row.SubjectId).Distinct()];
        if (items.Length > 0)
        {
            foreach (var item in await visit.Db.ItemsFor(visit.Actor).Where(i => items.Contains(i.Id)).Select(i => new { i.Id, i.SpaceId, i.Number, i.Title }).ToListAsync(cancel))
            {
                var key = $"{spaces.KeyOf(item.SpaceId)}-{item.Number.ToString(CultureInfo.InvariantCulture)}";
                names[("item", item.Id)] = new SubjectName($"{key} {(item.Title.Length > LongestTitle ? item.Title[..LongestTitle] + "…" : item.Title)}", $"{visit.Root}/i/{key}");
            }

            foreach (var id in items)
                names.TryAdd(("item", id), new SubjectName(Texts<WorkEventTexts>.Say("Gone").ToString()));
        }

        long[] imports = [.. rows.Where(row => row.Subject == "import").Select(row => row.SubjectId).Distinct()];
        if (imports.Length > 0)
        {
            foreach (var run in await visit.Db.Set<ImportRun>().Where(r => imports.Contains(r.Id)).Select(r => new { r.Id, r.FileName }).ToListAsync(cancel))
                names[("import", run.Id)] = new SubjectName(run.FileName, $"{visit.Root}/imports/{run.Id.ToString(CultureInfo.InvariantCulture)}");
        }

        long[] schedules = [.. rows.Where(row => row.Subject == "schedule").Select(row => row.SubjectId).Distinct()];
        if (schedules.Length > 0)
        {
            foreach (var schedule in await visit.Db.SchedulesFor(visit.Actor).Where(s => schedules.Contains(s.Id)).Select(s => new { s.Id, s.Title }).ToListAsync(cancel))
                names[("schedule", schedule.Id)] = new SubjectName(schedule.Title, $"{visit.Root}/schedules/{schedule.Id.ToString(CultureInfo.InvariantCulture)}");
        }

        return names;
    }

    protected override async Task<Func<EventRow, Change, ToldChange>> Changes(Visit visit, IReadOnlyList<EventRow> rows, CancellationToken cancel)
    {
        var keys = rows.Where(row => row.Subject == "item").SelectMany(row => row.ReadChanges()).Where(NamesAnItem).SelectMany(change => new[] { change.From, change.To }).OfType<string>();
        var seen = await NamesForReader.KeysFor(visit, keys, cancel);
        return (row, change) => row.Subject switch
        {
            "item" when change.Field == "key" => new ToldChange(FieldWords("key"), change.From, Key(change.To, seen)),
            "item" when NamesAnItem(change) => new ToldChange(FieldWords(change.Field), Key(change.From, seen), Key(change.To, seen)),
            "item" => new ToldChange(FieldWords(change.Field), Value(visit, change.Field, change.From), Value(visit, change.Field, change.To)),
            _ => new ToldChange(FieldWords(change.Field), change.From, change.To),
        };
    }

    // a file's note is its hash, for the program
    protected override string? Note(EventRow row) => row.Kind is "item.file-attached" or "item.evidence-marked" ? null : row.Note;

    private static bool NamesAnItem(Change change) => change.Field == "key" || NamedItems.NamesAnother(change.Field);

    private static string? Key(string? key, IReadOnlyDictionary<string, KeyLink> seen) =>
        key is null || seen.ContainsKey(key) ? key : Texts<ItemTexts>.Say("AnotherItem").ToString();

    private static string FieldWords(string field)
    {
        if (LinkEnd.Find(field) is { } end)
            return end.Words;
        var key = "Field_" + (field == "planned start" ? "plannedStart" : field);
        var said = new Said(typeof(ItemTexts), key, []).ToString();
        return said == key ? field : said;
    }

    private static string? Value(Visit visit, string field, string? value)
    {
        if (string.IsNullOrEmpty(value))
            return null;
        return field switch
        {
            "state" => visit.Workspace.Get<TypeDirectory>().StateWords(value),
            "priority" when Enum.TryParse<Priority>(value, out var priority) => new Said(typeof(DesignTexts), "Priority" + priority, []).ToString(),
            "how" => RouteWords.Say(value),
            "due" or "planned start" when InstantPattern.General.Parse(value) is { Success: true } at =>
                TimeWords.DateAndTime(at.Value, visit.Now, visit.Zone, CultureInfo.CurrentCulture),
            _ => value,
        };
    }
}
