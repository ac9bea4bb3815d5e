using NodaTime;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Workspaces;

namespace Steward.Platform.Edge;

/// <summary>
/// One request: which workspace, who asks, in which culture and zone. Set once by the middleware at the edge and then read by pages and
/// endpoints, which pass what they need on explicitly.
/// </summary>
public sealed class Visit(Dispatcher dispatcher, TimeProvider clock) : IDisposable
{
    private ReadLease? lease;
    private Workspace? workspace;

    public Workspace Workspace
    {
        get => workspace ?? throw new InvalidOperationException("This request is outside any workspace.");
        set => workspace = value;
    }

    public bool HasWorkspace => workspace is not null;

    public Actor Actor { get; set; } = Actor.Anonymous;

    /// <summary>Path prefix of the workspace (<c>/w/acme</c>, or empty for the default one); put before every link to another page.</summary>
    public string Root { get; set; } = "";

    /// <summary>Nonce of this answer's content security policy.</summary>
    public string Nonce { get; private set; } = Convert.ToBase64String(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16));

    public Instant Now => Instant.FromDateTimeOffset(clock.GetUtcNow());

    public DateTimeZone Zone => DateTimeZoneProviders.Tzdb.GetZoneOrNull(Actor.Zone) ?? DateTimeZone.Utc;

    /// <summary>A reading context without tracking, given back when the request ends.</summary>
    public AppDb Db => (lease ??= Workspace.Database.Read()).Db;

    public Task<Outcome<TAnswer>> Send<TAnswer>(ICommand<TAnswer> command, string? idempotencyKey = null, CancellationToken cancel = default) =>
        dispatcher.Send(Workspace, command, Actor, idempotencyKey, cancel);

    /// <summary>Goes on as somebody whom the request proved to come from by its address, which is a secret.</summary>
    public void Become(Actor actor, Microsoft.AspNetCore.Http.HttpContext http)
    {
        Actor = actor;
        VisitMiddleware.SetCulture(actor, http);
    }

    /// <summary>Takes over from the visit of an answer that was given up, so that another page can be shown in the same request.</summary>
    internal void Continue(Visit earlier) => (workspace, Actor, Root, Nonce) = (earlier.workspace, earlier.Actor, earlier.Root, earlier.Nonce);

    public void Dispose() => lease?.Dispose();
}
