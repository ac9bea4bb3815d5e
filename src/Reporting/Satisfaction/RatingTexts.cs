namespace Steward.Reporting.Satisfaction;

/// <summary>Marks the texts of the report about satisfaction (RatingTexts.resx).</summary>
public sealed class RatingTexts;
