namespace Steward.WorkItems.Defining;

/// <summary>What a field of one's own holds. The kind decides how a value is read, compared and asked for.</summary>
public enum FieldKind
{
    Text = 0,
    Number = 1,
    Money = 2,
    Date = 3,
    Person = 4,
    Choice = 5,
    Choices = 6,
    YesNo = 7,
    Item = 8,
    Client = 9,

    /// <summary>The name of a file at the item itself.</summary>
    File = 10,

    /// <summary>Computed from other fields of the item.</summary>
    Formula = 11,

    /// <summary>The name of a service of the catalogue, or one that items bear.</summary>
    Service = 12,
}
