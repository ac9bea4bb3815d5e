namespace Steward.Web.Demo;

/// <summary>Marks the texts of the example (DemoTexts.resx).</summary>
public sealed class DemoTexts;
