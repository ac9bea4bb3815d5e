using System.Text.Json;
using Steward.Platform.Text;

namespace Steward.Platform.Audit;

/// <summary>
/// Checkpoints outside the database, one JSON line each, appended and forced to disk: who cuts the end off the database has to know of
/// this file too. A second one may stand elsewhere (another disk, a mounted share).
/// </summary>
internal sealed class CheckpointFile(string path)
{
    public string Path { get; } = path;

    public bool Exists => File.Exists(Path);

    public void Append(IReadOnlyList<AuditCheckpoint> checkpoints)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        using var stream = new FileStream(Path, FileMode.Append, FileAccess.Write, FileShare.Read);
        if (stream.Position > 0 && !EndsWithLine())
            stream.WriteByte((byte)'\n'); // a crash cut the last line; it is written again below, because it was not counted
        foreach (var checkpoint in checkpoints)
        {
            stream.Write(JsonSerializer.SerializeToUtf8Bytes(checkpoint, PlatformJson.Options));
            stream.WriteByte((byte)'\n');
        }

        stream.Flush(flushToDisk: true);
    }

    /// <summary>The lines there were when reading began, in order; null for one that can not be read.</summary>
    public IEnumerable<AuditCheckpoint?> Read()
    {
        using var reader = new StreamReader(new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        var left = reader.BaseStream.Length;
        while (left > 0 && reader.ReadLine() is { } line)
        {
            left -= line.Length + 1;
            if (line.Length > 0)
                yield return Parse(line);
        }
    }

    /// <summary>Number of the last whole line; 0 when there is none.</summary>
    public long LastNumber()
    {
        if (!Exists)
            return 0;
        using var stream = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        stream.Seek(-Math.Min(stream.Length, 4096), SeekOrigin.End);
        var tail = new StreamReader(stream).ReadToEnd();
        return tail.Split('\n').Reverse().Where(line => line.Length > 0).Select(Parse).FirstOrDefault(c => c is not null)?.Number ?? 0;
    }

    private bool EndsWithLine()
    {
        using var stream = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        stream.Seek(-1, SeekOrigin.End);
        return stream.ReadByte() == '\n';
    }

    private static AuditCheckpoint? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<AuditCheckpoint>(line, PlatformJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
