using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Steward.Platform.Design;
using Steward.Platform.Importing;
using Steward.Platform.Text;
using Steward.WorkItems.Importing.Applying;
using Steward.WorkItems.Importing.Reading;
using Steward.WorkItems.Items;
using Steward.WorkItems.Types;

namespace Steward.WorkItems.Importing.Pages;

/// <summary>Between a mapping and the fields of its form.</summary>
internal static class MappingFields
{
    // The states an import knows, in the order of work.
    private static readonly string[] States = ["Draft", "New", "Open", "Planned", "In progress", "In review", "Waiting", "Blocked", "Resolved", "Closed", "Done", "Cancelled"];

    public static FileLook LookOf(ImportRun run) => JsonSerializer.Deserialize<FileLook>(run.Look, PlatformJson.Options)!;

    public static IReadOnlyList<Choice> StateChoices(Func<string, string> text) =>
        [new("", text("StateAsWritten")), .. States.Select(state => new Choice(state, text("Written_" + state.Replace(" ", "", StringComparison.Ordinal)), text("Category_" + StateWords.Find(state)!.Category)))];

    public static IReadOnlyList<Choice> PriorityChoices(Func<string, string> text) =>
        [.. Enum.GetValues<Priority>().Reverse().Select(priority => new Choice(WordJson.WordOf(priority), text("Priority_" + priority)))];

    public static string StateWordOf(ColumnMapping mapping, string value)
    {
        var state = (mapping.States.GetValueOrDefault(value) ?? StateWords.Find(value))?.State;
        return state is not null && States.Contains(state) ? state : "";
    }

    public static string PriorityWordOf(ColumnMapping mapping, string value) =>
        WordJson.WordOf(mapping.Priorities.TryGetValue(value, out var mapped) ? mapped : PriorityWords.Find(value) ?? Priority.None);

    /// <summary>Reads the form over what was known; only what differs from the program's own reading is kept as said.</summary>
    /// <exception cref="UnreadableTableException">Two columns were given one meaning.</exception>
    public static ColumnMapping Read(IFormCollection form, ImportRun run)
    {
        var known = ColumnMapping.FromJson(run.Mapping);
        var columns = Pairs(form, "columnName.", "column.").ToDictionary(pair => pair.Key, pair => Word<ImportField>(pair.Value) ?? ImportField.Field, StringComparer.Ordinal);
        var mapping = known with
        {
            Kind = Word<ImportKind>(form["kind"].ToString()) ?? known.Kind,
            Type = form["type"].ToString() is { Length: > 0 } type ? type : known.Type,
            Dates = Word<DateOrder>(form["dates"].ToString()) ?? known.Dates,
            TimeZone = form["timeZone"].ToString() is { Length: > 0 } zone ? zone : null,
            DoubtfulRows = Word<DoubtfulRows>(form["doubtfulRows"].ToString()) ?? known.DoubtfulRows,
            Columns = columns.Count > 0 ? columns : known.Columns,
            TitleFrom = columns.ContainsValue(ImportField.Title) ? [] : known.TitleFrom,
            States = Said(form, "state", known.States, text => StateWords.Find(text), StateWords.Find),
            Priorities = Said(form, "priority", known.Priorities, text => Word<Priority>(text), PriorityWords.Find),
            Types = Pairs(form, "typeOfValue.", "typeOf.").Where(pair => pair.Value.Length > 0 && TypeWords.Find(pair.Key) != pair.Value).ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal),
        };
        return ColumnMapping.FromJson(mapping.ToJson());
    }

    private static Dictionary<string, StateTarget> Said(
        IFormCollection form, string prefix, IReadOnlyDictionary<string, StateTarget> known, Func<string, StateTarget?> read, Func<string, StateTarget?> own) =>
        Pairs(form, prefix + "Value.", prefix + ".").Select(pair => (pair.Key, Target: pair.Value.Length == 0 ? known.GetValueOrDefault(pair.Key) : read(pair.Value), Own: own(pair.Key)))
            .Where(said => said.Target is not null && said.Target != said.Own).ToDictionary(said => said.Key, said => said.Target!, StringComparer.Ordinal);

    private static Dictionary<string, Priority> Said(
        IFormCollection form, string prefix, IReadOnlyDictionary<string, Priority> known, Func<string, Priority?> read, Func<string, Priority?> own) =>
        Pairs(form, prefix + "Value.", prefix + ".").Select(pair => (pair.Key, Target: read(pair.Value), Own: own(pair.Key)))
            .Where(said => said.Target is not null && said.Target != said.Own).Where(said => said.Target != Priority.None || known.ContainsKey(said.Key) || said.Own is not null)
            .ToDictionary(said => said.Key, said => said.Target!.Value, StringComparer.Ordinal);

    private static IEnumerable<KeyValuePair<string, string>> Pairs(IFormCollection form, string names, string values) =>
        form.Keys.Where(key => key.StartsWith(names, StringComparison.Ordinal)).Take(TableLimits.Default.Columns)
            .Select(key => KeyValuePair.Create(form[key].ToString(), form[values + key[names.Length..]].ToString())).DistinctBy(pair => pair.Key, StringComparer.Ordinal);

    private static T? Word<T>(string text)
        where T : struct, Enum => Enum.TryParse<T>(string.Concat(text.Where(char.IsLetter)), ignoreCase: true, out var value) ? value : null;
}
