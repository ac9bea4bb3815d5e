using System.Text.Json;
using Steward.Platform.Text;

namespace Steward.Platform.Workspaces;

/// <summary>The directory of a machine with SQLite files: <c>workspaces.json</c> in the data folder, replaced as a whole.</summary>
internal sealed class FileWorkspaceDirectory(string dataFolder) : IWorkspaceDirectory
{
    private readonly string file = Path.Combine(dataFolder, "workspaces.json");
    private readonly SemaphoreSlim gate = new(1, 1);

    public async Task<IReadOnlyList<WorkspaceEntry>> List(CancellationToken cancel = default)
    {
        if (!File.Exists(file))
            return [];
        await using var stream = File.OpenRead(file);
        return await JsonSerializer.DeserializeAsync<List<WorkspaceEntry>>(stream, PlatformJson.Options, cancel) ?? [];
    }

    public async Task Save(WorkspaceEntry entry, CancellationToken cancel = default)
    {
        await gate.WaitAsync(cancel);
        try
        {
            var entries = (await List(cancel)).Where(e => e.Name != entry.Name).Append(entry).OrderBy(e => e.Name, StringComparer.Ordinal);
            Directory.CreateDirectory(dataFolder);
            var fresh = file + ".new";
            await using (var stream = File.Create(fresh))
            {
                await JsonSerializer.SerializeAsync(stream, entries, PlatformJson.Options, cancel);
                stream.Flush(flushToDisk: true);
            }

            File.Move(fresh, file, overwrite: true);
        }
        finally
        {
            gate.Release();
        }
    }
}
