namespace Steward.Identity.Administration;

/// <summary>Marks the texts of the administration's own page and its search (AdministrationTexts.resx).</summary>
public sealed class AdministrationTexts;
