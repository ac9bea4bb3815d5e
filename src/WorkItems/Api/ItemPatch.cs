using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using Steward.WorkItems.Changing;
using Steward.WorkItems.Items;

namespace Steward.WorkItems.Api;

/// <summary>The body of PATCH: a field left out is not touched, a field that is null is emptied (RFC 7396).</summary>
public sealed record ItemPatch
{
    public string? Title { get; init; }

    public string? Description { get; init; }

    public Priority? Priority { get; init; }

    [JsonConverter(typeof(MaybeConverter<string?>))]
    public Maybe<string?> Assignee { get; init; }

    [JsonConverter(typeof(MaybeConverter<string?>))]
    public Maybe<string?> Requester { get; init; }

    [JsonConverter(typeof(MaybeConverter<string?>))]
    public Maybe<string?> Team { get; init; }

    [JsonConverter(typeof(MaybeConverter<string?>))]
    public Maybe<string?> Parent { get; init; }

    [JsonConverter(typeof(MaybeConverter<string?>))]
    public Maybe<string?> Service { get; init; }

    [JsonConverter(typeof(MaybeConverter<string?>))]
    public Maybe<string?> Process { get; init; }

    [JsonConverter(typeof(MaybeConverter<Instant?>))]
    public Maybe<Instant?> PlannedStart { get; init; }

    [JsonConverter(typeof(MaybeConverter<Instant?>))]
    public Maybe<Instant?> Due { get; init; }

    [JsonConverter(typeof(MaybeConverter<int?>))]
    public Maybe<int?> Progress { get; init; }

    public Dictionary<string, string>? Fields { get; init; }

    /// <summary>All tags the item is to have.</summary>
    public List<string>? Tags { get; init; }

    /// <summary>Tags to put on, and to take off; the others stay.</summary>
    public List<string>? AddTags { get; init; }

    public List<string>? RemoveTags { get; init; }

    internal ChangeItem ToCommand(string key, int? ifVersion) => new(key)
    {
        IfVersion = ifVersion, Title = Title, Description = Description, Priority = Priority, Assignee = Assignee, Requester = Requester,
        Team = Team, Parent = Parent, Service = Service, Process = Process, PlannedStart = PlannedStart, Due = Due, Progress = Progress, Fields = Fields,
        Tags = Tags, AddTags = AddTags, RemoveTags = RemoveTags,
    };
}

/// <summary>Tells "left out" from "null": the converter runs only when the field is present.</summary>
internal sealed class MaybeConverter<T> : JsonConverter<Maybe<T>>
{
    public override bool HandleNull => true;

    public override Maybe<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(JsonSerializer.Deserialize<T>(ref reader, options)!);

    public override void Write(Utf8JsonWriter writer, Maybe<T> value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value.Value, options);
}
