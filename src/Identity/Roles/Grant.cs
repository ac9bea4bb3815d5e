using Steward.Platform.Access;

namespace Steward.Identity.Roles;

/// <summary>Roles given in a space to a person or to all members of a team. Exactly one of the two is set.</summary>
public sealed class Grant
{
    public long Id { get; init; }

    public long SpaceId { get; init; }

    public long? PersonId { get; init; }

    public long? TeamId { get; init; }

    public Role Roles { get; set; }
}
