using Steward.Platform.Access;
using Steward.Platform.Text;

namespace Steward.ServiceDesk.Agreements;

/// <summary>Rights over services, agreements and the rules of clocks.</summary>
public static class AgreementPermissions
{
    /// <summary>What is promised to whom is the organisation's word, so it is kept by those who administer it.</summary>
    public static readonly Permission Keep = Permission.Workspace("agreements.keep", Role.None, Texts<AgreementTexts>.Say("MayKeep"));

    /// <summary>What only the program itself orders: recounting, taking steps. No role holds it.</summary>
    public static readonly Permission Program = new("agreements.program", Role.None, InSpace: false, Texts<AgreementTexts>.Say("MayProgram"), TokenScope.Admin);

    public static readonly IReadOnlyList<Permission> All = [Keep];
}

/// <summary>Marks the texts of services, agreements and clocks (AgreementTexts.resx).</summary>
public sealed class AgreementTexts;
