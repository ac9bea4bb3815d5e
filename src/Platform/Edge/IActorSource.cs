using Microsoft.AspNetCore.Http;
using Steward.Platform.Access;
using Steward.Platform.Workspaces;

namespace Steward.Platform.Edge;

/// <summary>Finds out who sent a request, from its token or session. Implemented by Identity, the next room up.</summary>
public interface IActorSource
{
    /// <summary>The actor, or <see cref="Actor.Anonymous"/>. An unusable bearer token answers null: the request ends with 401.</summary>
    ValueTask<Actor?> Find(HttpContext http, Workspace workspace);
}
