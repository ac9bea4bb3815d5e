using Steward.Clients.Organisations;
using Steward.Identity.Directory;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Text;
using Steward.Platform.Workspaces;
using Steward.ServiceDesk.Questions;

namespace Steward.ServiceDesk.Catalogue.Offerings;

/// <summary>Who finds something in the portal.</summary>
public enum AudienceKind
{
    Everyone = 0,

    /// <summary>People who belong to no client.</summary>
    Colleagues = 1,
    Teams = 2,
    Clients = 3,

    /// <summary>Whoever a condition holds for.</summary>
    Condition = 4,
}

/// <summary>Decides who is meant. Somebody who is not meant is answered as if there were nothing.</summary>
internal static class Audiences
{
    /// <summary>What a condition about a person may ask.</summary>
    public static readonly IReadOnlyList<string> Facts = ["team", "client", "location", "title", "language", "staff", "email"];

    public static bool Includes(AudienceKind kind, IReadOnlyList<long> ids, string condition, Actor actor, Workspace workspace) => kind switch
    {
        AudienceKind.Everyone => actor.IsSignedIn,
        AudienceKind.Colleagues => actor is { IsSignedIn: true, ClientId: null },
        AudienceKind.Teams => ids.Any(actor.Teams.Contains),
        AudienceKind.Clients => actor.ClientId is { } client && ids.Contains(client),
        _ => AnswerConditions.Read(condition, Facts) is { Succeeded: true } read && AnswerConditions.Holds(read.Answer, name => Of(name, actor, workspace)),
    };

    public static bool Includes(this Offering offering, Actor actor, Workspace workspace) =>
        Includes(offering.Audience, offering.AudienceList, offering.AudienceCondition, actor, workspace);

    /// <summary>Teams and clients that are there, and a condition that can be read.</summary>
    public static FieldFault? Fault(AudienceKind kind, IReadOnlyList<long> ids, string condition, Workspace workspace)
    {
        if (!Enum.IsDefined(kind))
            return new("audience", Texts<CatalogueTexts>.Say("AudienceUnknown"));
        if (kind == AudienceKind.Teams && (ids.Count == 0 || ids.Any(id => !workspace.Get<PeopleDirectory>().Now.Teams.ContainsKey(id))))
            return new("teams", Texts<CatalogueTexts>.Say("AudienceTeams"));
        if (kind == AudienceKind.Clients && (ids.Count == 0 || ids.Any(id => !workspace.Get<ClientDirectory>().Now.ContainsKey(id))))
            return new("clients", Texts<CatalogueTexts>.Say("AudienceClients"));
        if (kind != AudienceKind.Condition)
            return null;
        if (string.IsNullOrWhiteSpace(condition))
            return new("condition", Texts<CatalogueTexts>.Say("AudienceConditionNeeded", string.Join(", ", Facts)));
        return AnswerConditions.Read(condition, Facts) is { Succeeded: false } unread ? new("condition", unread.Refusal.Sentence) : null;
    }

    private static IReadOnlyList<string> Of(string fact, Actor actor, Workspace workspace)
    {
        var people = workspace.Get<PeopleDirectory>().Now;
        var person = people.Find(actor.PersonId);
        return fact switch
        {
            "team" => [.. actor.Teams.Select(t => people.TeamNameOf(t))],
            "client" => Given(workspace.Get<ClientDirectory>().NameOf(actor.ClientId)),
            "location" => Given(person?.Location),
            "title" => Given(person?.Title),
            "language" => Given(person?.Culture),
            "email" => Given(person?.Email),
            _ => [actor.IsStaff ? "yes" : "no"],
        };
    }

    private static IReadOnlyList<string> Given(string? text) => string.IsNullOrEmpty(text) ? [] : [text];
}
