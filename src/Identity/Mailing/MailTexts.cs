namespace Steward.Identity.Mailing;

/// <summary>Marks the texts of the page about mail and of the letters people get (MailTexts.resx).</summary>
public sealed class MailTexts;
