using NodaTime;
using Steward.Identity.Directory;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Text;
using Steward.Platform.Workspaces;
using Steward.ServiceDesk.Clocks;
using Steward.WorkItems.Querying;
using Steward.WorkItems.Types;

namespace Steward.ServiceDesk.Agreements.Rules;

/// <summary>What a rule of a clock must keep to, each demand as its sentence at the field of the form.</summary>
internal static class RuleShape
{
    public const int MostTargets = 200;
    public const int MostSteps = 20;
    public const int MostAmount = 10_000;

    /// <summary>Everything that is wrong with a body; nothing when it may be published.</summary>
    public static IReadOnlyList<FieldFault> Faults(RuleBody body, Workspace workspace, AppDb db, Instant now)
    {
        var scope = Rulebook.Scope(workspace, db);
        var faults = new List<FieldFault>();
        var bound = RuleBinding.Bind(body, scope, static _ => null);
        if (!bound.Succeeded)
            faults.AddRange(bound.Refusal.Fields);
        if (body.Start.Trim() == body.Stop.Trim() && body.Start.Trim().Length > 0)
            faults.Add(new("stop", Say("StopIsStart")));
        if (body.Resume.Trim().Length > 0 && body.Pause.Trim().Length == 0)
            faults.Add(new("resume", Say("ResumeWithoutPause")));
        MustNotResetForEver(body, scope, faults);
        Hours(body, workspace, now, faults);
        Targets(body, workspace, faults);
        Steps(body, workspace, faults);
        return faults;
    }

    /// <summary>A reset that asks for a state would begin a new run with everything that happens, and the clock would never be late.</summary>
    private static void MustNotResetForEver(RuleBody body, QueryScope scope, List<FieldFault> faults)
    {
        if (QueryText.Parse(body.Reset) is { Succeeded: true, Answer.Where: { } reset } && !NeedsAnEvent(reset, scope))
            faults.Add(new("reset", Say("ResetForEver")));
    }

    private static bool NeedsAnEvent(QueryNode node, QueryScope scope) => node switch
    {
        AllOf all => all.Parts.Any(p => NeedsAnEvent(p, scope)),
        AnyOf any => any.Parts.All(p => NeedsAnEvent(p, scope)),
        Condition condition => scope.Workspace.Get<QueryFields>().Find(condition.Field, scope)?.Name == "happened" && condition.Operator is "=" or Condition.In,
        _ => false,
    };

    private static void Hours(RuleBody body, Workspace workspace, Instant now, List<FieldFault> faults)
    {
        if (body.Zone is { } zone && DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is null)
        {
            faults.Add(new("zone", Say("ZoneUnknown", zone)));
            return;
        }

        var name = body.Calendar switch { CalendarSource.Always => "always", CalendarSource.Team => FormattableString.Invariant($"team-{body.TeamId ?? 0}"), _ => "workspace" };
        if (AgreedHours.MustBeSomebodysHours(name, body.Zone, workspace, now) is { } refusal)
            faults.AddRange(refusal.Fields);
    }

    private static void Targets(RuleBody body, Workspace workspace, List<FieldFault> faults)
    {
        if (body.Targets.Count == 0)
            faults.Add(new("targets", Say("TargetsNeeded")));
        if (body.Targets.Count > MostTargets)
            faults.Add(new("targets", Say("TargetsMany", MostTargets)));
        var book = workspace.Get<Rulebook>().Agreements;
        var types = workspace.Get<TypeDirectory>();
        foreach (var (row, place) in body.Targets.Select((row, place) => (row, place + 1)))
        {
            var least = row.Unit == TargetUnit.EndOfBusinessDay ? 0 : 1;
            if (row.Amount < least || row.Amount > MostAmount)
                faults.Add(new("targets", Say("TargetAmount", place, row.Amount, least, MostAmount)));
            if ((row.AgreementId is { } a && !book.Agreements.ContainsKey(a)) || (row.ServiceId is { } s && !book.Services.ContainsKey(s)) || (row.Type is { } t && types.Find(t) is null))
                faults.Add(new("targets", Say("TargetOfNothing", place)));
        }
    }

    private static void Steps(RuleBody body, Workspace workspace, List<FieldFault> faults)
    {
        if (body.Steps.Count > MostSteps)
            faults.Add(new("steps", Say("StepsMany", MostSteps)));
        var people = workspace.Get<PeopleDirectory>().Now;
        foreach (var (step, place) in body.Steps.Select((step, place) => (step, place + 1)))
        {
            if (step.Percent is null == step.Minutes is null || step.Percent is < 1 or > 200 || step.Minutes is < -100_000 or > 100_000)
                faults.Add(new("steps", Say("StepMoment", place)));
            var whom = step.Act switch
            {
                StepAct.TellPerson => step.PersonId is { } p && people.Find(p) is { DisabledAt: null },
                StepAct.GiveToTeam => step.TeamId is { } t && people.Teams.ContainsKey(t),
                StepAct.RaisePriority => step.Priority is > WorkItems.Items.Priority.None,
                _ => true,
            };
            if (!whom)
                faults.Add(new("steps", Say("StepWhom", place)));
        }
    }

    private static Said Say(string key, params object?[] arguments) => Texts<AgreementTexts>.Say(key, arguments);
}
