namespace Steward.WorkItems.Querying;

/// <summary>How much a query may ask, so that no text, however long or deep, can tie up a server.</summary>
public static class QueryLimits
{
    public const int Characters = 10_000;

    /// <summary>Conditions and calls in all.</summary>
    public const int Conditions = 200;

    /// <summary>Brackets and negations inside each other.</summary>
    public const int Depth = 30;

    /// <summary>Values of one <c>in</c>.</summary>
    public const int Values = 500;

    public const int OrderFields = 3;
}
