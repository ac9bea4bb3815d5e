using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Platform.Blobs;
using Steward.Platform.Data;

namespace Steward.ServiceDesk.Configuration.Importing;

/// <summary>A file of configuration items that was uploaded, and what became of it.</summary>
public sealed class CiImport
{
    /// <summary>How long it can be taken back.</summary>
    public static readonly Duration UndoableFor = Duration.FromDays(7);

    public long Id { get; init; }

    public required string FileName { get; init; }

    /// <summary>Under which the content is kept.</summary>
    public required string Hash { get; init; }

    public long? ById { get; init; }

    public Instant CreatedAt { get; init; }

    public Instant? RunAt { get; set; }

    public Instant? UndoneAt { get; set; }

    public int Created { get; set; }

    public int Changed { get; set; }

    public int Unchanged { get; set; }

    public int Related { get; set; }

    public int Wrong { get; set; }

    /// <summary>What taking it back needs, as JSON (<see cref="CiUndo"/>).</summary>
    public string Undo { get; set; } = "";

    public bool IsUndoable(Instant now) => RunAt is { } run && UndoneAt is null && now - run <= UndoableFor;
}

/// <summary>Uploaded files stay as long as their imports name them.</summary>
internal sealed class CiImportContents : IUseBlobs
{
    public async Task<IReadOnlyList<string>> Used(AppDb db, IReadOnlyList<string> hashes, CancellationToken cancel) =>
        await db.Set<CiImport>().Where(i => hashes.Contains(i.Hash)).Select(i => i.Hash).Distinct().ToListAsync(cancel);
}
