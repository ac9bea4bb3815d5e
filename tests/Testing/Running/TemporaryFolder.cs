namespace Steward.Testing.Running;

/// <summary>A new empty folder that disappears with this object.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("steward-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
