namespace Steward.WorkItems.Importing;

/// <summary>What a column of a foreign table can mean. In JSON by its name with a small first letter.</summary>
public enum ImportField
{
    /// <summary>No meaning of its own: kept on the item under the column's name.</summary>
    Field,

    /// <summary>Left out because somebody said so; counted in the report.</summary>
    Ignore,
    ExternalId,
    Title,
    Description,
    Type,
    State,
    Priority,
    Owner,
    Requester,
    Team,
    Process,
    Service,
    Clause,
    Frequency,
    Evidence,
    Start,
    Due,
    Created,
    CreatedBy,
    Updated,
    UpdatedBy,
    Resolved,
    ResolvedBy,
    Closed,
    Resolution,
    Progress,
    Comment,
}

/// <summary>The three shapes of foreign tables.</summary>
public enum ImportKind
{
    /// <summary>One row is one item.</summary>
    Items,

    /// <summary>Several rows are the history of one item, oldest to newest by their time of update.</summary>
    EventLog,

    /// <summary>One row is one task of a management system: owner, clause, frequency and evidence are expected.</summary>
    TaskRegister,
}

/// <summary>How dates such as 03/04/2026 are read.</summary>
public enum DateOrder
{
    Auto,
    DayFirst,
    MonthFirst,
}

/// <summary>What happens to a row that holds a value nobody can read.</summary>
public enum DoubtfulRows
{
    /// <summary>It is named and not imported.</summary>
    Skip,

    /// <summary>It is named and imported without the value, whose text is kept as a field.</summary>
    Keep,
}
