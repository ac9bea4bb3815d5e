using Steward.Platform.Importing;
using Steward.WorkItems.Importing.Reading;
using Steward.WorkItems.Tagging;

namespace Steward.WorkItems.Importing.Planning;

internal sealed partial class RowReading
{
    private DateReading _plainDates = new(DateOrder.Auto, null);

    /// <summary>The texts of all columns of a meaning, with their columns.</summary>
    private IEnumerable<(string Column, string Text)> Texts(TableRow row, ImportField field)
    {
        for (var i = 0; i < _names.Count; i++)
            if (_mapping.Of(_names[i]) == field && !row[i].IsEmpty && !Words.MeansNothing(row[i].Text)) yield return (_names[i], row[i].Text);
    }

    /// <summary>"12/Mar/24 3:05 PM;ana;It works again" is a comment with its time and author; anything else is one without.</summary>
    private DraftComment Comment(string text)
    {
        var parts = text.Split(';', 3);
        if (parts.Length < 3 || parts[2].Trim().Length == 0 || _plainDates.Read(parts[0]) is not { Time: { HasTime: true } at }) return new(text, null, null);
        var author = PersonWords.Read(_mapping.People.GetValueOrDefault(parts[1].Trim(), parts[1]));
        return new(parts[2].Trim(), author.Kind == PartyKind.Person ? author.Party : null, at);
    }

    private List<string>? Labels(TableRow row, RowNotes notes)
    {
        var labels = new List<string>();
        foreach (var (column, text) in Texts(row, ImportField.Labels))
        {
            foreach (var tag in text.Split([',', ';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                var plain = tag.TrimStart('#').Trim();
                if (labels.Count < TagText.Most && plain.Length is > 0 and <= TagText.Length && TagText.Folded(plain).Length is > 0 and <= TagText.FoldedLength && !plain.Any(char.IsControl))
                {
                    if (!labels.Exists(known => TagText.Folded(known) == TagText.Folded(plain))) labels.Add(plain);
                    continue;
                }
                notes.Add(ItemProblems.TagUnusable, column, tag);
                notes.KeepBeside(RepeatedColumns.BaseOf(column, _names), tag);
            }
        }
        return labels.Count == 0 ? null : labels;
    }

    private List<NamedParty>? Watchers(TableRow row)
    {
        var people = Texts(row, ImportField.Watchers).SelectMany(text => text.Text.Split([';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Select(name => PersonWords.Read(_mapping.People.GetValueOrDefault(name, name))).Where(read => read.Kind == PartyKind.Person).Select(read => read.Party!)
            .DistinctBy(party => party.Key, StringComparer.OrdinalIgnoreCase).ToList();
        return people.Count == 0 ? null : people;
    }

    private List<DraftLink>? Links(TableRow row)
    {
        var links = Texts(row, ImportField.Link)
            .SelectMany(text => text.Text.Split([',', ';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(other => new DraftLink(RepeatedColumns.HowOf(text.Column), other, text.Column))).DistinctBy(link => (link.How, link.Other)).ToList();
        return links.Count == 0 ? null : links;
    }
}
