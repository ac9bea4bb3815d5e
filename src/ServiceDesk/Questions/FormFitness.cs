using Steward.Identity.Directory;
using Steward.Platform.Commands;
using Steward.Platform.Text;
using Steward.Platform.Workspaces;
using Steward.ServiceDesk.Catalogue;
using Steward.ServiceDesk.Catalogue.Offerings;
using Steward.ServiceDesk.Requests;
using Steward.WorkItems.Items;
using Steward.WorkItems.Spaces;
using Steward.WorkItems.Types;

namespace Steward.ServiceDesk.Questions;

/// <summary>Whether a form fits what is there: its space and type, fields, teams and people. Told while it is a draft, demanded when it is published.</summary>
internal static class FormFitness
{
    public static IReadOnlyList<FieldFault> Faults(Offering offering, FormBody body, Workspace workspace)
    {
        var faults = new List<FieldFault>();
        var spaces = workspace.Get<SpaceDirectory>();
        if (spaces.Find(offering.SpaceId) is not { ArchivedAt: null } space)
            faults.Add(new("space", Say("SpaceGone")));
        else if (!space.TypeKeys.Contains(offering.Type))
            faults.Add(new("type", Say("TypeNotThere", offering.Type, space.Key, string.Join(", ", space.TypeKeys))));
        if (Audiences.Fault(offering.Audience, offering.AudienceList, offering.AudienceCondition, workspace) is { } audience)
            faults.Add(audience);
        if (body.Questions.Count == 0)
            faults.Add(new("questions", Say("QuestionsNone")));
        foreach (var question in body.Questions.Where(q => q.Target.Length > 0))
        {
            if (TargetFault(offering, question, workspace) is { } wrong)
                faults.Add(new($"{question.Key}.target", wrong));
        }

        foreach (var item in body.Items)
            faults.AddRange(Of(item, offering, workspace));
        if (body.Approval is { } approval)
            faults.AddRange(approval.Steps.SelectMany(s => s.Approvers).Where(a => !Approvers.Words.Contains(a) && workspace.Get<PeopleDirectory>().Now.Find(a) is not { DisabledAt: null })
                .Select(a => new FieldFault("approval", Say("ApproverUnknown", a, string.Join(", ", Approvers.Words)))));
        return faults;
    }

    private static Said? TargetFault(Offering offering, Question question, Workspace workspace)
    {
        if (AnswerTarget.FieldOf(question.Target, workspace) is { } field)
        {
            if (!field.IsFor(offering.Type))
                return Say("TargetNotOfType", field.Name, workspace.Get<TypeDirectory>().NameOf(offering.Type));
            return AnswerTarget.Fits(question.Kind, field) ? null : Say("TargetUnfit", question.Label, field.Name);
        }

        if (!AnswerTarget.Fixed.Contains(question.Target))
            return Say("TargetUnknown", question.Target);
        if (!AnswerTarget.Fits(question.Kind, question.Target))
            return Say("TargetUnfit", question.Label, question.Target);
        return question.Target == "priority" && question.Choices.FirstOrDefault(c => !Enum.TryParse<Priority>(c, ignoreCase: true, out _)) is { } odd
            ? Say("TargetPriority", odd, string.Join(", ", Enum.GetNames<Priority>()))
            : null;
    }

    private static IEnumerable<FieldFault> Of(FurtherItem item, Offering offering, Workspace workspace)
    {
        var spaces = workspace.Get<SpaceDirectory>();
        var space = item.Space.Length == 0 ? spaces.Find(offering.SpaceId) : spaces.Find(item.Space);
        if (space is not { ArchivedAt: null })
            yield return new($"items.{item.Key}.space", Say("ItemSpace", item.Space));
        else if (!space.TypeKeys.Contains(item.Type))
            yield return new($"items.{item.Key}.type", Say("TypeNotThere", item.Type, space.Key, string.Join(", ", space.TypeKeys)));
        if (item.Team.Length > 0 && workspace.Get<PeopleDirectory>().Now.Teams.Values.All(t => !string.Equals(t.Name, item.Team, StringComparison.OrdinalIgnoreCase)))
            yield return new($"items.{item.Key}.team", Say("ItemTeam", item.Team));
    }

    private static Said Say(string key, params object?[] arguments) => Texts<CatalogueTexts>.Say(key, arguments);
}
