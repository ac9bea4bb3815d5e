namespace Steward.Reporting.Satisfaction;

/// <summary>How the items of one division were rated. Each figure counts items, as the query that opens them does.</summary>
/// <param name="Label">The division.</param>
/// <param name="Rated">Items that were rated.</param>
/// <param name="Good">Of them with a 4 or 5.</param>
/// <param name="Bad">Of them with a 1 or 2.</param>
/// <param name="Complaints">Of them with a complaint.</param>
/// <param name="Asked">Items somebody was asked about.</param>
/// <param name="Silent">Of them without an answer.</param>
/// <param name="Query">Conditions of the division; empty when it is everything.</param>
/// <param name="Days">The days as arguments of <c>rated()</c>.</param>
public sealed record RatingRow(string Label, int Rated, int Good, int Bad, int Complaints, int Asked, int Silent, string Query, string Days)
{
    /// <summary>KPI HAP-01: good ratings of all, 0–1; null when nothing was rated.</summary>
    public double? Satisfied => Rated == 0 ? null : (double)Good / Rated;

    /// <summary>KPI HAP-06: answers of questions, 0–1; null when nobody was asked.</summary>
    public double? Answered => Asked == 0 ? null : (double)(Asked - Silent) / Asked;

    /// <summary>The query that opens the items of a figure.</summary>
    public string QueryOf(string word) => (Query.Length == 0 ? "" : Query + " and ") + $"rated({word}, {Days})";
}
