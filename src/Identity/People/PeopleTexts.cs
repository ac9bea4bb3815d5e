namespace Steward.Identity.People;

/// <summary>Marks the texts of the administrator's pages about people, teams, roles and rights (PeopleTexts.resx).</summary>
public sealed class PeopleTexts;
