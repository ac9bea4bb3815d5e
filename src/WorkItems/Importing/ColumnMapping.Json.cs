using System.Text.Encodings.Web;
using System.Text.Json.Serialization;
using System.Text.Json;
using NodaTime;
using Steward.Platform.Importing;
using Steward.WorkItems.Importing.Reading;
using Steward.WorkItems.Types;

namespace Steward.WorkItems.Importing;

public sealed partial record ColumnMapping
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new WordJson(), new StateTargetJson() },
    };

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <summary>Reads a mapping written by a person or by <see cref="ToJson"/>.</summary>
    /// <exception cref="UnreadableTableException">It is not such JSON; the sentence says where.</exception>
    public static ColumnMapping FromJson(string json)
    {
        try
        {
            var mapping = JsonSerializer.Deserialize<ColumnMapping>(json, Json)
                ?? throw new UnreadableTableException(ItemProblems.MappingMalformed.At(0, null, null, "null"));
            mapping.Check();
            return mapping;
        }
        catch (JsonException exception)
        {
            var place = $"{exception.Path} ({exception.LineNumber + 1}:{exception.BytePositionInLine + 1})";
            throw new UnreadableTableException(ItemProblems.MappingMalformed.At((int)(exception.LineNumber ?? -1) + 1, null, null, place), exception);
        }
    }

    /// <summary>Refuses columns the table does not have, and two columns for one meaning.</summary>
    internal void CheckAgainst(IReadOnlyList<string> columns)
    {
        foreach (var column in Columns.Keys.Concat(TitleFrom))
            if (!columns.Contains(column, StringComparer.Ordinal))
                throw new UnreadableTableException(ItemProblems.MappingUnknownColumn.At(0, column, null, string.Join(", ", columns)));
        Check();
    }

    private void Check()
    {
        var doubled = Columns.Where(pair => !pair.Value.MayRepeat()).GroupBy(pair => pair.Value).FirstOrDefault(group => group.Count() > 1);
        if (doubled is not null)
            throw new UnreadableTableException(ItemProblems.MappingDoubled.At(0, null, null, WordJson.WordOf(doubled.Key), string.Join(", ", doubled.Select(pair => pair.Key))));
        foreach (var type in Types.Values.Append(Type ?? TypeWords.Incident))
            if (!TypeWords.IsType(type)) throw new UnreadableTableException(ItemProblems.MappingUnknownType.At(0, null, type));
        if (TimeZone is not null && DateTimeZoneProviders.Tzdb.GetZoneOrNull(TimeZone) is null)
            throw new UnreadableTableException(ItemProblems.MappingUnknownZone.At(0, null, TimeZone));
    }

    /// <summary>A state is written as a known word ("waiting", "Resolved") or as <c>{"state": "Parked", "category": "waiting"}</c>.</summary>
    private sealed class StateTargetJson : JsonConverter<StateTarget>
    {
        public override StateTarget Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType == JsonTokenType.String)
                return StateWords.Find(reader.GetString()!) ?? throw new JsonException();
            using var document = JsonDocument.ParseValue(ref reader);
            var (state, category) = (default(string), default(StateCategory?));
            foreach (var property in document.RootElement.EnumerateObject())
            {
                if (property.Name == "state") state = property.Value.GetString();
                else if (property.Name == "category") category = property.Value.Deserialize<StateCategory>(options);
                else throw new JsonException();
            }
            return state is { Length: > 0 and <= 60 } && category is { } known ? new(state, known) : throw new JsonException();
        }

        public override void Write(Utf8JsonWriter writer, StateTarget value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            writer.WriteString("state", value.State);
            writer.WritePropertyName("category");
            JsonSerializer.Serialize(writer, value.Category, options);
            writer.WriteEndObject();
        }
    }
}
