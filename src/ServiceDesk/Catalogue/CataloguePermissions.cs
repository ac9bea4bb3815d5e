using Steward.Platform.Access;
using Steward.Platform.Text;

namespace Steward.ServiceDesk.Catalogue;

/// <summary>Rights over the catalogue.</summary>
public static class CataloguePermissions
{
    /// <summary>What may be asked for, and what is made of it, is the organisation's word.</summary>
    public static readonly Permission Keep = Permission.Workspace("catalogue.keep", Role.None, Texts<CatalogueTexts>.Say("MayKeep"));

    /// <summary>Everybody signed in asks for what is offered to them; the offering says to whom.</summary>
    public static readonly Permission Ask = Permission.Own("catalogue.ask", Texts<CatalogueTexts>.Say("MayAsk"));

    public static readonly IReadOnlyList<Permission> All = [Keep, Ask];
}

/// <summary>Marks the texts of the catalogue, its forms and the requests made by them (CatalogueTexts.resx).</summary>
public sealed class CatalogueTexts;
