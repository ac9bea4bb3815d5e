using Steward.Platform.Edge;
using Steward.Platform.Events;
using Steward.ServiceDesk.Catalogue.Offerings;

namespace Steward.ServiceDesk.Catalogue;

/// <summary>Anything that happened to an offering.</summary>
public abstract record OfferingHappening : Happening
{
    public override string Subject => "offering";
}

public sealed record OfferingSaved : OfferingHappening
{
    public override string Kind => "offering.saved";
}

/// <summary>The draft of its form was changed.</summary>
public sealed record OfferingFormDrafted : OfferingHappening
{
    public override string Kind => "offering.form-drafted";
}

/// <summary>The draft became the version that holds, and the offering stands in the portal.</summary>
public sealed record OfferingPublished : OfferingHappening
{
    public override string Kind => "offering.published";
}

public sealed record OfferingRetired : OfferingHappening
{
    public override string Kind => "offering.retired";
}

/// <summary>Somebody asked for it; the key of what was made stands in the change.</summary>
public sealed record OfferingRequested : OfferingHappening
{
    public override string Kind => "offering.requested";

    public required long ItemId { get; init; }
}

/// <summary>Marks the texts of the catalogue's events (CatalogueEventTexts.resx).</summary>
public sealed class CatalogueEventTexts;

/// <summary>Tells what happened to offerings, to those who administer them.</summary>
internal sealed class OfferingHistory() : EventTeller(typeof(CatalogueEventTexts), "offering")
{
    protected override Task<IReadOnlyDictionary<(string Subject, long Id), SubjectName>> Names(Visit visit, IReadOnlyList<EventRow> rows, CancellationToken cancel)
    {
        var names = new Dictionary<(string Subject, long Id), SubjectName>();
        foreach (var standing in visit.Actor.IsStaff ? visit.Workspace.Get<CatalogueDirectory>().All : [])
            names[("offering", standing.Offering.Id)] = new SubjectName(standing.Offering.Name, FormattableString.Invariant($"{visit.Root}/admin/offerings/{standing.Offering.Id}"));
        return Task.FromResult<IReadOnlyDictionary<(string Subject, long Id), SubjectName>>(names);
    }
}
