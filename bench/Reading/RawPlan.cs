using System.Text.Json;
using Steward.Testing.Running;

namespace Steward.Bench.Reading;

/// <summary>The statements each page sends, kept so that another process can send the same.</summary>
internal sealed record RawPlan(string? PostgreSql, string Schema, string SqliteFile, IReadOnlyDictionary<string, IReadOnlyList<RawStatement>> Pages)
{
    public void Save(string file) => File.WriteAllText(file, JsonSerializer.Serialize(this));

    public static RawPlan Load(string file) => JsonSerializer.Deserialize<RawPlan>(File.ReadAllText(file))!;
}

/// <summary>One statement with its values.</summary>
internal sealed record RawStatement(string Sql, IReadOnlyList<RawValue> Values)
{
    public static RawStatement Of(Statement statement) => new(statement.Sql, [.. statement.Parameters.Select(pair => RawValue.Of(pair.Key, pair.Value))]);
}

/// <summary>A parameter; its kind is kept, because JSON knows only numbers and texts.</summary>
internal sealed record RawValue(string Name, string Kind, string? Text)
{
    public static RawValue Of(string name, object? value) => value switch
    {
        null or DBNull => new(name, "null", null),
        long[] many => new(name, "long[]", JsonSerializer.Serialize(many)),
        int[] many => new(name, "int[]", JsonSerializer.Serialize(many)),
        string[] many => new(name, "string[]", JsonSerializer.Serialize(many)),
        string text => new(name, "string", text),
        _ => new(name, value.GetType().Name, JsonSerializer.Serialize(value)),
    };

    public object Read() => Kind switch
    {
        "null" => DBNull.Value,
        "string" => Text!,
        "long[]" => JsonSerializer.Deserialize<long[]>(Text!)!,
        "int[]" => JsonSerializer.Deserialize<int[]>(Text!)!,
        "string[]" => JsonSerializer.Deserialize<string[]>(Text!)!,
        "Int64" => JsonSerializer.Deserialize<long>(Text!),
        "Int32" => JsonSerializer.Deserialize<int>(Text!),
        "Boolean" => JsonSerializer.Deserialize<bool>(Text!),
        "Double" => JsonSerializer.Deserialize<double>(Text!),
        _ => throw new NotSupportedException($"A parameter of kind {Kind} is new to the raw peer; teach RawValue to read it."),
    };
}
