using System.Globalization;
using Microsoft.AspNetCore.Http;
using Steward.Platform.Design;
using Steward.Platform.Workspaces;
using Steward.ServiceDesk.Catalogue.Offerings;
using Steward.WorkItems.Spaces;

namespace Steward.ServiceDesk.Catalogue.Editing;

/// <summary>The form of an offering as it was typed.</summary>
public sealed record OfferingForm
{
    public string Name { get; init; } = "";

    /// <summary>Space and type in one choice: <c>IT/request</c>.</summary>
    public string Makes { get; init; } = "";

    public string Service { get; init; } = "";

    public string Category { get; init; } = "";

    public string Summary { get; init; } = "";

    public string Description { get; init; } = "";

    public string Icon { get; init; } = nameof(IconName.Request);

    public string Audience { get; init; } = nameof(AudienceKind.Everyone);

    public IReadOnlyList<string> Teams { get; init; } = [];

    public IReadOnlyList<string> Clients { get; init; } = [];

    public string Condition { get; init; } = "";

    public string Expected { get; init; } = "";

    public static OfferingForm Read(IFormCollection form) => new()
    {
        Name = form["name"].ToString(), Makes = form["makes"].ToString(), Service = form["service"].ToString(), Category = form["category"].ToString(), Summary = form["summary"].ToString(),
        Description = form["description"].ToString().ReplaceLineEndings("\n"), Icon = form["icon"].ToString(), Audience = form["audience"].ToString(), Teams = [.. form["teams"].OfType<string>()],
        Clients = [.. form["clients"].OfType<string>()], Condition = form["condition"].ToString(), Expected = form["expected"].ToString(),
    };

    public static OfferingForm Of(Offering offering, Workspace workspace)
    {
        IReadOnlyList<string> ids = [.. offering.AudienceList.Select(id => id.ToString(CultureInfo.InvariantCulture))];
        return new()
        {
            Name = offering.Name, Makes = $"{workspace.Get<SpaceDirectory>().KeyOf(offering.SpaceId)}/{offering.Type}", Service = offering.ServiceId?.ToString(CultureInfo.InvariantCulture) ?? "",
            Category = offering.Category, Summary = offering.Summary, Description = offering.Description, Icon = offering.Icon, Audience = offering.Audience.ToString(),
            Teams = offering.Audience == AudienceKind.Teams ? ids : [], Clients = offering.Audience == AudienceKind.Clients ? ids : [], Condition = offering.AudienceCondition, Expected = offering.Expected,
        };
    }

    internal OfferingWish Wish()
    {
        var kind = Enum.TryParse<AudienceKind>(Audience, out var audience) && Enum.IsDefined(audience) ? audience : AudienceKind.Everyone;
        var (space, type) = Makes.Split('/') is [var s, var t] ? (s, t) : (Makes, "");
        return new OfferingWish(Name, space, type)
        {
            ServiceId = Id(Service), Category = Category, Summary = Summary, Description = Description, Icon = Icon, Audience = kind,
            AudienceIds = [.. (kind == AudienceKind.Clients ? Clients : Teams).Select(Id).OfType<long>()], AudienceCondition = Condition, Expected = Expected,
        };
    }

    private static long? Id(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
}
