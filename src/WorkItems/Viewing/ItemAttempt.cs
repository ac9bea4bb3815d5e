using Microsoft.AspNetCore.Http;
using Steward.Platform.Commands;
using Steward.Platform.Design;
using Steward.Platform.Edge;

namespace Steward.WorkItems.Viewing;

/// <summary>A form of the item's page that was refused: which one, why, and everything that was typed, to be shown again.</summary>
/// <param name="Form">Name of the form: <c>state</c>, <c>text</c>, <c>answer</c>…</param>
/// <param name="Refusal">Why.</param>
/// <param name="Typed">What was typed, by field.</param>
public sealed record ItemAttempt(string Form, Refusal Refusal, IReadOnlyDictionary<string, string> Typed)
{
    public FormErrors Errors => Refusal.ToFormErrors();

    /// <summary>What was typed into a field; null when the form had no such field.</summary>
    public string? this[string field] => Typed.GetValueOrDefault(field);

    internal static ItemAttempt Of(string form, Refusal refusal, IFormCollection sent) =>
        new(form, refusal, sent.Where(f => f.Key != "__RequestVerificationToken").ToDictionary(f => f.Key, f => f.Value.ToString(), StringComparer.Ordinal));
}

/// <summary>Answers of the item's forms.</summary>
internal static class ItemFormAnswers
{
    /// <summary>Back to the item after success; the same page with the form and its errors after a refusal.</summary>
    public static IResult BackToItem<T>(this Visit visit, string key, string form, Outcome<T> outcome, IFormCollection sent, string anchor = "") =>
        outcome.Succeeded ? visit.SeeOther($"/i/{Uri.EscapeDataString(key)}{anchor}") : visit.Again(key, form, outcome.Refusal, sent);

    public static IResult Again(this Visit visit, string key, string form, Refusal refusal, IFormCollection sent) =>
        Page.Again<ItemPage>(refusal, new { Key = key, Attempt = ItemAttempt.Of(form, refusal, sent) });

    public static string? Text(this IFormCollection form, string name) => form.TryGetValue(name, out var value) ? value.ToString() : null;

    public static int? Version(this IFormCollection form) =>
        int.TryParse(form.Text("version"), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var version) ? version : null;

    public static string? Once(this IFormCollection form) => form.Text(Forms.OnceField) is { Length: > 0 and <= 200 } once ? once : null;

    public static bool Ticked(this IFormCollection form, string name) => form.Text(name) is "true" or "on";
}
