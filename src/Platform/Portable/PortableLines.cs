using System.Buffers;
using System.Data.Common;
using System.Globalization;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using Steward.Platform.Backup;
using Steward.Platform.Data.Moving;
using Steward.Platform.Text;

namespace Steward.Platform.Portable;

/// <summary>Rows as lines of JSON: one object each, columns in the order of their names, those without a value left out. Equal rows make equal bytes.</summary>
internal static class PortableLines
{
    private const long LongestLine = 64L * 1024 * 1024;
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(Stream to, IReadOnlyList<PortableColumn> columns, DbDataReader row, ArrayBufferWriter<byte> buffer)
    {
        buffer.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(buffer, Plain))
        {
            json.WriteStartObject();
            for (var i = 0; i < columns.Count; i++)
            {
                if (!row.IsDBNull(i))
                    Write(json, columns[i], row.GetValue(i));
            }

            json.WriteEndObject();
        }

        to.Write(buffer.WrittenSpan);
        to.WriteByte((byte)'\n');
    }

    /// <summary>The rows of a file, checked against the columns.</summary>
    /// <exception cref="BackupUnreadableException">A line is no row of this table.</exception>
    public static async IAsyncEnumerable<object?[]> Read(Stream from, string name, IReadOnlyList<PortableColumn> columns, [EnumeratorCancellation] CancellationToken cancel)
    {
        var places = columns.Select((column, i) => (column, i)).ToDictionary(pair => pair.column.Name, pair => pair.i, StringComparer.Ordinal);
        var reader = PipeReader.Create(from, new StreamPipeReaderOptions(bufferSize: 64 * 1024));
        long line = 0;
        while (true)
        {
            var read = await reader.ReadAsync(cancel);
            var buffer = read.Buffer;
            while (buffer.PositionOf((byte)'\n') is { } end)
            {
                yield return Parse(buffer.Slice(0, end), columns, places, name, ++line);
                buffer = buffer.Slice(buffer.GetPosition(1, end));
            }

            if (buffer.Length > LongestLine || (read.IsCompleted && buffer.Length > 0))
                throw new BackupUnreadableException(Texts<PlatformTexts>.Say("ExportLine", name, line + 1, "…"));
            reader.AdvanceTo(buffer.Start, buffer.End);
            if (read.IsCompleted)
                break;
        }

        await reader.CompleteAsync();
    }

    private static void Write(Utf8JsonWriter json, PortableColumn column, object value)
    {
        switch (column.Kind)
        {
            case PortableKind.Integer:
                json.WriteNumber(column.Name, Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case PortableKind.Boolean:
                json.WriteBoolean(column.Name, Convert.ToBoolean(value, CultureInfo.InvariantCulture));
                break;
            case PortableKind.Instant:
                json.WriteString(column.Name, InstantPattern.ExtendedIso.Format(Instant.FromUnixTimeMilliseconds(Convert.ToInt64(value, CultureInfo.InvariantCulture))));
                break;
            case PortableKind.Number:
                json.WriteNumber(column.Name, Convert.ToDouble(value, CultureInfo.InvariantCulture));
                break;
            case PortableKind.Bytes:
                json.WriteBase64String(column.Name, (byte[])value);
                break;
            default:
                json.WriteString(column.Name, (string)value);
                break;
        }
    }

    private static object?[] Parse(ReadOnlySequence<byte> line, IReadOnlyList<PortableColumn> columns, Dictionary<string, int> places, string name, long number)
    {
        try
        {
            using var parsed = JsonDocument.Parse(line);
            var row = new object?[columns.Count];
            foreach (var property in parsed.RootElement.EnumerateObject())
            {
                var place = places.TryGetValue(property.Name, out var known) ? known : throw new FormatException($"'{property.Name}'?");
                row[place] = Value(columns[place].Kind, property.Value);
            }

            return row;
        }
        catch (Exception fault) when (fault is JsonException or FormatException or InvalidOperationException or UnparsableValueException or OverflowException)
        {
            throw new BackupUnreadableException(Texts<PlatformTexts>.Say("ExportLine", name, number, fault.Message));
        }
    }

    private static object Value(PortableKind kind, JsonElement value) => kind switch
    {
        PortableKind.Integer => value.GetInt64(),
        PortableKind.Boolean => value.GetBoolean(),
        PortableKind.Instant => InstantPattern.ExtendedIso.Parse(value.GetString() ?? "").GetValueOrThrow().ToUnixTimeMilliseconds(),
        PortableKind.Number => value.GetDouble(),
        PortableKind.Bytes => value.GetBytesFromBase64(),
        _ => value.GetString() ?? throw new FormatException("null"),
    };
}
