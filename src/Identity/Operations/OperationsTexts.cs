namespace Steward.Identity.Operations;

/// <summary>Marks the texts of the pages an administrator runs the workspace with (OperationsTexts.resx).</summary>
public sealed class OperationsTexts;
