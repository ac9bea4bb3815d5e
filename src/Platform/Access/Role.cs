namespace Steward.Platform.Access;

/// <summary>What somebody is in a space. A person may hold several roles there; rights add up.</summary>
[Flags]
public enum Role
{
    None = 0,

    /// <summary>Asks, follows, approves and rates own requests.</summary>
    Requester = 1,

    /// <summary>Sees all requests of the own client organisation, reads its reports.</summary>
    ClientManager = 2,

    /// <summary>Works on items of a project or team space.</summary>
    Member = 4,

    /// <summary>Works a queue: answers, notes, resolves.</summary>
    Agent = 8,

    /// <summary>Leads the space: members, workflows, views, priorities.</summary>
    Lead = 16,

    /// <summary>Reads everything in the space, changes nothing.</summary>
    Auditor = 32,

    /// <summary>Administers the workspace.</summary>
    Admin = 64,
}
