using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Platform.Access;
using Steward.Platform.Data;
using Steward.Platform.Text;

namespace Steward.Platform.Commands;

/// <summary>An answer kept in the command's own transaction, so a repeated request gets it again instead of a second effect.</summary>
internal sealed class KeptAnswer
{
    public required string Key { get; init; }

    public long PersonId { get; init; }

    /// <summary>SHA-256 of the command's name and content.</summary>
    public required string CommandHash { get; init; }

    public required string Answer { get; init; }

    public Instant At { get; init; }
}

internal sealed class KeptAnswerTables : ITables
{
    public void Map(ModelBuilder model) => model.Entity<KeptAnswer>(table =>
    {
        table.ToTable("kept_answers");
        table.HasKey(a => new { a.PersonId, a.Key });
        table.Property(a => a.Key).HasMaxLength(200);
        table.Property(a => a.CommandHash).HasMaxLength(64);
        table.HasIndex(a => a.At);
    });
}

/// <summary>Idempotency of one request: draft-ietf-httpapi-idempotency-key-header; keys belong to the person who used them.</summary>
internal sealed class Replay
{
    private readonly string key;
    private readonly long person;
    private readonly string hash;

    public Replay(string key, Actor actor, object command)
    {
        this.key = key;
        person = actor.PersonId ?? 0;
        var json = JsonSerializer.SerializeToUtf8Bytes(command, command.GetType(), PlatformJson.Options);
        hash = Convert.ToHexStringLower(SHA256.HashData([.. System.Text.Encoding.UTF8.GetBytes(command.GetType().Name), .. json]));
    }

    public async Task<Outcome<TAnswer>?> Earlier<TAnswer>(AppDb db)
    {
        var kept = await db.Set<KeptAnswer>().AsNoTracking().FirstOrDefaultAsync(a => a.PersonId == person && a.Key == key);
        if (kept is null)
            return null;
        if (kept.CommandHash != hash)
            return Refusal.Conflict(Texts<PlatformTexts>.Say("ReplayDiffers"));
        return JsonSerializer.Deserialize<TAnswer>(kept.Answer, PlatformJson.Options)!;
    }

    public void Keep<TAnswer>(AppDb db, TAnswer answer, Instant now) => db.Add(new KeptAnswer
    {
        Key = key,
        PersonId = person,
        CommandHash = hash,
        Answer = JsonSerializer.Serialize(answer, PlatformJson.Options),
        At = now,
    });
}
