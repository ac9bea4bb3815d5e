using System.Text.Json;
using NodaTime;
using Steward.Platform.Text;
using Steward.WorkItems.Defining;

namespace Steward.ServiceDesk.Configuration;

/// <summary>A kind of configuration item: server, database, laptop. A class below another has its fields too; there are two levels.</summary>
public sealed class CiClass
{
    public const int LongestName = 80;

    private IReadOnlyList<CiField>? read;

    public long Id { get; init; }

    /// <summary>Stable name in API, queries and files.</summary>
    public required string Key { get; init; }

    public required string Name { get; set; }

    /// <summary>The class above; null at the top.</summary>
    public long? ParentId { get; set; }

    /// <summary>Fields of its own, as JSON.</summary>
    public string Fields
    {
        get;
        set
        {
            field = value;
            read = null;
        }
    } = "[]";

    public Instant? RetiredAt { get; set; }

    public Instant CreatedAt { get; init; }

    /// <summary>Fields of its own, without those of the class above.</summary>
    public IReadOnlyList<CiField> OwnFields() => read ??= JsonSerializer.Deserialize<IReadOnlyList<CiField>>(Fields, PlatformJson.Options) ?? [];

    public static string Written(IReadOnlyList<CiField> fields) => JsonSerializer.Serialize(fields, PlatformJson.Options);
}

/// <summary>A field of a class. Its kinds, how values are read and how they are typed in are those of the fields of work items.</summary>
/// <param name="Key">Stable name of the value.</param>
/// <param name="Name">As forms say it.</param>
/// <param name="Kind">What it holds.</param>
public sealed record CiField(string Key, string Name, FieldKind Kind)
{
    public const int Most = 40;

    /// <summary>Kinds a configuration item can have: a file or a formula belongs to a work item.</summary>
    public static readonly IReadOnlyList<FieldKind> Kinds =
        [FieldKind.Text, FieldKind.Number, FieldKind.Money, FieldKind.Date, FieldKind.Person, FieldKind.Choice, FieldKind.Choices, FieldKind.YesNo, FieldKind.Client];

    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>Stands behind numbers and amounts: <c>GB</c>.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Every item of the class must have it.</summary>
    public bool Required { get; init; }

    /// <summary>The same as the machinery of fields takes it.</summary>
    public FieldDefinition Definition() => new() { Key = Key, Name = Name, Kind = Kind, Choices = string.Join('\n', Choices), Unit = Unit };
}
