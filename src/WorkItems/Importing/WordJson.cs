using System.Text.Json;
using System.Text.Json.Serialization;

namespace Steward.WorkItems.Importing;

/// <summary>Writes choices as words with hyphens (<c>external-id</c>) and reads them as people type them: externalId, External_ID.</summary>
internal sealed class WordJson : JsonConverterFactory
{
    public static string WordOf<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Words<>).MakeGenericType(typeToConvert))!;

    private sealed class Words<T> : JsonConverter<T>
        where T : struct, Enum
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var word = reader.TokenType == JsonTokenType.String ? string.Concat(reader.GetString()!.Where(char.IsLetter)) : "";
            return word.Length > 0 && Enum.TryParse<T>(word, ignoreCase: true, out var value) ? value : throw new JsonException();
        }

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(WordOf(value));
    }
}
