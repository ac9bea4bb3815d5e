using Steward.Clients.Organisations;
using Steward.Identity.Directory;
using Steward.Platform.Access;
using Steward.Platform.Workspaces;

namespace Steward.ServiceDesk.Questions;

/// <summary>What stands in a question before anybody typed: something about the asker, a fixed text, or what a link carries under the question's key.</summary>
internal static class Prefilling
{
    /// <summary>Words for what is known about the asker.</summary>
    public static readonly IReadOnlyList<string> Sources = ["me.name", "me.email", "me.phone", "me.location", "me.title", "me.team", "me.client"];

    public static string Of(Question question, Actor asker, Workspace workspace, string? fromLink)
    {
        if (question.Kind == QuestionKind.File)
            return "";
        if (!string.IsNullOrWhiteSpace(fromLink))
            return fromLink.Length <= Question.LongestText ? fromLink.Trim() : fromLink[..Question.LongestText];
        var people = workspace.Get<PeopleDirectory>().Now;
        var person = people.Find(asker.PersonId);
        return question.Prefill switch
        {
            "me.name" => person?.Name,
            "me.email" => person?.Email,
            "me.phone" => person?.Phone,
            "me.location" => person?.Location,
            "me.title" => person?.Title,
            "me.team" => asker.Teams.Select(t => people.TeamNameOf(t)).Order(StringComparer.Ordinal).FirstOrDefault(),
            "me.client" => workspace.Get<ClientDirectory>().NameOf(asker.ClientId),
            var text => text,
        } ?? "";
    }
}
