using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime.Text;
using Steward.Clients.Organisations;
using Steward.Identity.Directory;
using Steward.Identity.People;
using Steward.Platform.Commands;
using Steward.Platform.Text;
using Steward.Platform.Workspaces;
using Steward.WorkItems.Items;

namespace Steward.WorkItems.Defining;

/// <summary>Reads what somebody typed into a field into its one written form, or says how to write it.</summary>
public static partial class FieldValues
{
    /// <summary>Between the values of a field that takes several.</summary>
    public const string Between = "; ";

    private const int LongestText = 2_000;

    /// <summary>The written form of a typed value; an empty one takes the value away.</summary>
    public static Outcome<string> Read(FieldDefinition field, string typed, Workspace workspace)
    {
        var text = typed.Trim();
        if (!field.IsWritten)
            return Refusal.Invalid(field.FormName, Texts<FieldTexts>.Say("FormulaIsComputed", field.Name));
        if (text.Length == 0)
            return "";
        var read = field.Kind switch
        {
            FieldKind.Number => Number(field, text, "0.######"),
            FieldKind.Money => Number(field, text, "0.00"),
            FieldKind.Date => LocalDatePattern.Iso.Parse(text).Success ? text : null,
            FieldKind.Person => Person(text, workspace.Get<PeopleDirectory>().Now) is { } person ? person.Email ?? person.Name : null,
            FieldKind.Choice => Chosen(field, text),
            FieldKind.Choices => Several(field, text),
            FieldKind.YesNo => YesNo(text),
            FieldKind.Client => Client(text, workspace),
            FieldKind.Service => Service(text, workspace),
            FieldKind.Item => WorkItemKey.TryParse(text, out var key) ? key.ToString() : null,
            _ => text.Length <= LongestText ? text : null,
        };
        return read is not null ? read : Refusal.Invalid(field.FormName, Texts<FieldTexts>.Say("Not_" + field.Kind, Shortened(text), field.Name, field.Kind is FieldKind.Text or FieldKind.File ? LongestText : Offered(field)));
    }

    /// <summary>The separate values of a stored one.</summary>
    public static IReadOnlyList<string> Parts(string stored) => stored.Split(Between, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A choice as it is written, whatever its capitals; null when it is none.</summary>
    internal static string? Chosen(FieldDefinition field, string text)
    {
        var wanted = Querying.ItemWords.Folded(text.Trim());
        return field.ChoiceList.FirstOrDefault(c => Querying.ItemWords.Folded(c) == wanted);
    }

    internal static string? YesNo(string text) => text.ToLowerInvariant() switch
    {
        "yes" or "true" or "ja" or "1" or "on" => "yes",
        "no" or "false" or "nein" or "0" or "off" => "no",
        _ => null,
    };

    private static string? Several(FieldDefinition field, string text)
    {
        var chosen = text.Split([';', '\n', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(part => Chosen(field, part)).ToList();
        return chosen.Contains(null) ? null : string.Join(Between, field.ChoiceList.Where(chosen.Contains));
    }

    private static string? Number(FieldDefinition field, string text, string written)
    {
        if (field.Unit.Length > 0 && text.EndsWith(field.Unit, StringComparison.OrdinalIgnoreCase))
            text = text[..^field.Unit.Length].TrimEnd();
        if (!NumberPattern().IsMatch(text))
            return null;
        var number = decimal.Parse(text.Replace(',', '.'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        if (field.Kind == FieldKind.Money && decimal.Round(number, 2) != number)
            return null;
        return (number == 0 ? 0 : number).ToString(written, CultureInfo.InvariantCulture);
    }

    /// <summary>A client as it is called, whatever the capitals; null when none is.</summary>
    internal static string? Client(string text, Workspace workspace) =>
        workspace.Get<ClientDirectory>().Now.Values.FirstOrDefault(c => string.Equals(c.Name, text.Trim(), StringComparison.OrdinalIgnoreCase))?.Name;

    /// <summary>A service as it is called, whatever the capitals; null when none is.</summary>
    internal static string? Service(string text, Workspace workspace)
    {
        var wanted = Querying.ItemWords.Folded(text.Trim());
        return workspace.Get<Querying.ItemWords>().Services.FirstOrDefault(s => Querying.ItemWords.Folded(s) == wanted);
    }

    private static Person? Person(string text, Snapshot people)
    {
        if (people.Find(text) is { } byMail)
            return byMail;
        var named = people.People.Values.Where(p => string.Equals(p.Name, text, StringComparison.OrdinalIgnoreCase)).Take(2).ToArray();
        return named.Length == 1 ? named[0] : null;
    }

    private static string Offered(FieldDefinition field) => string.Join(", ", field.ChoiceList.Take(20));

    private static string Shortened(string text) => text.Length <= 80 ? text : text[..80] + "…";

    // a comma before three digits may be a thousand: only a point is sure then
    [GeneratedRegex(@"^-?[0-9]{1,15}(\.[0-9]{1,6}|,[0-9]{1,2})?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NumberPattern();
}
