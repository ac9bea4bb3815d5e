namespace Steward.Identity.Teams;

/// <summary>People who share work: a queue, a department, a project team.</summary>
public sealed class Team
{
    public long Id { get; init; }

    public required string Name { get; set; }

    public long? LeadId { get; set; }
}

public sealed class TeamMember
{
    public long TeamId { get; init; }

    public long PersonId { get; init; }
}
