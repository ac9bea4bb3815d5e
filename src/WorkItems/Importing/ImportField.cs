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

    /// <summary>May stand above several columns.</summary>
    Labels,

    /// <summary>May stand above several columns.</summary>
    Watchers,

    /// <summary>A second number of the same item, by which other rows name it.</summary>
    OtherId,

    /// <summary>The number of the item this one is a part of.</summary>
    Parent,

    /// <summary>The number of an item this one is linked with; the column's name says how.</summary>
    Link,
}

/// <summary>What columns may share a meaning.</summary>
internal static class SharedMeanings
{
    /// <summary>Fields several columns can fill; of all others a table has one.</summary>
    public static bool MayRepeat(this ImportField field) =>
        field is ImportField.Field or ImportField.Ignore or ImportField.Comment or ImportField.Labels or ImportField.Watchers or ImportField.Parent or ImportField.Link;
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
