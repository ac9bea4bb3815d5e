using Steward.Platform.Commands;
using Steward.Platform.Edge;
using Steward.WorkItems.Items;
using Steward.WorkItems.Querying;

namespace Steward.Reporting.Items;

/// <summary>What a report is about: the space and type chosen above it, a further query, and the period. All of it stands in the address.</summary>
public sealed record ReportFilter(string? Space, string? Type, string? Query, Period Period)
{
    /// <summary>The same choice in the query language; empty when everything counts.</summary>
    public string Conditions => string.Join(" and ", new[]
    {
        string.IsNullOrEmpty(Space) ? null : $"space = {Space}",
        string.IsNullOrEmpty(Type) ? null : $"type = {Type}",
        string.IsNullOrWhiteSpace(Query) ? null : Query.Trim(),
    }.Where(c => c is not null));

    /// <summary>The items the report counts, limited to what the visitor may see.</summary>
    public Outcome<IQueryable<WorkItem>> Items(Visit visit)
    {
        var conditions = QueryText.Parse(Conditions);
        return conditions.Succeeded ? visit.Items().Apply(conditions.Answer.Where, visit.QueryScope()) : conditions.Refusal;
    }

    /// <summary>With the condition "not done yet" added.</summary>
    public string OpenConditions => (Conditions.Length == 0 ? "" : Conditions + " and ") + "stateCategory in (new, active, waiting)";
}
