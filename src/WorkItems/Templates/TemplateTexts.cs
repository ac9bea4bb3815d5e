namespace Steward.WorkItems.Templates;

/// <summary>Marks the texts of templates (TemplateTexts.resx).</summary>
public sealed class TemplateTexts;
