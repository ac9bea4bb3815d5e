using Steward.Platform.Events;

namespace Steward.WorkItems.Defining;

/// <summary>Anything that happened to the definition of a field, not to its values.</summary>
public abstract record FieldHappening : Happening
{
    public override string Subject => "field";
}

public sealed record FieldDefined : FieldHappening
{
    public override string Kind => "field.defined";
}

public sealed record FieldRedefined : FieldHappening
{
    public override string Kind => "field.changed";
}

public sealed record FieldRetired : FieldHappening
{
    public override string Kind => "field.retired";
}

public sealed record FieldReturned : FieldHappening
{
    public override string Kind => "field.returned";
}
