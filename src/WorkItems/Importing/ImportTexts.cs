namespace Steward.WorkItems.Importing;

/// <summary>Marks ImportTexts.resx: the sentences of imports, those of their problems included.</summary>
public sealed class ImportTexts;
