namespace Steward.WorkItems.Querying;

/// <summary>Marks the texts of the query language (QueryTexts.resx).</summary>
public sealed class QueryTexts;
