namespace Steward.Web;

/// <summary>Marks the texts of the frame (WebTexts.resx).</summary>
public sealed class WebTexts;
