using Steward.Platform.Events;

namespace Steward.ServiceDesk.Routing;

public abstract record RouteHappening : Happening
{
    public override string Subject => "route";
}

public sealed record RouteSaved : RouteHappening
{
    public override string Kind => "route.saved";
}

public sealed record RouteMoved : RouteHappening
{
    public override string Kind => "route.moved";
}

public sealed record RouteEnded : RouteHappening
{
    public override string Kind => "route.ended";
}
