using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using NodaTime;
using Steward.Identity.Directory;
using Steward.Identity.Tokens;
using Steward.Platform.Access;
using Steward.Platform.Edge;
using Steward.Platform.Live;
using Steward.Platform.Workspaces;

namespace Steward.Identity.Sessions;

/// <summary>Who sent a request: a bearer token for programs, a session cookie for browsers. Disabled people are nobody.</summary>
internal sealed class ActorSource(TimeProvider clock) : IActorSource
{
    public ValueTask<Actor?> Find(HttpContext http, Workspace workspace)
    {
        var header = http.Request.Headers.Authorization;
        if (!StringValues.IsNullOrEmpty(header))
            return ValueTask.FromResult(FromToken(header.ToString(), workspace));
        return ValueTask.FromResult<Actor?>(FromCookie(http, workspace));
    }

    private Actor? FromToken(string header, Workspace workspace)
    {
        if (!header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
            return null;
        var known = workspace.Get<Credentials>().Token(Secret.Hash(header[7..].Trim()));
        var snapshot = workspace.Get<PeopleDirectory>().Now;
        if (known is null || known.RevokedAt is not null || known.ExpiresAt <= Now)
            return null;
        return snapshot.Find(known.PersonId) is { DisabledAt: null } person
            ? snapshot.ActorOf(person, Channel.Api, known.Scope)
            : null;
    }

    private Actor FromCookie(HttpContext http, Workspace workspace)
    {
        if (SessionCookie.Read(http.Request) is not { } secret)
            return Actor.Anonymous;
        var known = workspace.Get<Credentials>().Session(Secret.Hash(secret));
        if (known is null || known.ExpiresAt <= Now)
            return Actor.Anonymous;
        var snapshot = workspace.Get<PeopleDirectory>().Now;
        if (snapshot.Find(known.PersonId) is not { DisabledAt: null } person)
            return Actor.Anonymous;
        // rights that were lost meanwhile, on either side, end the looking
        if (known.LooksAsId is { } other && person.IsAdmin && snapshot.Find(other) is { DisabledAt: null, IsAdmin: false } seen)
            return snapshot.ActorOf(seen, Channel.Page) with { LookingId = person.Id };
        return snapshot.ActorOf(person, Channel.Page);
    }

    private Instant Now => Instant.FromDateTimeOffset(clock.GetUtcNow());
}

/// <summary>Sessions and tokens by hash, as last read. News of <see cref="Topic"/> and the passing of a few seconds make it read again.</summary>
internal sealed class Credentials : IPerWorkspace<Credentials>
{
    public const string Topic = "credentials";

    private static readonly TimeSpan Trust = TimeSpan.FromSeconds(4);
    private readonly Workspace workspace;
    private readonly ConcurrentDictionary<string, (Session? Session, ApiToken? Token, long At)> known = new(StringComparer.Ordinal);

    private Credentials(Workspace workspace)
    {
        this.workspace = workspace;
        workspace.Live.OnNews(news =>
        {
            if (news.Topic == Topic || news == LiveNews.ForgetAll)
                known.Clear();
        });
    }

    public static Credentials Create(Workspace workspace) => new(workspace);

    public Session? Session(string hash) => Look("s" + hash, db => (db.Set<Session>().FirstOrDefault(s => s.Hash == hash), null)).Session;

    public ApiToken? Token(string hash) => Look("t" + hash, db => (null, db.Set<ApiToken>().FirstOrDefault(t => t.Hash == hash))).Token;

    private (Session? Session, ApiToken? Token) Look(string key, Func<Steward.Platform.Data.AppDb, (Session?, ApiToken?)> read)
    {
        if (known.TryGetValue(key, out var entry) && TimeProvider.System.GetElapsedTime(entry.At) < Trust)
            return (entry.Session, entry.Token);
        if (known.Count > 100_000)
            known.Clear(); // a flood of made-up secrets must not fill the memory
        using var lease = workspace.Database.Read();
        var (session, token) = read(lease.Db);
        known[key] = (session, token, TimeProvider.System.GetTimestamp());
        return (session, token);
    }
}
