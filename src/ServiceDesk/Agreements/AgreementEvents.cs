using Steward.Platform.Edge;
using Steward.Platform.Events;
using Steward.ServiceDesk.Agreements.Rules;

namespace Steward.ServiceDesk.Agreements;

public sealed record ServiceSaved : Happening
{
    public override string Kind => "service.saved";

    public override string Subject => "service";
}

public sealed record AgreementSaved : Happening
{
    public override string Kind => "agreement.saved";

    public override string Subject => "agreement";
}

public sealed record AgreementEnded : Happening
{
    public override string Kind => "agreement.ended";

    public override string Subject => "agreement";
}

/// <summary>A definition was made, or its draft was changed.</summary>
public sealed record DefinitionDrafted : Happening
{
    public override string Kind => "clock.drafted";

    public override string Subject => "clock";
}

/// <summary>The draft became the next version; from now on it holds.</summary>
public sealed record DefinitionPublished : Happening
{
    public override string Kind => "clock.published";

    public override string Subject => "clock";
}

public sealed record DefinitionRetired : Happening
{
    public override string Kind => "clock.retired";

    public override string Subject => "clock";
}

/// <summary>All clocks are reckoned anew.</summary>
public sealed record ClocksRecounted : Happening
{
    public override string Kind => "recount.ordered";

    public override string Subject => "recount";
}

/// <summary>Marks the texts of this module's events (AgreementEventTexts.resx).</summary>
public sealed class AgreementEventTexts;

/// <summary>Tells what happened to services, agreements and definitions, to those who administer them.</summary>
internal sealed class AgreementTeller() : EventTeller(typeof(AgreementEventTexts), "service", "agreement", "clock", "recount")
{
    protected override Task<IReadOnlyDictionary<(string Subject, long Id), SubjectName>> Names(Visit visit, IReadOnlyList<EventRow> rows, CancellationToken cancel)
    {
        var rules = visit.Workspace.Get<Rulebook>();
        var names = new Dictionary<(string Subject, long Id), SubjectName>();
        foreach (var service in visit.Actor.IsStaff ? rules.Agreements.Services.Values : [])
            names[("service", service.Id)] = new SubjectName(service.Name, FormattableString.Invariant($"{visit.Root}/admin/services/{service.Id}"));
        foreach (var agreement in visit.Actor.IsStaff ? rules.Agreements.Agreements.Values : [])
            names[("agreement", agreement.Id)] = new SubjectName(agreement.Name, FormattableString.Invariant($"{visit.Root}/admin/agreements/{agreement.Id}"));
        foreach (var definition in visit.Actor.IsStaff ? rules.Definitions : [])
            names[("clock", definition.Id)] = new SubjectName(definition.Name, FormattableString.Invariant($"{visit.Root}/admin/clocks/{definition.Id}"));
        return Task.FromResult<IReadOnlyDictionary<(string Subject, long Id), SubjectName>>(names);
    }
}
