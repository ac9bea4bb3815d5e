using Microsoft.AspNetCore.Http;
using Steward.Platform.Edge;

namespace Steward.WorkItems.Defining;

/// <summary>Defined fields in forms: <c>field:cost-centre=4711</c>.</summary>
internal static class DefinedForm
{
    private const string Before = "field:";

    /// <summary>The field a name of a form or a fault means; null when it means another thing.</summary>
    public static FieldDefinition? Find(Visit visit, string formName) =>
        formName.StartsWith(Before, StringComparison.Ordinal) ? visit.Workspace.Get<FieldDirectory>().Find(formName[Before.Length..]) : null;

    /// <summary>What was filled in. Several ticked boxes come with commas between.</summary>
    public static IReadOnlyDictionary<string, string> Filled(IFormCollection form) => form
        .Where(field => field.Key.StartsWith(Before, StringComparison.Ordinal) && field.Key.Length > Before.Length && !string.IsNullOrWhiteSpace(field.Value.ToString()))
        .ToDictionary(field => field.Key[Before.Length..], field => field.Value.ToString(), StringComparer.Ordinal);
}
