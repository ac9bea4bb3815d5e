using System.Text.Json;

namespace Steward.Web.Demo.Duties;

/// <summary>A clause of ISO/IEC 20000-1 in own words, with the evidence it wants and the duties that come back.</summary>
internal sealed record Clause(string Id, string Title, string Requirement, IReadOnlyList<string> Evidence, IReadOnlyList<Duty> Tasks)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static IReadOnlyList<Clause> All { get; } = JsonSerializer.Deserialize<List<Clause>>(ContentFile.Read("iso20000-clauses.json"), Json)!;
}

/// <summary>Something to be done again and again.</summary>
/// <param name="Frequency">An ISO 8601 period.</param>
internal sealed record Duty(string Title, string Frequency, string Process, string OwnerRole, string Priority);
