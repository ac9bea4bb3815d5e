using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Platform.Data;

namespace Steward.Platform.Blobs;

/// <summary>Contents as rows of a megabyte each, for nodes that share nothing but the database. Each part is a transaction of its own.</summary>
internal sealed class DatabaseBlobs(IWorkspaceDatabase database, Func<Instant> now) : IBlobShelf
{
    public async Task Take(string file, Blob blob, CancellationToken cancel)
    {
        if (await KeepAgain(blob.Hash, cancel))
            return;
        await using var content = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, useAsync: true);
        var parts = (int)((blob.Size + BlobPart.Size - 1) / BlobPart.Size);
        var buffer = new byte[BlobPart.Size];
        for (var number = 0; number < parts; number++)
        {
            var read = await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancel);
            var part = buffer[..read];
            var (at, last) = (number, number == parts - 1);
            await database.Write(async db =>
            {
                // two who bring the same content at once write the same parts
                if (!await db.Set<BlobPart>().AnyAsync(p => p.Hash == blob.Hash && p.Part == at, cancel))
                    db.Add(new BlobPart { Hash = blob.Hash, Part = at, Content = part });
                if (last && await db.Set<BlobRow>().FindAsync([blob.Hash], cancel) is null)
                    db.Add(new BlobRow { Hash = blob.Hash, Size = blob.Size, KeptAt = now() });
                return new Written<bool>(true, Keep: true);
            }, cancel);
        }
    }

    public async Task<Stream?> Open(string hash, CancellationToken cancel)
    {
        using var lease = database.Read();
        var size = await lease.Db.Set<BlobRow>().Where(b => b.Hash == hash).Select(b => (long?)b.Size).FirstOrDefaultAsync(cancel);
        return size is { } length ? new BlobStream(database, hash, length) : null;
    }

    public async Task<IReadOnlyList<string>> KeptBefore(Instant moment, string afterHash, int most, CancellationToken cancel)
    {
        using var lease = database.Read();
        return await lease.Db.Set<BlobRow>().Where(b => b.KeptAt < moment && string.Compare(b.Hash, afterHash) > 0)
            .OrderBy(b => b.Hash).Select(b => b.Hash).Take(most).ToListAsync(cancel);
    }

    public async Task<(long Contents, long Bytes)> Held(CancellationToken cancel)
    {
        using var lease = database.Read();
        return (await lease.Db.Set<BlobRow>().LongCountAsync(cancel), await lease.Db.Set<BlobRow>().SumAsync(b => b.Size, cancel));
    }

    public Task Remove(string hash, Instant keptBefore, CancellationToken cancel) => database.Write(async db =>
    {
        var gone = await db.Set<BlobRow>().Where(b => b.Hash == hash && b.KeptAt < keptBefore).ExecuteDeleteAsync(cancel);
        if (gone > 0)
            await db.Set<BlobPart>().Where(p => p.Hash == hash).ExecuteDeleteAsync(cancel);
        return new Written<int>(gone, Keep: true);
    }, cancel);

    private Task<bool> KeepAgain(string hash, CancellationToken cancel) => database.Write(async db =>
    {
        var known = await db.Set<BlobRow>().FindAsync([hash], cancel);
        known?.KeptAt = now();
        return new Written<bool>(known is not null, Keep: known is not null);
    }, cancel);
}
