using Steward.Identity.Directory;
using Steward.Platform.Access;
using Steward.Platform.Workspaces;
using Steward.ServiceDesk.Agreements.Rules;
using Steward.ServiceDesk.Catalogue.Offerings;
using Steward.ServiceDesk.Questions;

namespace Steward.ServiceDesk.Requests;

/// <summary>Who is asked for a yes. Nobody approves what they ask for themselves.</summary>
internal static class Approvers
{
    public const string TeamLead = "team-lead";
    public const string ServiceOwner = "service-owner";

    /// <summary>Words that mean somebody else for each request.</summary>
    public static readonly IReadOnlyList<string> Words = [TeamLead, ServiceOwner];

    /// <summary>Names of those asked in a step. Where only the asker is meant, or nobody leads their team, who answers for the service decides.</summary>
    public static IReadOnlyList<string> Of(ApprovalNeedStep step, Offering offering, Actor asker, Workspace workspace)
    {
        var people = workspace.Get<PeopleDirectory>().Now;
        var owner = offering.ServiceId is { } id ? workspace.Get<Rulebook>().Agreements.Services.GetValueOrDefault(id)?.OwnerId : null;
        var asked = step.Approvers.SelectMany(approver => approver switch
        {
            TeamLead => asker.Teams.Select(t => people.Teams.GetValueOrDefault(t)?.LeadId),
            ServiceOwner => [owner],
            _ => [people.Find(approver)?.Id],
        });
        List<string> names = Named(asked);
        return names.Count > 0 ? names : Named([owner]);

        List<string> Named(IEnumerable<long?> ids) =>
            [.. ids.OfType<long>().Distinct().Where(id => id != asker.PersonId).Select(id => people.Find(id)).Where(p => p is { DisabledAt: null }).Select(p => p!.Email ?? p.Name)];
    }
}
