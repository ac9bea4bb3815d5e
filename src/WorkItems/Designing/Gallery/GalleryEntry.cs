using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Steward.Platform.Data;
using Steward.Platform.Text;
using Steward.WorkItems.Types;

namespace Steward.WorkItems.Designing;

/// <summary>The newest version of a workflow of the gallery.</summary>
/// <param name="Key">What types remember: <c>steward:simple</c> came with the program, <c>own:…</c> was shared here.</param>
/// <param name="Name">In the reader's language, as far as it came with the program.</param>
/// <param name="About">What it is for.</param>
/// <param name="Version">Grows with each sharing.</param>
/// <param name="Workflow">States and ways.</param>
public sealed record GalleryEntry(string Key, string Name, string About, int Version, Workflow Workflow)
{
    public const string Own = "own:";

    public bool IsOwn => Key.StartsWith(Own, StringComparison.Ordinal);

    /// <summary>Those that came with the program first, in one statement.</summary>
    public static async Task<IReadOnlyList<GalleryEntry>> All(AppDb db, CancellationToken cancel = default)
    {
        var shared = await db.Set<SharedWorkflow>().Where(s => s.Version == db.Set<SharedWorkflow>().Where(other => other.Key == s.Key).Max(other => other.Version)).ToListAsync(cancel);
        return [.. GalleryWorkflows.All, .. shared.OrderBy(s => s.Name, StringComparer.CurrentCultureIgnoreCase).Select(Of)];
    }

    public static async Task<GalleryEntry?> Find(AppDb db, string key, CancellationToken cancel = default) =>
        GalleryWorkflows.All.FirstOrDefault(g => g.Key == key)
        ?? (await db.Set<SharedWorkflow>().Where(s => s.Key == key).OrderByDescending(s => s.Version).FirstOrDefaultAsync(cancel) is { } shared ? Of(shared) : null);

    private static GalleryEntry Of(SharedWorkflow shared) =>
        new(shared.Key, shared.Name, shared.About, shared.Version, JsonSerializer.Deserialize<Workflow>(shared.Definition, PlatformJson.Options)!);
}
