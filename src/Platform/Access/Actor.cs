using System.Collections.Frozen;

namespace Steward.Platform.Access;

/// <summary>By which door a command came in. Recorded with every event.</summary>
public enum Channel
{
    Page = 0,
    Api = 1,
    Mail = 2,
    Import = 3,
    CommandLine = 4,
    Automation = 5,
    System = 6,

    /// <summary>Made-up examples: what came in by this door can be taken out again as a whole.</summary>
    Demo = 7,
}

/// <summary>
/// Who acts, with everything needed to decide what they may do and see: no database is asked again on the way.
/// Built once per request from the identity snapshot, passed in explicitly, never ambient.
/// </summary>
public sealed record Actor
{
    /// <summary>The program itself: jobs, imports of a shell user, migrations.</summary>
    public static readonly Actor System = new() { Name = "Steward", IsAdmin = true, Channel = Channel.System };

    /// <summary>Nobody signed in.</summary>
    public static readonly Actor Anonymous = new() { Name = "", Channel = Channel.Page };

    /// <summary>The acting person; null for the program itself and for nobody.</summary>
    public long? PersonId { get; init; }

    /// <summary>Set when somebody acts for another (a deputy, an agent writing down a call).</summary>
    public long? OnBehalfOfId { get; init; }

    /// <summary>The administrator who looks at pages as this person. Nothing can be changed so; see the dispatcher.</summary>
    public long? LookingId { get; init; }

    public bool IsLooking => LookingId is not null;

    public required string Name { get; init; }

    /// <summary>One act of a person may be many commands (a bulk change): what they share, so that they can be undone together. Null for a command alone.</summary>
    public long? ActId { get; init; }

    public bool IsAdmin { get; init; }

    /// <summary>The client organisation of an outside person; null for colleagues.</summary>
    public long? ClientId { get; init; }

    public Channel Channel { get; init; }

    public TokenScope Scope { get; init; } = TokenScope.Admin;

    /// <summary>Roles by space, teams already folded in.</summary>
    public FrozenDictionary<long, Role> Roles { get; init; } = FrozenDictionary<long, Role>.Empty;

    /// <summary>Teams the person belongs to.</summary>
    public FrozenSet<long> Teams { get; init; } = FrozenSet<long>.Empty;

    public string Culture { get; init; } = "en";

    public string Zone { get; init; } = "Europe/Berlin";

    /// <summary>How the person wants pages to look, as stored with them; null for nobody and for programs.</summary>
    public string? Appearance { get; init; }

    public bool IsSystem => Channel == Channel.System || (PersonId is null && IsAdmin);

    public bool IsSignedIn => PersonId is not null || IsAdmin;

    /// <summary>True when the person works here, in contrast to somebody who only asks for things.</summary>
    public bool IsStaff => IsAdmin || Roles.Values.Any(r => (r & StaffRoles) != 0);

    public const Role StaffRoles = Role.Member | Role.Agent | Role.Lead | Role.Auditor;

    public Role RolesIn(long spaceId) =>
        (IsAdmin ? Role.Admin : Role.None) | Roles.GetValueOrDefault(spaceId);

    /// <summary>May the actor use the permission in this space? Token scope and role must both allow it.</summary>
    public bool May(Permission permission, long spaceId) =>
        Scope >= permission.Scope && (IsAdmin || (RolesIn(spaceId) & permission.Roles) != 0);

    /// <summary>May the actor use a permission that belongs to the whole workspace?</summary>
    public bool May(Permission permission) =>
        IsSignedIn && Scope >= permission.Scope
        && (IsAdmin || permission.Roles == (Role)~0 || Roles.Values.Any(r => (r & permission.Roles) != 0));

    public Actor Through(Channel channel) => this with { Channel = channel };
}
