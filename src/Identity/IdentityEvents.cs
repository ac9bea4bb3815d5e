using Steward.Platform.Events;

namespace Steward.Identity;

public sealed record PersonCreated : Happening
{
    public override string Kind => "person.created";

    public override string Subject => "person";
}

public sealed record TeamCreated : Happening
{
    public override string Kind => "team.created";

    public override string Subject => "team";
}

public sealed record RolesGranted : Happening
{
    public override string Kind => "roles.granted";

    public override string Subject => "person";
}

public sealed record TokenCreated : Happening
{
    public override string Kind => "token.created";

    public override string Subject => "person";
}
