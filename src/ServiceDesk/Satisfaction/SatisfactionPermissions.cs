using Steward.Platform.Access;
using Steward.Platform.Text;

namespace Steward.ServiceDesk.Satisfaction;

/// <summary>Rights over ratings.</summary>
public static class SatisfactionPermissions
{
    /// <summary>Everybody says how their own requests went.</summary>
    public static readonly Permission Rate = Permission.Own("ratings.give", Texts<SatisfactionTexts>.Say("MayRate"));

    public static readonly Permission Keep = Permission.Workspace("ratings.keep", Role.None, Texts<SatisfactionTexts>.Say("MayKeep"));

    /// <summary>Ratings of a past that is told. No role holds it.</summary>
    public static readonly Permission Program = new("ratings.tell", Role.None, InSpace: false, Texts<SatisfactionTexts>.Say("MayTell"), TokenScope.Admin);

    public static readonly IReadOnlyList<Permission> All = [Rate, Keep];
}

/// <summary>Marks the texts of ratings (SatisfactionTexts.resx).</summary>
public sealed class SatisfactionTexts;
