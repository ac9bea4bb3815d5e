using Steward.Platform.Events;

namespace Steward.Identity.People;

public sealed record PersonChanged : Happening
{
    public override string Kind => "person.changed";

    public override string Subject => "person";
}

public sealed record PersonDisabled : Happening
{
    public override string Kind => "person.disabled";

    public override string Subject => "person";
}

public sealed record PersonEnabled : Happening
{
    public override string Kind => "person.enabled";

    public override string Subject => "person";
}

public sealed record SessionsEnded : Happening
{
    public override string Kind => "person.sessions-ended";

    public override string Subject => "person";
}
